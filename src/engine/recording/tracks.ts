// Tracks: the parts of a movie header that say what a track holds (ISO/IEC 14496-12 §8.4–8.5), the same in a segment on disk,
// in an init segment for a browser and in a clip. All tracks tick at 90 kHz.

import { TICKS_PER_SECOND } from '#base/units.ts'
import type { AudioFormat, Format, VideoFormat } from '#engine/frames/frame.ts'
import { box, fullBox, u8, u16, u32, u64 } from './boxes.ts'

export const VIDEO_TRACK = 1
export const AUDIO_TRACK = 2

const MATRIX = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
/** Packed ISO 639-2 `und`. */
const UNDETERMINED = 0x55c4

/** `mvhd`; `duration` in ticks, 0 for a fragmented file. */
export const movieHeader = (duration: number): Buffer =>
  fullBox(
    'mvhd',
    1,
    0,
    u64(0),
    u64(0),
    u32(TICKS_PER_SECOND),
    u64(duration),
    u32(0x10000),
    u16(0x0100, 0),
    u32(0, 0),
    MATRIX,
    u32(0, 0, 0, 0, 0, 0),
    u32(AUDIO_TRACK + 1),
  )

export type TrackParts = {
  readonly id: number
  readonly formats: readonly Format[]
  readonly duration: number
  /** How long it is shown, which is the sum of its edits; as `duration` without edits. */
  readonly shown?: number
  /** `elst` entries: how long, from which media time on; −1 is an empty edit, that is waiting. */
  readonly edits: readonly { readonly duration: number; readonly media_time: number }[]
  /** The sample tables without `stsd`; empty ones for a fragmented file. */
  readonly tables: readonly Buffer[]
}

/** One `trak`. All `formats` of a track are of one kind. */
export const track = ({ id, formats, duration, shown = duration, edits, tables }: TrackParts): Buffer => {
  const first = formats[0]!
  const video = first.kind === 'video' ? first : undefined
  const header = fullBox(
    'tkhd',
    1,
    3,
    u64(0),
    u64(0),
    u32(id, 0),
    u64(shown),
    u32(0, 0),
    u16(0, 0, video ? 0 : 0x0100, 0),
    MATRIX,
    u32((video?.width ?? 0) * 0x10000, (video?.height ?? 0) * 0x10000),
  )
  const mediaHeader = fullBox('mdhd', 1, 0, u64(0), u64(0), u32(TICKS_PER_SECOND), u64(duration), u16(UNDETERMINED, 0))
  const handler = fullBox('hdlr', 0, 0, u32(0), Buffer.from(video ? 'vide' : 'soun'), u32(0, 0, 0), u8(0))
  const kindHeader = video ? fullBox('vmhd', 0, 1, u16(0, 0, 0, 0)) : fullBox('smhd', 0, 0, u16(0, 0))
  const dataInfo = box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1)))
  const descriptions = fullBox('stsd', 0, 0, u32(formats.length), ...formats.map(sampleEntry))
  const sampleTable = box('stbl', descriptions, ...(tables.length > 0 ? tables : emptyTables))
  const media = box('mdia', mediaHeader, handler, box('minf', kindHeader, dataInfo, sampleTable))
  return box('trak', header, ...editList(edits), media)
}

const emptyTables = [
  fullBox('stts', 0, 0, u32(0)),
  fullBox('stsc', 0, 0, u32(0)),
  fullBox('stsz', 0, 0, u32(0, 0)),
  fullBox('stco', 0, 0, u32(0)),
]

const editList = (edits: TrackParts['edits']): readonly Buffer[] => {
  if (edits.length === 0) return []
  const entries = edits.flatMap(({ duration, media_time }) => [
    u64(duration),
    media_time < 0 ? u32(0xffffffff, 0xffffffff) : u64(media_time),
    u16(1, 0),
  ])
  return [box('edts', fullBox('elst', 1, 0, u32(edits.length), ...entries))]
}

const sampleEntry = (format: Format): Buffer => (format.kind === 'video' ? videoEntry(format) : audioEntry(format))

/** VisualSampleEntry (§12.1.3) with avcC or hvcC; stills say by their object type that they are JPEG (ISO/IEC 14496-14 §5.6). */
const videoEntry = (format: VideoFormat): Buffer =>
  box(
    format.entry,
    u32(0),
    u16(0, 1),
    u32(0, 0, 0, 0),
    u16(format.width, format.height),
    u32(0x480000, 0x480000, 0),
    u16(1),
    Buffer.alloc(32),
    u16(24, 0xffff),
    format.entry === 'mp4v'
      ? elementaryStream(JPEG, VISUAL)
      : box(format.entry === 'avc1' ? 'avcC' : 'hvcC', format.description),
  )

/** AudioSampleEntry (§12.2.3); AAC and Opus add their decoder configuration. */
const audioEntry = (format: AudioFormat): Buffer =>
  box(
    format.entry,
    u32(0),
    u16(0, 1),
    u32(0, 0),
    u16(format.channels, 16, 0, 0),
    u32(format.sample_rate <= 0xffff ? format.sample_rate * 0x10000 : 0), // 16 bits; AAC's own configuration tells higher ones
    ...(format.entry === 'mp4a' ? [elementaryStream(AAC, AUDIO, format.description)] : []),
    ...(format.entry === 'Opus' ? [box('dOps', format.description)] : []),
  )

/** Object types (14496-1 table 5), and stream types with the bit that is always set (table 6). */
const AAC = 0x40
const JPEG = 0x6c
const AUDIO = 0x15
const VISUAL = 0x11

/** `esds` (ISO/IEC 14496-14 §5.6, descriptors of 14496-1 §7.2.6). */
const elementaryStream = (object: number, stream: number, config?: Buffer): Buffer => {
  const specific = config === undefined ? [] : [descriptor(5, config)]
  const decoder = descriptor(4, u8(object, stream, 0, 0, 0), u32(0, 0), ...specific)
  return fullBox('esds', 0, 0, descriptor(3, u16(0), u8(0), decoder, descriptor(6, u8(2))))
}

const descriptor = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  return Buffer.concat([u8(tag, 0x80, 0x80, 0x80 | (body.length >> 7), body.length & 0x7f), body])
}
