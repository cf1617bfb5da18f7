// Write video: the segments of one planned file become an ordinary MP4 with the very bytes that were recorded, and beside it the proof of how they hang on
// signed heads. Nothing is encoded anew.

import { join } from 'node:path'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { unixMillis, wallTime90k } from '#base/units.ts'
import type { BundleChain } from '#contract/bundle.ts'
import { NO_GAP } from '#engine/recording/coverage.ts'
import { AUDIO_TRACK, VIDEO_TRACK } from '#engine/recording/tracks.ts'
import { chainProof } from '#engine/viewing/chain-proof.ts'
import { type Clip, clip } from '#engine/viewing/clip.ts'
import { exportBoxes } from '#engine/viewing/export-boxes.ts'
import { readExtents } from '#engine/viewing/extents.ts'
import type { Footage, FootagePart } from '#engine/viewing/footage.ts'
import { type CopyHow, copyFile, writeFile } from './copy-file.ts'
import { keyOf } from './plan.ts'
import { offsetsIn, setBackIn } from './seen-clock.ts'
import type { Sources } from './sources.ts'
import {
  type DoneVideo,
  HeldUp,
  type JournalLine,
  type Origin,
  type PlannedVideo,
  type Task,
  type TaskItem,
  type Unread,
} from './task.ts'

export type MadeVideo = { readonly line: JournalLine; readonly unread: readonly Unread[] }

/** `known`: segments that could not be read before, `ITEM START`. Throws `HeldUp` where a disk is away. */
export const writeVideo = async (
  task: Task,
  planned: PlannedVideo,
  sources: Sources,
  known: ReadonlySet<string>,
  how: CopyHow,
): Promise<MadeVideo> => {
  const footage = sources.footage(task.items[planned.item]!.withheld)
  const unread: Unread[] = []
  const parts = await partsOf(task.items[planned.item]!, planned, sources, footage, known, unread)
  if (parts.length === 0) return { line: { kind: 'nothing', of: planned.path }, unread }
  try {
    return { line: await writeParts(task, planned, parts, footage, sources, how), unread }
  } catch (error) {
    if (error instanceof HeldUp) throw error
    const bad = await whatIsUnread(planned.item, parts, sources)
    if (bad.length === 0) throw error
    const left = new Set([...known, ...bad.map(({ item, from_90k }) => `${item} ${from_90k}`)])
    const again = await writeVideo(task, planned, sources, left, how)
    return { ...again, unread: [...unread, ...bad, ...again.unread] }
  }
}

const partsOf = async (
  asked: TaskItem,
  { item, key, starts, from_90k, to_90k }: PlannedVideo,
  sources: Sources,
  footage: Footage,
  known: ReadonlySet<string>,
  unread: Unread[],
): Promise<readonly FootagePart[]> => {
  const wanted = new Set(starts)
  const isOurs = (segment: FootagePart['segment']) => wanted.has(segment.start) && keyOf(segment) === key
  const [from, to] = [wallTime90k(from_90k), wallTime90k(to_90k)]
  const camera: CameraId = knownCameraId(asked.camera)
  const all = await footage.parts(camera, asked.stream, from, to, ({ segment, why }) => {
    if (!isOurs(segment) || known.has(`${item} ${segment.start}`)) return
    mustBeHere(sources, segment)
    unread.push({ item, from_90k: segment.start, to_90k: segment.end, why })
  })
  const ours = all.filter(({ segment }) => isOurs(segment) && !known.has(`${item} ${segment.start}`))
  return ours.map((part, i) => {
    const before = ours[i - 1]?.pictures.at(-1)
    const afterGap = before === undefined || Math.abs(part.pictures[0]!.start - before.start - before.span) > NO_GAP
    return { ...part, afterGap: part.afterGap || afterGap }
  })
}

export const mustBeHere = (sources: Sources, { archive, camera }: FootagePart['segment']): void => {
  if (!sources.isHere(archive)) throw new HeldUp('evidence_archive_away', { archive, camera })
}

/** Which of the segments are to blame: each is read once more. */
const whatIsUnread = async (item: number, parts: readonly FootagePart[], sources: Sources): Promise<Unread[]> => {
  const bad: Unread[] = []
  for (const { segment, file, pictures, sounds } of parts) {
    mustBeHere(sources, segment)
    const all = [...pictures, ...sounds]
    const from = Math.min(...all.map(({ at_byte }) => at_byte))
    const to = Math.max(...all.map(({ at_byte, bytes }) => at_byte + bytes))
    try {
      for await (const _ of readExtents([{ kind: 'file', file, at: from, length: to - from }], 0, to - from, 'lent'));
    } catch {
      bad.push({ item, from_90k: segment.start, to_90k: segment.end, why: 'file_damaged' })
    }
  }
  return bad
}

const writeParts = async (
  task: Task,
  planned: PlannedVideo,
  parts: readonly FootagePart[],
  footage: Footage,
  sources: Sources,
  how: CopyHow,
): Promise<JournalLine> => {
  const asked = task.items[planned.item]!
  const [from, to] = [wallTime90k(planned.from_90k), wallTime90k(planned.to_90k)]
  const first = parts[0]!
  const sound = parts.some(({ audio }) => audio !== undefined)
  const boxes = exportBoxes(
    { name: asked.name, address: asked.address, mac: asked.mac, stream: asked.stream },
    { name: task.unit, operator: task.operator, at: wallTime90k(task.made_90k) },
    first.pictures[0]!.start,
    sound ? [VIDEO_TRACK, AUDIO_TRACK] : [VIDEO_TRACK],
  )
  const made = clip(parts, from, to, boxes)
  const video = await copyFile(made.extents, join(how.folder, planned.path), how)
  const { clocks, ...proof } = await chainProof(footage, parts, made, until => sources.wait(until))
  const chain: BundleChain = { matthan: 'chain-1', video: planned.path, camera: asked.camera, ...proof }
  const proofBytes = Buffer.from(`${JSON.stringify(chain)}\n`)
  const written = await writeFile(proofBytes, join(how.folder, planned.chain), { ...how, wrote: () => {} })
  const about = `${asked.name}: hình gốc, đúng từng byte như khi ghi`
  return {
    kind: 'video',
    of: planned.path,
    files: [
      { path: planned.path, kind: 'video', ...video, about },
      { path: planned.chain, kind: 'chain', ...written, about: 'Chuỗi mã băm của hình, gắn với chữ ký lúc ghi' },
    ],
    done: {
      item: planned.item,
      video: describe(asked, planned, parts, made),
      origin: originOf(first),
      clock: { station: clocks, offsets: await offsetsIn(parts), set_back: setBackIn(parts) },
    },
  }
}

const describe = (
  asked: TaskItem,
  planned: PlannedVideo,
  parts: readonly FootagePart[],
  made: Clip,
): DoneVideo['video'] => {
  const { video, audio, segment } = parts[0]!
  const shown = made.parts
  const begins = shown[0]!.from
  return {
    ...{ path: planned.path, chain: planned.chain, camera: asked.camera, stream: asked.stream },
    ...{ from_90k: begins, to_90k: shown.at(-1)!.to },
    starts_before_ms: Math.max(0, Math.round(unixMillis(wallTime90k(begins - parts[0]!.pictures[0]!.start)))),
    ...{ codec: video.codec, audio: audio?.codec ?? null, width: video.width, height: video.height },
    parts: shown.map(part => ({ from_90k: part.from, to_90k: part.to, at_ms: part.at / 90 })),
    recovered: segment.recovered !== undefined,
  }
}

const originOf = ({ segment: { recovered } }: FootagePart): Origin | null => {
  if (recovered === undefined) return null
  const { lead_in: _, ...origin } = recovered
  return origin
}
