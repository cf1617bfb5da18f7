// Read zip: the files of an archive by its central directory (APPNOTE 6.3.10 §4.3), without unpacking: a bundle's zip only stores. Whatever two programs could
// understand differently is refused by name, and nothing is allocated by a length that was not checked.

import { no, ok, type Result } from '#base/result.ts'
import { type BundleEntry, type BundleFiles, MOST_ENTRIES } from './bundle-files.ts'
import { textOf } from './tools.ts'
import type { ZipFault } from './zip-faults.ts'

export type Bytes = {
  readonly size: number
  /** Fewer bytes than asked at the end. */
  readonly read: (at: number, length: number) => Promise<Uint8Array>
}

const END = 0x06054b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const MOST_DIRECTORY_BYTES = 32 * 1024 * 1024
/** Behind a file whose length was not known before: signature, checksum, two lengths. */
const DESCRIPTOR_BYTES = [12, 16, 20, 24]
const UNKNOWN32 = 0xffffffff
const LINK_MODE = 0xa000
const UNIX = 3

type Entry = BundleEntry & {
  readonly at: number
  readonly described: boolean
  readonly folder: boolean
  readonly name: Uint8Array
}
type Placed = Entry & { readonly data: number }

export const readZip = async (zip: Bytes): Promise<Result<BundleFiles, ZipFault>> => {
  const directory = await findDirectory(zip)
  if (!directory.ok) return directory
  const { at, length, count } = directory.value
  const bytes = await zip.read(at, length)
  if (bytes.length !== length) return no('zip_damaged')
  const entries = readEntries(bytes, count)
  if (!entries.ok) return entries
  const placed = await placeEntries(zip, entries.value, at)
  if (!placed.ok) return placed
  const files = new Map(placed.value.filter(({ folder }) => !folder).map(entry => [entry.path, entry]))
  return ok({
    entries: [...files.values()].map(({ path, bytes }) => ({ path, bytes })),
    odd: [],
    place: path => {
      const file = files.get(path)
      return file && { at: file.data, bytes: file.bytes }
    },
    read: async (path, from, wanted) => {
      const file = files.get(path)
      if (file === undefined) throw new Error(`no such file in the archive: ${path}`)
      return zip.read(file.data + from, Math.max(0, Math.min(wanted, file.bytes - from)))
    },
  })
}

/** Where a file of an archive lies in it. */
type Directory = { readonly at: number; readonly length: number; readonly count: number }

const findDirectory = async (zip: Bytes): Promise<Result<Directory, ZipFault>> => {
  const most = Math.min(zip.size, 65_535 + END_BYTES)
  const tail = await zip.read(zip.size - most, most)
  const view = viewOf(tail)
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== END || at + END_BYTES + view.getUint16(at + 20, true) !== tail.length) continue
    return readEnd(zip, view, at, zip.size - most + at)
  }
  return no('not_a_zip')
}

const readEnd = async (zip: Bytes, view: DataView, at: number, place: number): Promise<Result<Directory, ZipFault>> => {
  const [disk, start_disk] = [view.getUint16(at + 4, true), view.getUint16(at + 6, true)]
  const [here, count] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)]
  const [length, from] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)]
  if (count === 0xffff || length === UNKNOWN32 || from === UNKNOWN32 || disk === 0xffff) return readEnd64(zip, place)
  if (disk !== 0 || start_disk !== 0 || here !== count) return no('zip_split')
  return bounded({ at: from, length, count }, place)
}

const readEnd64 = async (zip: Bytes, place: number): Promise<Result<Directory, ZipFault>> => {
  if (place < 20) return no('zip_damaged')
  const locator = viewOf(await zip.read(place - 20, 20))
  if (locator.byteLength < 20 || locator.getUint32(0, true) !== LOCATOR64) return no('zip_damaged')
  const at = u64(locator, 8)
  if (at > place - 76) return no('zip_damaged')
  const end = viewOf(await zip.read(at, 56))
  if (end.byteLength < 56 || end.getUint32(0, true) !== END64) return no('zip_damaged')
  if (end.getUint32(16, true) !== 0 || end.getUint32(20, true) !== 0) return no('zip_split')
  if (u64(end, 4) !== place - 20 - at - 12) return no('zip_hidden')
  return bounded({ at: u64(end, 48), length: u64(end, 40), count: u64(end, 32) }, at)
}

/** The directory lies right before its end. */
const bounded = (directory: Directory, end: number): Result<Directory, ZipFault> => {
  const { at, length, count } = directory
  if (count > MOST_ENTRIES || length > MOST_DIRECTORY_BYTES) return no('zip_too_many')
  if (length < count * ENTRY_BYTES || at + length > end) return no('zip_damaged')
  return at + length === end ? ok(directory) : no('zip_hidden')
}

const readEntries = (bytes: Uint8Array, count: number): Result<readonly Entry[], ZipFault> => {
  const view = viewOf(bytes)
  const entries: Entry[] = []
  const names = new Set<string>()
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY) return no('zip_damaged')
    const [name, extra, comment] = [28, 30, 32].map(field => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ]
    const end = at + ENTRY_BYTES + name + extra + comment
    if (end > bytes.length) return no('zip_damaged')
    const read = readEntry(bytes, view, at, name, extra)
    if (!read.ok) return read
    // Windows and macOS take two names that differ in case alone for one file.
    const once = read.value.path.toLowerCase()
    if (names.has(once)) return no('zip_duplicate')
    names.add(once)
    entries.push(read.value)
    at = end
  }
  return at === bytes.length ? ok(entries) : no('zip_hidden')
}

const readEntry = (
  bytes: Uint8Array,
  view: DataView,
  at: number,
  nameLength: number,
  extraLength: number,
): Result<Entry, ZipFault> => {
  const [made, flags, method] = [4, 8, 10].map(field => view.getUint16(at + field, true)) as [number, number, number]
  const mode = made >> 8 === UNIX ? view.getUint16(at + 40, true) : 0
  const name = bytes.slice(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength)
  const path = nameOf(name)
  if (path === undefined) return no('zip_bad_name')
  if ((mode & 0xf000) === LINK_MODE) return no('zip_link')
  if ((flags & 0x2041) !== 0) return no('zip_encrypted')
  if (method !== 0) return no('zip_compressed')
  const sizes = readSizes(view, at, at + ENTRY_BYTES + nameLength, extraLength)
  if (sizes === undefined) return no('zip_damaged')
  const [plain, packed, place, disk] = sizes as [number, number, number, number]
  if (disk !== 0) return no('zip_split')
  if (plain !== packed) return no('zip_damaged')
  const folder = path.endsWith('/')
  if (folder && plain !== 0) return no('zip_bad_name')
  return ok({ path, bytes: plain, at: place, described: (flags & 8) !== 0, folder, name })
}

/** Lengths and place, from the extra field where they are longer than 32 bits (§4.5.3). */
const readSizes = (view: DataView, at: number, extraAt: number, extraLength: number): number[] | undefined => {
  const values = [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
    view.getUint16(at + 34, true),
  ]
  const needed = [values[0] === UNKNOWN32, values[1] === UNKNOWN32, values[2] === UNKNOWN32, values[3] === 0xffff]
  if (!needed.includes(true)) return values
  for (let from = extraAt; from + 4 <= extraAt + extraLength; ) {
    const [id, length] = [view.getUint16(from, true), view.getUint16(from + 2, true)]
    from += 4
    if (from + length > extraAt + extraLength) return undefined
    if (id === 1) {
      let place = from
      for (const [i, wanted] of needed.entries()) {
        if (!wanted) continue
        const wide = i === 3 ? 4 : 8
        if (place + wide > from + length) return undefined
        values[i] = wide === 8 ? u64(view, place) : view.getUint32(place, true)
        place += wide
      }
      return values.every(Number.isSafeInteger) ? values : undefined
    }
    from += length
  }
  return undefined
}

/** Relative, with `/`, in letters that every system takes for the same. */
const nameOf = (bytes: Uint8Array): string | undefined => {
  const name = textOf(bytes)
  if (name === undefined || name.length === 0 || name.length > 400) return undefined
  const parts = name.replace(/\/$/, '').split('/')
  const sound = parts.every(part => part !== '' && part !== '.' && part !== '..' && !/[\\:*?"<>|]|\p{Cc}/u.test(part))
  return sound && parts.length <= 8 ? name : undefined
}

/** Each file's own header must say what the directory says, and files must fill the archive without sharing a byte. */
const placeEntries = async (
  zip: Bytes,
  entries: readonly Entry[],
  end: number,
): Promise<Result<readonly Placed[], ZipFault>> => {
  const placed: Placed[] = []
  let at = 0
  let descriptors = [0]
  for (const entry of entries.toSorted((a, b) => a.at - b.at)) {
    if (entry.at < at) return no('zip_overlap')
    if (!descriptors.includes(entry.at - at)) return no('zip_hidden')
    const head = await zip.read(entry.at, LOCAL_BYTES + entry.name.length)
    const view = viewOf(head)
    if (head.length < LOCAL_BYTES + entry.name.length || view.getUint32(0, true) !== LOCAL) return no('zip_damaged')
    const [flags, method, name, extra] = [6, 8, 26, 28].map(field => view.getUint16(field, true))
    const same = name === entry.name.length && entry.name.every((byte, i) => byte === head[LOCAL_BYTES + i])
    const [packed, plain] = [view.getUint32(18, true), view.getUint32(22, true)]
    const told = [packed, plain].every(
      size => size === entry.bytes || size === UNKNOWN32 || (entry.described && size === 0),
    )
    if (!same || method !== 0 || ((flags ?? 0) & 0x2041) !== 0 || !told) return no('zip_damaged')
    const data = entry.at + LOCAL_BYTES + entry.name.length + (extra ?? 0)
    at = data + entry.bytes
    if (at > end) return no('zip_damaged')
    descriptors = entry.described ? DESCRIPTOR_BYTES : [0]
    placed.push({ ...entry, data })
  }
  return descriptors.includes(end - at) ? ok(placed) : no('zip_hidden')
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const u64 = (view: DataView, at: number): number => view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32
