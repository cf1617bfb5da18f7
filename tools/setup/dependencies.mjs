// Dependencies: what the lock file asks for is what lies in node_modules. npm's own record of what it installed
// (node_modules/.package-lock.json) is compared with package-lock.json, so a second start installs nothing.

import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statfsSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { quietly, Refusal, step } from './steps.mjs'

const NEEDED_BYTES = 1.2e9

export const installDependencies = async root => {
  if (!installed(root)) {
    refuseFullDisk(root)
    await step('Cài thư viện từ npm', 'installing dependencies', () => install(root))
  }
  if (!existsSync(nodeOf(root))) await placeNode(root)
  linkForScripts(root)
}

/** The Node 26 that the npm package `node` brings. */
export const nodeOf = root => join(root, 'node_modules/node/bin/node')

const installed = root => {
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const held = packagesIn(join(root, 'node_modules/.package-lock.json'))
  if (wanted === undefined || held === undefined) return false
  const same = (a, b) => a !== undefined && a.version === b.version && a.integrity === b.integrity
  const nothingMissing = Object.entries(wanted).every(
    ([name, one]) => name === '' || one.optional || one.peer || same(held[name], one),
  )
  return nothingMissing && Object.entries(held).every(([name, one]) => one.optional || same(wanted[name], one))
}

const packagesIn = file => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined // absent or half written: the same as not installed
  }
}

const refuseFullDisk = root => {
  const { bavail, bsize } = statfsSync(root)
  if (bavail * bsize >= NEEDED_BYTES) return
  const free = Math.round((bavail * bsize) / 1e6)
  throw new Refusal(
    `Ổ đĩa chỉ còn ${free} MB; cài đặt cần khoảng 1200 MB. Hãy dọn bớt rồi chạy lại.`,
    `Only ${free} MB of disk are left; setting up needs about 1200 MB. Make room and run this again.`,
  )
}

/**
 * `npm install` rather than `npm ci`: it takes the same pinned versions and hashes from the lock file, and does not insist on entries
 * for other systems' optional packages, which a registry mirror may not carry. Install scripts are left out: none is needed
 * but Node's own, and that is done by hand below.
 */
const install = async root => {
  const probe = await quietly('npm', ['view', 'node', 'version', '--fetch-retries=1', '--fetch-retry-mintimeout=500'], {
    cwd: root,
  })
  const offline = probe.code === 0 ? [] : ['--offline'] // npm's own cache may hold all that is needed
  const quiet = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']
  const { code, said } = await quietly('npm', ['install', ...quiet, ...offline], { cwd: root })
  if (code !== 0)
    throw npmRefusal(probe.code === 'ENOENT' ? 'ENOENT' : code, `${probe.code === 0 ? '' : probe.said}\n${said}`)
}

const npmRefusal = (code, said) => {
  const tail = said.trim().split('\n').slice(-12).join('\n')
  if (code === 'ENOENT')
    return new Refusal(
      'Máy chưa có npm. Trên Debian: sudo apt install npm',
      'npm is missing. On Debian: sudo apt install npm',
    )
  if (/ENOSPC/.test(said))
    return new Refusal(
      'Ổ đĩa đã đầy trong lúc cài đặt. Hãy dọn bớt rồi chạy lại.',
      'The disk filled up while setting up.',
      tail,
    )
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network|socket hang up/i.test(said)
  )
    return new Refusal(
      'Không tới được kho npm. Hãy kiểm tra mạng (hoặc npm config get registry) rồi chạy lại.',
      'The npm registry cannot be reached. Check the network (or npm config get registry) and run this again.',
      tail,
    )
  if (/EACCES|EROFS|EPERM/.test(said))
    return new Refusal(
      'Không ghi được vào thư mục của dự án. Hãy kiểm tra quyền của thư mục và của node_modules.',
      'The project folder cannot be written. Check who owns it and node_modules.',
      tail,
    )
  return new Refusal(`npm không cài được (mã ${code}).`, `npm could not install (code ${code}).`, tail)
}

/** Puts Node 26 where npm's own install script would have put it: from the platform package in the lock file, else by that script. */
const placeNode = async root => {
  const inside = join(root, 'node_modules/node')
  const brought = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`)
  if (existsSync(brought)) {
    mkdirSync(join(inside, 'bin'), { recursive: true })
    rmSync(nodeOf(root), { force: true })
    linkSync(brought, nodeOf(root))
    return
  }
  await step('Tải Node 26', 'fetching Node 26', async () => {
    const { code, said } = await quietly(process.execPath, ['installArchSpecificPackage.js'], { cwd: inside })
    if (code !== 0 || !existsSync(nodeOf(root))) throw npmRefusal(code, said)
  })
}

/** npm makes this link only where Node was already in its place; npm scripts and the tools of node_modules/.bin run by it. */
const linkForScripts = root => {
  const link = join(root, 'node_modules/.bin/node')
  if (existsSync(link)) return
  rmSync(link, { force: true })
  symlinkSync('../node/bin/node', link)
}
