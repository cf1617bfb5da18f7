// Clip: a span of a stream as one ordinary MP4 with the movie header in front, put together from the index. The media bytes are the
// segments' own, fragment heads and all; the header's tables point past those heads into the samples. Nothing is encoded anew and
// nothing is written. An edit list makes it begin exactly at the instant asked for, not at the keyframe before.

import type { WallTime90k } from '#base/units.ts'
import { wallTime90k } from '#base/units.ts'
import { areStills } from '#engine/frames/frame.ts'
import { box, u32, u64 } from '#engine/recording/boxes.ts'
import { AUDIO_TRACK, movieHeader, track, VIDEO_TRACK } from '#engine/recording/tracks.ts'
import { type ClipTrack, chunkOffsets, sampleTables } from './clip-tables.ts'
import { type Extent, extentLength, joinExtents } from './extents.ts'
import type { FootagePart } from './footage.ts'

const FILE_TYPE = box('ftyp', Buffer.from('isom'), u32(0x200), Buffer.from('isomiso2iso6mp41'))
const MDAT_HEAD = 16
const NOTHING = Buffer.alloc(0)

/** A stretch of footage without a gap, and where in the clip it stands. */
export type ClipPart = { readonly from: WallTime90k; readonly to: WallTime90k; readonly at: number }

export type Clip = {
  readonly bytes: number
  readonly extents: readonly Extent[]
  readonly parts: readonly ClipPart[]
  readonly frames: number
  readonly duration: number
  /** Where in the file a fragment of a segment begins, by the segment's number and its place there; undefined for one that is not in it. */
  readonly placeOf: (segment: number, at_byte: number) => number | undefined
}

/** `found` must not be empty. `about`: whole boxes that stand in front of the movie header. */
export const clip = (
  found: readonly FootagePart[],
  from: WallTime90k,
  to: WallTime90k,
  about: Buffer = NOTHING,
): Clip => {
  const media = mediaOf(found)
  const stretches = stretchesOf(found, to)
  const first = stretches[0]!
  const last = stretches.at(-1)!
  const lead = Math.max(first.wait, from - first.start)
  const duration = last.at + last.shownTo - last.start - lead
  const tracks = tracksOf(found, stretches, media.places, to)
  // The header's length does not depend on where the media stands, so it is built twice: to measure, then to point.
  const tabled = tracks.map(one => ({ one, tables: sampleTables(one) }))
  const build = (base: number) => header(tabled, lead, duration, base, media.bytes, about)
  const head = build(build(0).length)
  return {
    bytes: head.length + media.bytes,
    extents: [{ kind: 'bytes', bytes: head }, ...media.extents],
    parts: stretches.map(({ start, shownTo, at, wait }, i) => {
      const before = i === 0 ? lead : wait
      return { from: wallTime90k(start + before), to: wallTime90k(shownTo), at: at + before - lead }
    }),
    frames: tracks.find(({ kind }) => kind === 'video')?.samples.length ?? 0,
    duration,
    placeOf: (segment, at_byte) => {
      const place = media.places.get(`${segment}.${at_byte}`)
      return place === undefined ? undefined : head.length + place
    },
  }
}

type Media = {
  readonly bytes: number
  readonly extents: readonly Extent[]
  readonly places: ReadonlyMap<string, number>
}

/** Which bytes of which files make up `mdat`, and where in it each fragment begins. */
const mediaOf = (found: readonly FootagePart[]): Media => {
  const extents: Extent[] = []
  const places = new Map<string, number>()
  let bytes = 0
  for (const part of found) {
    const inOrder = [...part.pictures, ...part.sounds].sort((a, b) => a.at_byte - b.at_byte)
    for (const fragment of inOrder) {
      places.set(`${part.segment.id}.${fragment.at_byte}`, bytes)
      extents.push({ kind: 'file', file: part.file, at: fragment.at_byte, length: fragment.bytes })
      bytes += fragment.bytes
    }
  }
  const joined = joinExtents(extents)
  return { bytes: joined.reduce((sum, extent) => sum + extentLength(extent), 0), extents: joined, places }
}

/**
 * A run of footage and its place in the clip's media, where time is that of decoding and gaps take none of it. With B-frames
 * the first picture is shown `wait` after it is decoded, and the last one is shown beyond the end of decoding.
 */
type Stretch = {
  readonly start: number
  readonly at: number
  readonly wait: number
  decodedTo: number
  shownTo: number
}

const stretchesOf = (found: readonly FootagePart[], to: WallTime90k): readonly Stretch[] => {
  const stretches: Stretch[] = []
  for (const { pictures, afterGap } of found) {
    const last = pictures.at(-1)!
    const ends = { decodedTo: Math.min(to, last.start + last.span), shownTo: Math.min(to, shownEnd(pictures)) }
    const open = stretches.at(-1)
    if (open === undefined || afterGap) {
      const { start, compositions } = pictures[0]!
      const at = open === undefined ? 0 : open.at + open.decodedTo - open.start
      stretches.push({ start, at, wait: compositions[0] ?? 0, ...ends })
    } else Object.assign(open, ends)
  }
  return stretches
}

/** A picture is shown at most this many pictures after its place in decoding, and a fragment holds at least one. */
const DEEPEST_REORDER = 16

const shownEnd = (pictures: FootagePart['pictures']): number => {
  let latest = 0
  for (const { start, spans, compositions } of pictures.slice(-DEEPEST_REORDER - 1)) {
    let at: number = start
    for (const [i, span] of spans.entries()) {
      latest = Math.max(latest, at + (compositions[i] ?? 0) + span)
      at += span
    }
  }
  return latest
}

const tracksOf = (
  found: readonly FootagePart[],
  stretches: readonly Stretch[],
  places: Media['places'],
  to: WallTime90k,
): readonly ClipTrack[] => {
  const video = emptyTrack('video')
  const audio = emptyTrack('audio')
  const audioKept = found.every(part => part.audio?.entry === found[0]!.audio?.entry) && found[0]!.audio !== undefined
  let stretch = -1
  for (const part of found) {
    if (stretch < 0 || part.afterGap) stretch++
    const placed = { part, stretch: stretches[stretch]!, places, from: Number.NEGATIVE_INFINITY, to }
    addFragments(video, part.video, part.pictures, placed)
    if (audioKept && part.audio !== undefined)
      addFragments(audio, part.audio, part.sounds, soundPlaced(placed, stretch))
  }
  return audio.samples.length > 0 ? [video, audio] : [video]
}

/** Sound stays within its stretch, so that it does not push what comes after a gap; before the first picture it may begin. */
const soundPlaced = (placed: Placed, stretch: number): Placed => ({
  ...placed,
  from: stretch === 0 ? Number.NEGATIVE_INFINITY : placed.stretch.start,
  to: Math.min(placed.to, placed.stretch.decodedTo),
})

const emptyTrack = (kind: 'video' | 'audio'): ClipTrack => ({ kind, formats: [], samples: [], chunks: [] })

type Placed = {
  readonly part: FootagePart
  readonly stretch: Stretch
  readonly places: Media['places']
  /** Samples that begin outside are left out. */
  readonly from: number
  readonly to: number
}

const addFragments = (
  into: ClipTrack,
  format: ClipTrack['formats'][number],
  fragments: FootagePart['pictures'],
  placed: Placed,
): void => {
  let description = into.formats.findIndex(known => known.id === format.id)
  if (description < 0) description = into.formats.push(format) - 1
  for (const fragment of fragments) {
    const place = placed.places.get(`${placed.part.segment.id}.${fragment.at_byte}`) ?? 0
    let at = fragment.start as number
    let count = 0
    let before = 0
    for (const [i, size] of fragment.sizes.entries()) {
      const span = fragment.spans[i]!
      if (at >= placed.to) break
      if (at < placed.from) {
        at += span
        before += size
        continue
      }
      const composition = fragment.compositions[i] ?? 0
      const key = (i === 0 && fragment.key) || areStills(format)
      into.samples.push({ size, at: placed.stretch.at + at - placed.stretch.start, span, composition, key })
      at += span
      count++
    }
    const begins = place + fragment.head_bytes + before
    if (count > 0) into.chunks.push({ at: begins, samples: count, description: description + 1 })
  }
}

type Tabled = { readonly one: ClipTrack; readonly tables: readonly Buffer[] }

const header = (
  tracks: readonly Tabled[],
  lead: number,
  duration: number,
  base: number,
  mediaBytes: number,
  about: Buffer,
): Buffer => {
  const traks = tracks.map(({ one, tables }) => {
    const first = one.samples[0]!
    const shown = one.kind === 'video' ? lead : lead - first.at
    // Sound that begins after the picture waits for it: an empty edit (media time −1, written as all ones).
    const wait = Math.max(0, -shown)
    const last = one.samples.at(-1)!
    const trackDuration = last.at + last.span - first.at
    const media_time = Math.max(first.composition, shown)
    // Sound may end before the picture does.
    const held = one.kind === 'video' ? duration - wait : Math.min(duration - wait, trackDuration - media_time)
    const edits = [
      ...(wait > 0 ? [{ duration: wait, media_time: -1 }] : []),
      { duration: Math.max(0, held), media_time },
    ]
    return track({
      id: one.kind === 'video' ? VIDEO_TRACK : AUDIO_TRACK,
      formats: one.formats,
      duration: trackDuration,
      shown: edits.reduce((sum, edit) => sum + edit.duration, 0),
      edits,
      tables: [...tables, chunkOffsets(one, base)],
    })
  })
  const moov = box('moov', movieHeader(duration), ...traks)
  const mdat = Buffer.concat([u32(1), Buffer.from('mdat'), u64(mediaBytes + MDAT_HEAD)])
  return Buffer.concat([FILE_TYPE, about, moov, mdat])
}
