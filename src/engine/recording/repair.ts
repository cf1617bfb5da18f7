// Repair: brings catalogue and files together after the recorder died or the power went: the tail of each open segment is cut back to its
// last whole fragment, what is in the file and not in the rows is entered, and files without a row get one. A file that cannot be
// read is set aside by name; it stays where it is and hides nothing beside it.

import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { CameraId, StreamName } from '#base/ids.ts'
import { cameraId, streamNames } from '#base/ids.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { AudioFormat, VideoFormat } from '#engine/frames/frame.ts'
import type { CatalogueReader, CatalogueWriter, SegmentRow } from './catalogue.ts'
import { type Link, readLink } from './chain.ts'
import type { Fragment } from './fragment.ts'
import { indexBox, packFragment, unpackFragments } from './fragment-index.ts'
import {
  aboutLink,
  type Damage,
  openToRead,
  readIndexAtEnd,
  readSegmentHead,
  type SegmentHead,
  walkFragments,
} from './scan.ts'

export type RepairCatalogue = {
  readonly reader: CatalogueReader
  readonly writer: CatalogueWriter
  readonly openSegments: () => readonly SegmentRow[]
  readonly has: (archive: string, path: string) => boolean
  /** Notes which stream a segment belongs to that this process did not open. */
  readonly adopt: (segment: SegmentRow) => void
  readonly setAside: (segment: number, why: string) => void
}

export type Repaired = {
  readonly closed: number
  /** Fragments that were in the file and not in the catalogue. */
  readonly recovered_fragments: number
  readonly cut_bytes: number
  readonly set_aside: readonly { readonly path: string; readonly why: string }[]
}

/** Closes every segment that was left open. `folderOf` is undefined for an archive that is not mounted: its segments wait. */
export const repairOpenSegments = async (
  catalogue: RepairCatalogue,
  folderOf: (archive: string) => string | undefined,
): Promise<Repaired> => {
  const set_aside: { path: string; why: string }[] = []
  let closed = 0
  let recovered_fragments = 0
  let cut_bytes = 0
  for (const row of catalogue.openSegments()) {
    const folder = folderOf(row.archive)
    if (folder === undefined) continue
    const done = await repairOne(catalogue, row, join(folder, row.path)).catch(error => String(error))
    if (typeof done === 'string') {
      catalogue.setAside(row.id, done)
      set_aside.push({ path: row.path, why: done })
      continue
    }
    closed++
    recovered_fragments += done.recovered
    cut_bytes += done.cut
  }
  return { closed, recovered_fragments, cut_bytes, set_aside }
}

/** Enters a file that has no row; answers why not, or nothing. */
export const enterFile = async (
  catalogue: RepairCatalogue,
  archive: string,
  folder: string,
  path: string,
): Promise<Damage | 'not_a_stream' | 'no_fragments' | undefined> => {
  const file = await openToRead(join(folder, path))
  if (file === undefined) return 'unreadable'
  await using _ = file
  const head = await readSegmentHead(file)
  if (!head.ok) return head.problem
  const stream = streamOf(head.value)
  if (stream === undefined) return 'not_a_stream'
  const index = await readIndexAtEnd(file)
  const walked = index.ok
    ? undefined
    : await walkFragments(file, head.value, head.value.init_bytes, aboutLink(head.value.about))
  const fragments = index.ok ? index.value.fragments : walked!.fragments
  if (fragments.length === 0) return 'no_fragments'
  const video = head.value.formats.find((format): format is VideoFormat => format.kind === 'video')
  if (video === undefined) return 'damaged_header'
  const audio = head.value.formats.find((format): format is AudioFormat => format.kind === 'audio')
  const start = wallTime90k(head.value.about.started_90k)
  const id = catalogue.writer.open({ ...stream, archive, path, start, video, audio })
  const last = index.ok ? await linkBehind(file, fragments) : walked!.link
  enter(catalogue.writer, id, fragments, 0, last)
  if (index.ok) {
    const { index_at, index_bytes } = index.value
    catalogue.writer.closed(id, { index_at, index_bytes, bytes: index_at + index_bytes })
  } else await finish(catalogue, id, join(folder, path), fragments, walked!.end_byte)
  return undefined
}

const repairOne = async (
  catalogue: RepairCatalogue,
  row: SegmentRow,
  path: string,
): Promise<{ recovered: number; cut: number } | string> => {
  const file = await openToRead(path)
  if (file === undefined) return 'unreadable'
  await using _ = file
  const { size } = await file.stat()
  const head = await readSegmentHead(file)
  if (!head.ok) return head.problem
  const packed = unpackFragments(Buffer.concat(catalogue.reader.fragments(row.id)))
  const known = packed.ok ? packed.value : []
  const last = known.at(-1)
  const from = last === undefined ? head.value.init_bytes : last.at_byte + last.bytes
  const before = last === undefined ? aboutLink(head.value.about) : await linkBehind(file, known)
  const walk = await walkFragments(file, head.value, from, before)
  catalogue.adopt(row)
  enter(catalogue.writer, row.id, walk.fragments, known.length, walk.link)
  await finish(catalogue, row.id, path, [...known, ...walk.fragments], walk.end_byte)
  return { recovered: walk.fragments.length, cut: Math.max(0, size - walk.end_byte) }
}

/** Cuts the file back to `end`, writes its index behind, and says so in the catalogue. */
const finish = async (
  catalogue: RepairCatalogue,
  id: number,
  path: string,
  fragments: readonly Fragment[],
  end: number,
): Promise<void> => {
  await using file = await open(path, 'r+')
  const index = indexBox(fragments.map(packFragment))
  await file.truncate(end)
  await file.write(index, 0, index.length, end)
  await file.datasync()
  catalogue.writer.closed(id, { index_at: end, index_bytes: index.length, bytes: end + index.length })
}

const enter = (writer: CatalogueWriter, id: number, fragments: readonly Fragment[], from: number, link: Link): void => {
  fragments.forEach((fragment, i) => {
    const pictures = fragment.track === 'video'
    const end = (pictures ? fragment.start + fragment.span : fragment.start) as WallTime90k
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

/** The link that stands behind the last of these fragments. */
const linkBehind = async (file: Awaited<ReturnType<typeof open>>, fragments: readonly Fragment[]): Promise<Link> => {
  const last = fragments.at(-1)!
  const bytes = Buffer.alloc(64)
  await file.read(bytes, 0, 64, last.at_byte + last.bytes - last.tail_bytes)
  const link = readLink(bytes, 0)
  if (!link.ok) throw new Error('the link behind the last known fragment is gone')
  return link.value
}

const streamOf = ({ about }: SegmentHead): { camera: CameraId; stream: StreamName } | undefined => {
  const camera = cameraId(about.camera)
  const stream = streamNames.find(name => name === about.stream)
  return camera.ok && stream !== undefined ? { camera: camera.value, stream } : undefined
}
