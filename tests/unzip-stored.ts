// Unzip stored: takes a zip apart as a stranger does (PKWARE APPNOTE 4.3, 4.5.3), by its central directory; entries must be stored and plain. Shares no code with
// the program that wrote it.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'

/** Answers the names of what it wrote into `folder`. */
export const unzipStored = (file: string, folder: string): readonly string[] => {
  const zip = readFileSync(file)
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0) throw new Error('no end of a central directory')
  const names: string[] = []
  for (let at = directoryOf(zip, end); zip.readUInt32LE(at) === 0x02014b50; ) {
    const [method, crc] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 16)]
    const [name_bytes, extra_bytes, comment_bytes] = [28, 30, 32].map(field => zip.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    const name = zip.toString('utf8', at + 46, at + 46 + name_bytes)
    const { size, offset } = wide(zip, at, at + 46 + name_bytes, extra_bytes)
    const body = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
    const bytes = zip.subarray(body, body + size)
    if (method !== 0 || crc32(bytes) !== crc) throw new Error(`${name} is not what the zip says`)
    if (!name.endsWith('/')) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), bytes)
      names.push(name)
    }
    at += 46 + name_bytes + extra_bytes + comment_bytes
  }
  return names
}

const directoryOf = (zip: Buffer, end: number): number => {
  const at = zip.readUInt32LE(end + 16)
  return at < 0xffffffff ? at : Number(zip.readBigUInt64LE(Number(zip.readBigUInt64LE(end - 20 + 8)) + 48))
}

/** Sizes and places above 4 GB stand in the extra field 1, in this order, each only where its short field is full. */
const wide = (zip: Buffer, at: number, extra: number, extra_bytes: number): { size: number; offset: number } => {
  let [size, offset] = [zip.readUInt32LE(at + 24), zip.readUInt32LE(at + 42)]
  for (let field = extra; field < extra + extra_bytes; field += 4 + zip.readUInt16LE(field + 2)) {
    if (zip.readUInt16LE(field) !== 1) continue
    let value = field + 4
    const next = () => {
      value += 8
      return Number(zip.readBigUInt64LE(value - 8))
    }
    if (size === 0xffffffff) size = next()
    if (zip.readUInt32LE(at + 20) === 0xffffffff) next()
    if (offset === 0xffffffff) offset = next()
  }
  return { size, offset }
}
