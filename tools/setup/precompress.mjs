// Compressed copies beside the page's hashed files, made once at build time, so that the station sends them small without working: Brotli where
// browsers take it, gzip because over plain http, as in most communes, they take nothing else.
// index.html has no copy: its name carries no hash, and an old copy beside a new page would be served in its place.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }

export const precompress = assets => {
  for (const name of readdirSync(assets).filter(name => /\.(m?js|css|svg|json)$/.test(name))) {
    const file = join(assets, name)
    const plain = readFileSync(file)
    writeFileSync(`${file}.br`, brotliCompressSync(plain, quality))
    writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }))
  }
}
