// Photo parsers: what reads the photos of signs that telephones send.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanPhoto } from '#http/routes/signs/clean-photo.ts'
import type { Parser } from './parser.ts'

const icon = join(import.meta.dirname, '../../src/web/public/icons/eye-192.png')
/** Turned, with a comment: tables, one frame, one scan. */
const jpeg = Buffer.from(
  'ffd8ffe1002245786966000049492a000800000001001201030001000000060000000000' +
    '0000ffdb00040001ffc0000b080010001001011100fffe0005626974ffc4000300ffda0008010100003f0012ff0034ffd056ffd9',
  'hex',
)

export const photoParsers: readonly Parser[] = [
  {
    name: 'photo of a sign',
    seeds: [jpeg, readFileSync(icon)],
    read: bytes => {
      const cleaned = cleanPhoto(bytes)
      return cleaned.ok ? cleaned.value.bytes.length : 0
    },
    // Which way up is written anew: 36 bytes that may not have been there.
    most: length => length + 64,
  },
]
