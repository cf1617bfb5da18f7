// The page's build: made again only when something that goes into it changed. The stamp is a hash of the sources, so a fresh
// checkout with new file times but the same text builds nothing.

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeOf } from './dependencies.mjs'
import { precompress } from './precompress.mjs'
import { quietly, Refusal, step } from './steps.mjs'

const sources = ['src/web', 'src/base', 'src/contract', 'src/verify']
const files = ['vite.config.ts', 'tools/verifier-page.ts', 'package-lock.json', 'package.json']

export const buildWeb = async root => {
  if (!existsSync(join(root, 'vite.config.ts'))) return
  const stamp = join(root, 'build/web-sources.sha256')
  const now = hashOf(root)
  const built =
    existsSync(join(root, 'build/web/index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now
  if (built) return
  await step('Dựng trang web', 'building the web page', async () => {
    const { code, said } = await quietly(nodeOf(root), [join(root, 'node_modules/vite/bin/vite.js'), 'build'], {
      cwd: root,
    })
    if (code !== 0)
      throw new Refusal('Không dựng được trang web.', 'The web page could not be built.', said.slice(-3000))
    if (existsSync(join(root, 'build/web/assets'))) precompress(join(root, 'build/web/assets'))
  })
  mkdirSync(join(root, 'build'), { recursive: true })
  writeFileSync(stamp, now)
}

const hashOf = root => {
  const hash = createHash('sha256')
  const add = file =>
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  for (const folder of sources) for (const file of filesUnder(root, folder)) add(file)
  for (const file of files) add(file)
  return hash.digest('hex')
}

const filesUnder = (root, folder) =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
