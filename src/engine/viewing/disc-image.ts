// Disc image: files that lie in a folder as one image to burn on a disc or to open as a drive: ISO 9660 (ECMA-119) with the long names of Joliet beside.
// Like a zip it is put together while it is sent: its length is known before, any stretch of it can be asked for, nothing is written to disk.

import { type DiscFile, discTree, type Folder, type Named } from './disc-tree.ts'
import type { Extent } from './extents.ts'

const SECTOR = 2048
const FIRST_DESCRIPTOR = 16
const DESCRIPTORS = 3
/** A file of more has several records, one for each stretch (ECMA-119 §9.1.6). */
const MOST_STRETCH = 0xfffff800
/** Drives that read ahead past the end of a track find zeros. */
const RUN_OUT = 150

type Face = {
  readonly tree: readonly Folder[]
  /** Sector of each folder, in the order of the tree. */
  readonly at: readonly number[]
  readonly table: number
  readonly table_bytes: number
}

/** The image as stretches that are laid end to end. `at`: the time of every file, by the commune's clock. */
export const discImage = (files: readonly DiscFile[], label: string, at: Date): readonly Extent[] => {
  const time = localTime(at)
  const trees = [discTree(files, 'plain'), discTree(files, 'joliet')] as const
  let next = FIRST_DESCRIPTOR + DESCRIPTORS
  const take = (bytes: number): number => {
    const mine = next
    next += sectors(bytes)
    return mine
  }
  const faces = trees.map((tree): Face => {
    const table_bytes = tree.reduce((sum, { name }) => sum + pathRecordBytes(name), 0)
    const table = take(sectors(table_bytes) * SECTOR * 2)
    return { tree, table, table_bytes, at: tree.map(folder => take(folderBytes(folder))) }
  })
  const places = files.map(({ bytes }) => take(bytes))
  const end = next + RUN_OUT
  const head = Buffer.alloc(places.length === 0 ? next * SECTOR : places[0]! * SECTOR)
  for (const [i, face] of faces.entries()) {
    describe(head.subarray((FIRST_DESCRIPTOR + i) * SECTOR), face, i === 1, label, end, time)
    writePaths(head, face)
    for (const [n] of face.tree.entries()) writeFolder(head, face, n, { files, places, time })
  }
  head.write('\xffCD001\x01', (FIRST_DESCRIPTOR + 2) * SECTOR, 'latin1')
  const bodies = files.flatMap(({ file, bytes }): readonly Extent[] => [
    ...(bytes > 0 ? [{ kind: 'file', file, at: 0, length: bytes } as const] : []),
    ...zeros(sectors(bytes) * SECTOR - bytes),
  ])
  return [{ kind: 'bytes', bytes: head }, ...bodies, ...zeros(RUN_OUT * SECTOR)]
}

const sectors = (bytes: number): number => Math.ceil(bytes / SECTOR)
const zeros = (bytes: number): readonly Extent[] => (bytes === 0 ? [] : [{ kind: 'bytes', bytes: Buffer.alloc(bytes) }])

/** ECMA-119 §8.4, §8.5; Joliet: UCS-2, level 3. */
const describe = (
  into: Buffer,
  { tree, at, table, table_bytes }: Face,
  joliet: boolean,
  label: string,
  end: number,
  time: Date,
): void => {
  const text = (value: string, from: number, bytes: number): void => {
    if (joliet) ucs2(value.padEnd(bytes >> 1, ' ').slice(0, bytes >> 1)).copy(into, from)
    else
      into.write(
        value
          .toUpperCase()
          .replace(/[^A-Z0-9]/g, '_')
          .padEnd(bytes, ' ')
          .slice(0, bytes),
        from,
        'latin1',
      )
  }
  into.write(`${joliet ? '\x02' : '\x01'}CD001\x01`, 0, 'latin1')
  for (const [value, from, bytes] of [
    ['', 8, 32],
    [label, 40, 32],
    ['', 190, 128],
    ['', 318, 128],
  ] as const)
    text(value, from, bytes)
  for (const [value, from, bytes] of [
    ['', 446, 128],
    ['MAT THAN', 574, 128],
    ['', 702, 36],
    ['', 739, 36],
    ['', 776, 36],
  ] as const)
    text(value, from, bytes)
  if (joliet) into.write('%/E', 88, 'latin1')
  both32(into, 80, end)
  for (const from of [120, 124]) both16(into, from, 1)
  both16(into, 128, SECTOR)
  both32(into, 132, table_bytes)
  into.writeUInt32LE(table, 140)
  into.writeUInt32BE(table + sectors(table_bytes), 148)
  record({ name: Buffer.of(0), sector: at[0]!, bytes: folderBytes(tree[0]!), flags: 2, time }).copy(into, 156)
  const digits = time.toISOString().replace(/\D/g, '').slice(0, 16)
  for (const from of [813, 830]) {
    into.write(digits, from, 'latin1')
    into[from + 16] = ZONE
  }
  for (const from of [847, 864]) into.write('0'.repeat(16), from, 'latin1')
  into[881] = 1
}

/** ECMA-119 §9.4, twice: the low byte first, then the high one. */
const writePaths = (into: Buffer, { tree, at, table, table_bytes }: Face): void => {
  let [little, big] = [table * SECTOR, (table + sectors(table_bytes)) * SECTOR]
  for (const [n, { name, parent }] of tree.entries()) {
    for (const from of [little, big]) {
      into[from] = name.length
      name.copy(into, from + 8)
    }
    into.writeUInt32LE(at[n]!, little + 2)
    into.writeUInt16LE(parent + 1, little + 6)
    into.writeUInt32BE(at[n]!, big + 2)
    into.writeUInt16BE(parent + 1, big + 6)
    little += pathRecordBytes(name)
    big += pathRecordBytes(name)
  }
}

const pathRecordBytes = (name: Buffer): number => 8 + name.length + (name.length % 2)

type Bodies = { readonly files: readonly DiscFile[]; readonly places: readonly number[]; readonly time: Date }

const writeFolder = (into: Buffer, { tree, at }: Face, n: number, { files, places, time }: Bodies): void => {
  const folder = tree[n]!
  const folderRecord = (name: Buffer, of: number): Buffer =>
    record({ name, sector: at[of]!, bytes: folderBytes(tree[of]!), flags: 2, time })
  const records = [folderRecord(Buffer.of(0), n), folderRecord(Buffer.of(1), folder.parent)]
  for (const entry of folder.entries) {
    if (entry.kind === 'folder') records.push(folderRecord(entry.name, entry.at))
    else
      for (const { from, bytes, last } of stretches(files[entry.at]!.bytes))
        records.push(
          record({ name: entry.name, sector: places[entry.at]! + from / SECTOR, bytes, flags: last ? 0 : 0x80, time }),
        )
  }
  const start = at[n]! * SECTOR
  let end = 0
  for (const one of records) {
    end = placed(end, one.length)
    one.copy(into, start + end - one.length)
  }
}

/** Records never lie over the end of a sector. Answers where the next may begin. */
const placed = (at: number, bytes: number): number =>
  ((at % SECTOR) + bytes > SECTOR ? Math.ceil(at / SECTOR) * SECTOR : at) + bytes

const folderBytes = ({ entries }: Folder): number => {
  let end = placed(placed(0, recordBytes(1)), recordBytes(1))
  for (const entry of entries)
    for (let times = entry.kind === 'folder' ? 1 : stretches(entry.bytes).length; times > 0; times--)
      end = placed(end, recordBytes(entry.name.length))
  return sectors(end) * SECTOR
}

const stretches = (bytes: number): readonly { from: number; bytes: number; last: boolean }[] =>
  Array.from({ length: Math.max(1, Math.ceil(bytes / MOST_STRETCH)) }, (_, i) => {
    const from = i * MOST_STRETCH
    return { from, bytes: Math.min(MOST_STRETCH, bytes - from), last: from + MOST_STRETCH >= bytes }
  })

type Record = {
  readonly name: Named['name']
  readonly sector: number
  readonly bytes: number
  readonly flags: number
  readonly time: Date
}

const recordBytes = (name: number): number => 33 + name + ((name + 1) % 2)

/** ECMA-119 §9.1 */
const record = ({ name, sector, bytes, flags, time }: Record): Buffer => {
  const out = Buffer.alloc(recordBytes(name.length))
  out[0] = out.length
  both32(out, 2, sector)
  both32(out, 10, bytes)
  const [month, day] = [time.getUTCMonth() + 1, time.getUTCDate()]
  const clock = [time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds()]
  Buffer.of(time.getUTCFullYear() - 1900, month, day, ...clock, ZONE).copy(out, 18)
  out[25] = flags
  both16(out, 28, 1)
  out[32] = name.length
  name.copy(out, 33)
  return out
}

/** Quarters of an hour ahead of UTC. */
const ZONE = 28
const localTime = (at: Date): Date => new Date(at.getTime() + ZONE * 15 * 60_000)
const ucs2 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()

const both32 = (into: Buffer, at: number, value: number): void => {
  into.writeUInt32LE(value, at)
  into.writeUInt32BE(value, at + 4)
}

const both16 = (into: Buffer, at: number, value: number): void => {
  into.writeUInt16LE(value, at)
  into.writeUInt16BE(value, at + 2)
}
