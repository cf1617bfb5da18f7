// A file of a ZIP as text, by its local header (APPNOTE 4.3.7), for tests that look into a DOCX.

import { inflateRawSync } from 'node:zlib'

export const inZip = (bytes: Buffer, name: string): string => {
  const header = bytes.indexOf(name) - 30
  const data = header + 30 + name.length + bytes.readUInt16LE(header + 28)
  return inflateRawSync(bytes.subarray(data)).toString()
}
