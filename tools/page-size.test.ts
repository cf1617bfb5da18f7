// The page stays light: what a phone must fetch before a page can show, compressed as a station sends it (Brotli over TLS, gzip over plain http), letters
// and all, against the budgets of bench/budgets/web-bytes.json.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

type Chunk = {
  readonly file: string
  readonly css?: readonly string[]
  readonly assets?: readonly string[]
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}
type Manifest = Readonly<Record<string, Chunk>>
type Budget = {
  readonly page: string | null
  /** What comes with the page though it does not name it: its words. */
  readonly beside?: readonly string[]
  /** What was promised, and in which compression it is counted; the other one is only kept from growing. */
  readonly goal: { readonly bytes: number; readonly counted_in: 'brotli' | 'gzip' }
  /** Over TLS and on the station itself. */
  readonly most_brotli_bytes: number
  /** Over plain http. */
  readonly most_gzip_bytes: number
}

const root = join(import.meta.dirname, '..')
const built = join(root, 'build/web')
const manifestFile = join(built, '.vite/manifest.json')
const budgets = JSON.parse(readFileSync(join(root, 'bench/budgets/web-bytes.json'), 'utf8')) as Record<string, Budget>

describe('the built page', {
  skip: existsSync(manifestFile) ? false : 'trang web chưa dựng (the page is not built)',
}, () => {
  for (const [name, { page, beside = [], goal, most_brotli_bytes, most_gzip_bytes }] of Object.entries(budgets)) {
    it(`keeps to its goal for the ${name}: the ceiling in ${goal.counted_in} is no higher than what was promised`, () => {
      assert.ok((goal.counted_in === 'brotli' ? most_brotli_bytes : most_gzip_bytes) <= goal.bytes)
    })
    const missing = page !== null && !existsSync(join(root, 'src/web', page))
    it(`needs at most ${most_brotli_bytes / 1000} kB in Brotli, ${most_gzip_bytes / 1000} kB in gzip, to show the ${name}`, {
      skip: missing ? `không có trang ${page} (no such page)` : false,
    }, t => {
      const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest
      const first = chunksOf(manifest, ['index.html'], new Set())
      const chunks = new Set([...first, ...(page === null ? [] : chunksOf(manifest, [page, ...beside], first))])
      const files = new Set(['index.html', 'first-paint.js', ...[...chunks].flatMap(key => filesOf(manifest[key]!))])
      for (const [how, shrink, most] of [
        ['Brotli', inBrotli, most_brotli_bytes],
        ['gzip', inGzip, most_gzip_bytes],
      ] as const) {
        const rows = [...files].map(file => [file, sent(file, shrink)] as const).sort(([, a], [, b]) => b - a)
        const bytes = rows.reduce((sum, [, size]) => sum + size, 0)
        t.diagnostic(`${name}: ${bytes} bytes in ${files.size} files, ${how}`)
        assert.ok(bytes <= most, `${name}, ${how}: ${bytes} bytes: ${rows.map(row => row.join(' ')).join(', ')}`)
      }
    })
  }
})

/** Chunks with all that they import, and what those that are not `there` already load later on top. */
const chunksOf = (manifest: Manifest, entries: readonly string[], there: ReadonlySet<string>): Set<string> => {
  const found = new Set<string>()
  const add = (key: string): void => {
    if (found.has(key) || there.has(key)) return
    found.add(key)
    const chunk = manifest[key]
    assert.ok(chunk !== undefined, `${key} is not in the manifest of the build`)
    for (const other of chunk.imports ?? []) add(other)
    if (there.size > 0) for (const other of chunk.dynamicImports ?? []) add(other)
  }
  for (const key of entries) add(key)
  return found
}

const filesOf = ({ file, css = [], assets = [] }: Chunk): readonly string[] => [file, ...css, ...assets]

const inBrotli = (bytes: Buffer): Buffer =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
const inGzip = (bytes: Buffer): Buffer => gzipSync(bytes, { level: 9 })

const sent = (file: string, shrink: (bytes: Buffer) => Buffer): number => {
  const bytes = readFileSync(join(built, file))
  return (/\.(m?js|css|svg|json)$/.test(file) ? shrink(bytes) : bytes).length
}
