// The checks behind ./test: each step in turn, with its time, going on after one that fails, and one line of totals at the end.

import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { ensureChromium } from './install-chromium.ts'
import { knownHoles } from './known-holes.ts'
import { runTests, type Totals } from './run-tests.ts'

const root = join(import.meta.dirname, '..')

/** A journey waits for most of its time: measured on two cores, one alone takes a tenth to a half of a core. */
const AT_ONCE = 4

type Check = { readonly name: string; readonly says: string; readonly run: () => Promise<Totals> }

const unitTests = ['src', 'simulator', 'tools', 'bench'].map(folder => `${folder}/**/*.test.ts`)

const checks: readonly Check[] = [
  { name: 'types', says: 'kiểu dữ liệu (types)', run: () => command('tsc', ['--noEmit', '-p', '.']) },
  { name: 'lint', says: 'cách viết (lint)', run: () => command('biome', ['check', '.']) },
  { name: 'walls', says: 'tường ngăn (walls)', run: () => command('node', ['tools/walls.mjs']) },
  { name: 'dead', says: 'mã thừa (dead code)', run: () => command('knip', []) },
  { name: 'audit', says: 'lỗ hổng đã biết (known holes)', run: () => knownHoles(root) },
  { name: 'web', says: 'dựng trang web (web build)', run: () => command('node', ['tools/setup/set-up.mjs', 'web']) },
  {
    name: 'unit',
    says: 'kiểm thử đơn vị (unit tests)',
    run: () => runTests(unitTests, { together: 2, each_ms: 180_000 }),
  },
  {
    name: 'journeys',
    says: 'hành trình và trình duyệt (journeys and browser)',
    run: async () => {
      await ensureChromium()
      return runTests(['tests/**/*.test.ts'], { together: AT_ONCE, each_ms: 720_000, againAlone: true })
    },
  },
]

const main = async (asked: readonly string[]): Promise<number> => {
  const names = checks.map(check => check.name)
  if (asked.includes('--help') || asked.includes('-h')) {
    console.log(`./test [${names.join(' | ')}] ...\nKhông nói gì thì chạy tất cả. (Without a name, all of them run.)`)
    return 0
  }
  const stranger = asked.find(name => !names.includes(name))
  if (stranger !== undefined) {
    console.error(`Không có bước "${stranger}". Các bước: ${names.join(', ')}. (No such step.)`)
    return 2
  }
  let sum: Totals = { passed: 0, failed: 0, skipped: 0 }
  for (const check of checks.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    sum = plus(sum, await timed(check))
  }
  console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
  return sum.failed === 0 ? 0 : 1
}

const plus = (a: Totals, b: Totals): Totals => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
})

const timed = async ({ name, says, run }: Check): Promise<Totals> => {
  const started = performance.now()
  console.log(`▸ ${says}`)
  const totals = await run().catch((error: unknown): Totals => {
    console.error(error)
    return { passed: 0, failed: 1, skipped: 0 }
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const skipped = totals.skipped > 0 ? `, ${totals.skipped} bỏ qua (skipped)` : ''
  const ending = totals.failed > 0 ? `${totals.failed} hỏng (failed)` : `${totals.passed} đạt (passed)`
  console.log(`${totals.failed > 0 ? '✖' : '✔'} ${name}: ${ending}${skipped}, ${seconds} giây`)
  return totals
}

/** Runs one of the tools in node_modules; it counts as one check, and is only heard when it fails. */
const command = (tool: string, args: readonly string[]): Promise<Totals> =>
  new Promise(resolve => {
    const bin = join(root, 'node_modules/.bin')
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }
    const child = spawn(tool === 'node' ? process.execPath : join(bin, tool), args, {
      cwd: root,
      env,
      timeout: 300_000,
    })
    let said = ''
    child.stdout.on('data', chunk => {
      said += chunk
    })
    child.stderr.on('data', chunk => {
      said += chunk
    })
    child.on('error', error => {
      said += String(error)
    })
    child.on('close', code => {
      if (code !== 0) console.log(said.trimEnd())
      resolve(code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 })
    })
  })

process.exitCode = await main(process.argv.slice(2))
