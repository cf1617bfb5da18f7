// The page stays light: what a phone must fetch before the wall can show, compressed as the station sends it.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'

const MOST_BYTES = 250_000
const built = join(import.meta.dirname, '../build/web')
const index = join(built, 'index.html')

describe('the built page', { skip: existsSync(index) ? false : 'trang web chưa dựng (the page is not built)' }, () => {
  it('needs at most 250 kB, compressed, to show the wall', t => {
    const html = readFileSync(index, 'utf8')
    const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file = '']) => file)
    assert.ok(named.some(file => file.endsWith('.js')) && named.some(file => file.endsWith('.css')))
    const bytes = ['index.html', ...named].reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(built, file))).length,
      0,
    )
    t.diagnostic(`${bytes} bytes`)
    assert.ok(bytes <= MOST_BYTES, `${bytes} bytes in ${named.join(', ')}`)
  })
})
