// Zip: files that lie in a folder as one archive, put together while it is sent: stored, not compressed, so that its length is known before and any
// stretch of it can be asked for. ZIP64 fields stand only where they are needed (APPNOTE 6.3.10 §4.5.3). Nothing is written to disk.

import type { Extent } from './extents.ts'

export type ZippedFile = {
  /** In the archive, with `/`. */
  readonly path: string
  readonly file: string
  readonly bytes: number
  readonly crc32: number
}

const VERSION_64 = 45
const VERSION = 20
const UTF8 = 0x0800
const MOST_16 = 0xffff
const MOST_32 = 0xffffffff

/** The archive as stretches that are laid end to end. `at`: what stands as the time of every file, by the commune's clock. */
export const zip = (files: readonly ZippedFile[], at: Date): readonly Extent[] => {
  const time = dosTime(at)
  const extents: Extent[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const one of files) {
    const head = localHeader(one, time)
    extents.push({ kind: 'bytes', bytes: head })
    if (one.bytes > 0) extents.push({ kind: 'file', file: one.file, at: 0, length: one.bytes })
    directory.push(centralHeader(one, time, offset))
    offset += head.length + one.bytes
  }
  const central = Buffer.concat(directory)
  extents.push({ kind: 'bytes', bytes: Buffer.concat([central, endOf(files.length, central.length, offset)]) })
  return extents
}

/** §4.3.7 */
const localHeader = ({ path, bytes, crc32 }: ZippedFile, time: number): Buffer => {
  const name = Buffer.from(path)
  const large = bytes >= MOST_32
  const extra = large ? extra64([bytes, bytes]) : Buffer.alloc(0)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  common(head, 4, { time, crc32, bytes, large, name: name.length, extra: extra.length })
  return Buffer.concat([head, name, extra])
}

/** §4.3.12 */
const centralHeader = ({ path, bytes, crc32 }: ZippedFile, time: number, offset: number): Buffer => {
  const name = Buffer.from(path)
  const large = bytes >= MOST_32
  const far = offset >= MOST_32
  const extra = extra64([...(large ? [bytes, bytes] : []), ...(far ? [offset] : [])])
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE((3 << 8) | VERSION_64, 4) // made on Unix, so that the rights below count
  common(head, 6, { time, crc32, bytes, large: large || far, sizes: large, name: name.length, extra: extra.length })
  head.writeUInt32LE(0o100444 * 2 ** 16, 38)
  head.writeUInt32LE(far ? MOST_32 : offset, 42)
  return Buffer.concat([head, name, extra])
}

type Common = {
  readonly time: number
  readonly crc32: number
  readonly bytes: number
  readonly large: boolean
  readonly sizes?: boolean
  readonly name: number
  readonly extra: number
}

const common = (into: Buffer, at: number, { time, crc32, bytes, large, sizes = large, name, extra }: Common): void => {
  into.writeUInt16LE(large ? VERSION_64 : VERSION, at)
  into.writeUInt16LE(UTF8, at + 2)
  into.writeUInt16LE(0, at + 4)
  into.writeUInt32LE(time, at + 6)
  into.writeUInt32LE(crc32 >>> 0, at + 10)
  into.writeUInt32LE(sizes ? MOST_32 : bytes, at + 14)
  into.writeUInt32LE(sizes ? MOST_32 : bytes, at + 18)
  into.writeUInt16LE(name, at + 22)
  into.writeUInt16LE(extra, at + 24)
}

const extra64 = (values: readonly number[]): Buffer => {
  if (values.length === 0) return Buffer.alloc(0)
  const out = Buffer.alloc(4 + values.length * 8)
  out.writeUInt16LE(1, 0)
  out.writeUInt16LE(values.length * 8, 2)
  for (const [i, value] of values.entries()) out.writeBigUInt64LE(BigInt(value), 4 + i * 8)
  return out
}

/** §4.3.14 to §4.3.16 */
const endOf = (count: number, length: number, offset: number): Buffer => {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(count, MOST_16), 8)
  end.writeUInt16LE(Math.min(count, MOST_16), 10)
  end.writeUInt32LE(Math.min(length, MOST_32), 12)
  end.writeUInt32LE(Math.min(offset, MOST_32), 16)
  if (count < MOST_16 && length < MOST_32 && offset < MOST_32) return end
  const end64 = Buffer.alloc(56)
  end64.writeUInt32LE(0x06064b50, 0)
  end64.writeBigUInt64LE(44n, 4)
  end64.writeUInt16LE((3 << 8) | VERSION_64, 12)
  end64.writeUInt16LE(VERSION_64, 14)
  for (const [i, value] of [count, count, length, offset].entries()) end64.writeBigUInt64LE(BigInt(value), 24 + i * 8)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(offset + length), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([end64, locator, end])
}

/** Two seconds at best, no zone: shown as local time by whoever unpacks. */
const dosTime = (at: Date): number => {
  const local = new Date(at.getTime() + 7 * 3_600_000)
  const year = Math.min(127, Math.max(0, local.getUTCFullYear() - 1980))
  const date = (year << 9) | ((local.getUTCMonth() + 1) << 5) | local.getUTCDate()
  const time = (local.getUTCHours() << 11) | (local.getUTCMinutes() << 5) | (local.getUTCSeconds() >> 1)
  return date * 2 ** 16 + time
}
