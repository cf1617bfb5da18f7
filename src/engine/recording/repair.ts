// Repair: brings catalogue and files together after the recorder died or the power went: the tail of each open segment is cut back to its
// last whole fragment, what is in the file and not in the rows is entered, and files without a row get one. A file that makes no sense
// is set aside by name; it stays where it is and hides nothing beside it. One that the system does not give now is tried again later.

import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { CameraId, StreamName } from '#base/ids.ts'
import { cameraId } from '#base/ids.ts'
import { no, ok, type Result } from '#base/result.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { AudioFormat, VideoFormat } from '#engine/frames/frame.ts'
import type { CatalogueReader, CatalogueWriter, ClosedSegment, SegmentRow } from './catalogue.ts'
import { holdsLink, LINK_BOX_BYTES, type Link, readLink } from './chain.ts'
import type { Fragment } from './fragment.ts'
import { indexBox, packFragment, unpackFragments } from './fragment-index.ts'
import {
  aboutLink,
  type Damage,
  openToRead,
  readAt,
  readIndexAtEnd,
  readSegmentHead,
  type SegmentHead,
  walkFragments,
} from './scan.ts'

const LARGEST_REST_BYTES = 64 * 1024 * 1024
/** Streams that are repaired at once. */
const TOGETHER = 8

export type RepairCatalogue = {
  readonly reader: CatalogueReader
  readonly writer: CatalogueWriter
  readonly openSegments: () => readonly SegmentRow[]
  readonly has: (archive: string, path: string) => boolean
  /** Notes which stream a segment belongs to that this process did not open. */
  readonly adopt: (segment: SegmentRow) => void
  readonly setAside: (segment: number, why: string) => void
  /** The file holds less than its rows say, which a disk that keeps what it flushed never does: the rows follow the file. */
  readonly shorten: (segment: SegmentRow, kept: readonly Fragment[], lost: readonly Fragment[]) => void
}

export type Repaired = {
  readonly closed: number
  /** Fragments that were in the file and not in the catalogue. */
  readonly recovered_fragments: number
  readonly cut_bytes: number
  readonly set_aside: readonly { readonly path: string; readonly why: string }[]
  /** Left open: their archive is away, or the system refused to open, read or end them. */
  readonly waiting: readonly SegmentRow[]
  /** Left open too: there is no such file. */
  readonly gone: readonly SegmentRow[]
}

/**
 * Closes every segment that was left open, or only those with these ids. `folderOf` is undefined for an archive that is not mounted: its
 * segments wait.
 */
export const repairOpenSegments = async (
  catalogue: RepairCatalogue,
  folderOf: (archive: string) => string | undefined,
  only?: ReadonlySet<number>,
): Promise<Repaired> => {
  const waiting: SegmentRow[] = []
  const gone: SegmentRow[] = []
  const set_aside: { path: string; why: string }[] = []
  let closed = 0
  let recovered_fragments = 0
  let cut_bytes = 0
  const repair = async (row: SegmentRow): Promise<void> => {
    const folder = folderOf(row.archive)
    if (folder === undefined) {
      waiting.push(row)
      return
    }
    const rows = catalogue.reader.fragments(row.id) // a catalogue that cannot be read is not the file's fault
    const done = await repairOne(catalogue, row, rows, join(folder, row.path)).catch(orWhy)
    if (done === 'file_gone' || done === 'refused') {
      ;(done === 'file_gone' ? gone : waiting).push(row)
      return
    }
    if (typeof done === 'string') {
      catalogue.setAside(row.id, done)
      set_aside.push({ path: row.path, why: done })
      return
    }
    closed++
    recovered_fragments += done.recovered
    cut_bytes += done.cut
  }
  // Those of one stream in their order, which is that of its chain; several streams at once: each waits for its disk to flush.
  const rows = catalogue.openSegments().filter(({ id }) => only?.has(id) !== false)
  const streams = [...Map.groupBy(rows, ({ camera, stream }) => `${camera}/${stream}`).values()]
  const work = async (): Promise<void> => {
    for (let rows = streams.shift(); rows !== undefined; rows = streams.shift())
      for (const row of rows) await repair(row)
  }
  await Promise.all(Array.from({ length: TOGETHER }, work))
  return { closed, recovered_fragments, cut_bytes, set_aside, waiting, gone }
}

/** What the system refuses (no right, a bad sector, a disk turned read-only, no room) may be otherwise tomorrow. */
const orWhy = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'file_gone'
  return code === undefined || code.startsWith('ERR_') ? String(error) : 'refused'
}

export type NotEntered = Damage | 'not_a_stream' | 'no_fragments'

/** Enters a file that has no row; answers how many fragments it holds, or why it cannot be entered. */
export const enterFile = async (
  writer: Pick<CatalogueWriter, 'found'>,
  archive: string,
  folder: string,
  path: string,
): Promise<Result<number, NotEntered>> => {
  const file = await openToRead(join(folder, path))
  if (file === undefined) return no('unreadable')
  await using _ = file
  const head = await readSegmentHead(file)
  if (!head.ok) return head
  const stream = streamOf(head.value)
  if (stream === undefined) return no('not_a_stream')
  const video = head.value.formats.find((format): format is VideoFormat => format.kind === 'video')
  if (video === undefined) return no('damaged_header')
  const audio = head.value.formats.find((format): format is AudioFormat => format.kind === 'audio')
  const whole = await readWhole(file, head.value, join(folder, path))
  if (whole === undefined) return no('no_fragments')
  const { fragments, link, closed } = whole
  const { recovered, link_number: link_before } = head.value.about
  const pictures = fragments.filter(({ track }) => track === 'video')
  const start = wallTime90k(head.value.about.started_90k)
  const end = wallTime90k(fragments.reduce((last, fragment) => Math.max(last, endOf(fragment)), start as number))
  const frames = pictures.reduce((sum, { sizes }) => sum + sizes.length, 0)
  const place = { ...stream, archive, path, start, end, video, audio, frames }
  writer.found({ ...place, link_before, link, recovered, ...closed })
  return ok(fragments.length)
}

type Whole = { readonly fragments: readonly Fragment[]; readonly link: Link; readonly closed: ClosedSegment }

/** What a segment holds: by its index where it has one; else by a walk, and then it gets one. */
export const readWhole = async (file: FileHandle, head: SegmentHead, path: string): Promise<Whole | undefined> => {
  const index = await readIndexAtEnd(file)
  if (index.ok) {
    const { index_at, index_bytes, fragments } = index.value
    if (fragments.length === 0) return undefined
    const closed = { index_at, index_bytes, bytes: index_at + index_bytes }
    return { fragments, link: await linkBehind(file, fragments), closed }
  }
  const { fragments, link, end_byte } = await walkFragments(file, head, head.init_bytes, aboutLink(head.about))
  if (fragments.length === 0) return undefined
  return { fragments, link, closed: await endWithIndex(path, fragments, end_byte) }
}

const repairOne = async (
  catalogue: RepairCatalogue,
  row: SegmentRow,
  rows: readonly Uint8Array[],
  path: string,
): Promise<{ recovered: number; cut: number } | string> => {
  await using file = await open(path, 'r')
  const { size } = await file.stat()
  const head = await readSegmentHead(file)
  if (!head.ok) return head.problem
  const packed = unpackFragments(Buffer.concat(rows))
  const told = packed.ok ? packed.value : []
  const known = await stillThere(file, size, head.value, told)
  if (known.length === 0 && told.length > 0) return 'its fragments are gone'
  if (known.length < told.length) catalogue.shorten(row, known, told.slice(known.length))
  const last = known.at(-1)
  const from = last === undefined ? head.value.init_bytes : last.at_byte + last.bytes
  const before = last === undefined ? aboutLink(head.value.about) : await linkBehind(file, known)
  const walk = await walkFragments(file, head.value, from, before)
  catalogue.adopt(row)
  enter(catalogue.writer, row.id, walk.fragments, known.length, walk.link)
  catalogue.writer.closed(row.id, await endWithIndex(path, [...known, ...walk.fragments], walk.end_byte))
  return { recovered: walk.fragments.length, cut: Math.max(0, size - walk.end_byte) }
}

/** The fragments that have rows, as far as the file still holds them; read anew only where the last one does not lie whole in it. */
const stillThere = async (
  file: FileHandle,
  size: number,
  head: SegmentHead,
  rows: readonly Fragment[],
): Promise<readonly Fragment[]> => {
  const last = rows.at(-1)
  if (last === undefined) return rows
  if (last.at_byte + last.bytes <= size && (await linkIn(file, last)) !== undefined) return rows
  const { fragments } = await walkFragments(file, head, head.init_bytes, aboutLink(head.about))
  return fragments.slice(0, rows.length)
}

/**
 * Writes the index behind the last sound fragment; what stands there is cut off when it is the torn end of a write. Where more
 * fragments lie behind the damage nothing is cut: they stay in the file, though not in its index.
 */
const endWithIndex = async (path: string, fragments: readonly Fragment[], end: number): Promise<ClosedSegment> => {
  await using file = await open(path, 'r+')
  const { size } = await file.stat()
  const rest = await readAt(file, end, Math.min(Math.max(0, size - end), LARGEST_REST_BYTES))
  const index_at = holdsLink(rest.subarray(0, -LINK_BOX_BYTES)) ? size : end
  const index = indexBox(fragments.map(packFragment))
  await file.truncate(index_at)
  await file.write(index, 0, index.length, index_at)
  await file.datasync()
  return { index_at, index_bytes: index.length, bytes: index_at + index.length }
}

const enter = (writer: CatalogueWriter, id: number, fragments: readonly Fragment[], from: number, link: Link): void => {
  fragments.forEach((fragment, i) => {
    const pictures = fragment.track === 'video'
    const end = endOf(fragment)
    writer.wrote(id, {
      number: from + i,
      packed: packFragment(fragment),
      start: fragment.start,
      end,
      frames: pictures ? fragment.sizes.length : 0,
      bytes: fragment.at_byte + fragment.bytes,
      link,
    })
  })
}

const endOf = ({ track, start, span }: Fragment): WallTime90k => wallTime90k(track === 'video' ? start + span : start)

/** The link that stands behind the last of these fragments. */
const linkBehind = async (file: FileHandle, fragments: readonly Fragment[]): Promise<Link> => {
  const link = await linkIn(file, fragments.at(-1)!)
  if (link === undefined) throw new Error('the link behind the last known fragment is gone')
  return link
}

const linkIn = async (file: FileHandle, { at_byte, bytes, tail_bytes }: Fragment): Promise<Link | undefined> => {
  const link = readLink(await readAt(file, at_byte + bytes - tail_bytes, LINK_BOX_BYTES), 0)
  return link.ok ? link.value : undefined
}

const streamOf = ({ about }: SegmentHead): { camera: CameraId; stream: StreamName } | undefined => {
  const camera = cameraId(about.camera)
  const stream = about.stream === 'main' || about.stream === 'sub' ? about.stream : undefined
  return camera.ok && stream !== undefined ? { camera: camera.value, stream } : undefined
}
