// The page stays light: what a phone must fetch before a page can show, compressed as a station on plain http sends it, letters and all,
// against the budgets of bench/budgets/web-bytes.json.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'

type Chunk = {
  readonly file: string
  readonly css?: readonly string[]
  readonly assets?: readonly string[]
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}
type Manifest = Readonly<Record<string, Chunk>>
type Budget = { readonly page: string | null; readonly most_bytes: number }

const root = join(import.meta.dirname, '..')
const built = join(root, 'build/web')
const manifestFile = join(built, '.vite/manifest.json')
const budgets = JSON.parse(readFileSync(join(root, 'bench/budgets/web-bytes.json'), 'utf8')) as Record<string, Budget>

describe('the built page', {
  skip: existsSync(manifestFile) ? false : 'trang web chưa dựng (the page is not built)',
}, () => {
  for (const [name, { page, most_bytes }] of Object.entries(budgets)) {
    const missing = page !== null && !existsSync(join(root, 'src/web', page))
    it(`needs at most ${most_bytes / 1000} kB, compressed, to show the ${name}`, {
      skip: missing ? `không có trang ${page} (no such page)` : false,
    }, t => {
      const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest
      const files = new Set(['index.html', 'first-paint.js', ...filesOf(manifest, 'index.html', false)])
      if (page !== null) for (const file of filesOf(manifest, page, true)) files.add(file)
      const rows = [...files].map(file => [file, sent(file)] as const).sort(([, a], [, b]) => b - a)
      const bytes = rows.reduce((sum, [, size]) => sum + size, 0)
      t.diagnostic(`${name}: ${bytes} bytes in ${files.size} files`)
      assert.ok(bytes <= most_bytes, `${name}: ${bytes} bytes: ${rows.map(row => row.join(' ')).join(', ')}`)
    })
  }
})

/** A chunk with all that it imports; what it loads later as well where `later`. */
const filesOf = (manifest: Manifest, entry: string, later: boolean): Set<string> => {
  const files = new Set<string>()
  const seen = new Set<string>()
  const add = (key: string): void => {
    if (seen.has(key)) return
    seen.add(key)
    const chunk = manifest[key]
    assert.ok(chunk !== undefined, `${key} is not in the manifest of the build`)
    // Older browsers alone would fetch the letters' .woff beside .woff2.
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file)
    for (const other of chunk.imports ?? []) add(other)
    if (later) for (const other of chunk.dynamicImports ?? []) add(other)
  }
  add(entry)
  return files
}

const sent = (file: string): number => {
  const bytes = readFileSync(join(built, file))
  return /\.(js|css|svg|json)$/.test(file) ? gzipSync(bytes, { level: 9 }).length : bytes.length
}
