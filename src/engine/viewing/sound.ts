// Sound of a span in a form that a browser decodes by itself: G.711 as WAV (RFC 2361 §A.7, A.8), AAC as ADTS (ISO/IEC 14496-3 §1.A.2), Opus as MP4. The
// samples' bytes come from disk as they lie. One run only: it ends where sound is missing, so that its time never slips.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { AudioFormat } from '#engine/frames/frame.ts'
import { fragmentHead } from '#engine/recording/fragment.ts'
import { initSegment } from '#engine/recording/init-segment.ts'
import { AUDIO_TRACK } from '#engine/recording/tracks.ts'
import { type Extent, joinExtents } from './extents.ts'
import type { FootagePart } from './footage.ts'

export type Sound = {
  readonly type: 'audio/wav' | 'audio/aac' | 'audio/mp4'
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly extents: readonly Extent[]
}

/** Sound that goes on after a shorter break than this is one run. */
const NO_BREAK = 9000
const LARGEST_ADTS_FRAME = 8191
const WAV_HEAD = 58
const LARGEST_WAV = 0xffffffff
const AAC_FRAME_SAMPLES = 1024
/** 20 ms of 48 kHz, as nearly all send. */
const OPUS_FRAME_SAMPLES = 960

type Sample = { readonly file: string; readonly at: number; readonly length: number; readonly span: number }

/** The first run of sound that reaches behind `from`; undefined where there is none that a browser could read. */
export const soundOf = (parts: readonly FootagePart[], from: WallTime90k): Sound | undefined => {
  const run: Sample[] = []
  let format: AudioFormat | undefined
  let [begin, end] = [from as number, from as number]
  for (const { at, until, audio, sample } of samplesOf(parts)) {
    if (run.length === 0 && until <= from) continue
    if (run.length > 0 && (audio.id !== format?.id || Math.abs(at - end) > NO_BREAK)) break
    if (run.length === 0) begin = at
    format = audio
    end = until
    run.push(sample)
  }
  if (format === undefined) return undefined
  const { type, extents } = written(run, format)
  return extents === undefined ? undefined : { type, from: wallTime90k(begin), to: wallTime90k(end), extents }
}

const written = (run: readonly Sample[], format: AudioFormat) => {
  if (format.entry === 'mp4a') return { type: 'audio/aac', extents: adts(run, format) } as const
  if (format.entry === 'Opus') return { type: 'audio/mp4', extents: mp4(run, format) } as const
  return { type: 'audio/wav', extents: wav(run, format) } as const
}

/** Every sample with its time. The index lets a sample last until the next one; where that is a hole, it ends as long as it sounds. */
function* samplesOf(parts: readonly FootagePart[]) {
  for (const { file, audio, sounds } of parts) {
    if (audio === undefined) continue
    for (const fragment of sounds) {
      let at = fragment.start as number
      let at_byte = fragment.at_byte + fragment.head_bytes
      for (const [i, length] of fragment.sizes.entries()) {
        const span = fragment.spans[i] ?? 0
        const sounding = soundingOf(audio, length)
        const until = at + (span - sounding > NO_BREAK ? sounding : span)
        yield { at, until, audio, sample: { file, at: at_byte, length, span: until - at } }
        at += span
        at_byte += length
      }
    }
  }
}

const soundingOf = ({ entry, sample_rate, channels }: AudioFormat, bytes: number): number =>
  Math.round(
    (TICKS_PER_SECOND *
      (entry === 'mp4a' ? AAC_FRAME_SAMPLES : entry === 'Opus' ? OPUS_FRAME_SAMPLES : bytes / channels)) /
      sample_rate,
  )

/** One fragment with all of it; how long a packet sounds is told by its place in time. */
const mp4 = (run: readonly Sample[], format: AudioFormat): readonly Extent[] => {
  const head = fragmentHead({
    track: AUDIO_TRACK,
    sequence: 1,
    key: true,
    start: wallTime90k(0),
    allKey: true,
    camera_ms: undefined,
    sizes: run.map(({ length }) => length),
    spans: run.map(({ span }) => Math.max(1, span)),
    compositions: [],
  })
  return joinExtents([
    { kind: 'bytes', bytes: Buffer.concat([initSegment([format]), head]) },
    ...run.map(({ file, at, length }) => ({ kind: 'file', file, at, length }) as const),
  ])
}

const wav = (run: readonly Sample[], { entry, sample_rate, channels }: AudioFormat): readonly Extent[] | undefined => {
  const bytes = run.reduce((sum, { length }) => sum + length, 0)
  if (bytes > LARGEST_WAV - WAV_HEAD) return undefined // an index that lies: a WAV counts its bytes in 32 bits
  const head = Buffer.alloc(WAV_HEAD)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(WAV_HEAD - 8 + bytes, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(18, 16)
  head.writeUInt16LE(entry === 'alaw' ? 6 : 7, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(sample_rate, 24)
  head.writeUInt32LE(sample_rate * channels, 28)
  head.writeUInt16LE(channels, 32)
  head.writeUInt16LE(8, 34)
  head.write('fact', 38, 'latin1')
  head.writeUInt32LE(4, 42)
  head.writeUInt32LE(Math.floor(bytes / channels), 46)
  head.write('data', 50, 'latin1')
  head.writeUInt32LE(bytes, 54)
  return joinExtents([
    { kind: 'bytes', bytes: head },
    ...run.map(({ file, at, length }) => ({ kind: 'file', file, at, length }) as const),
  ])
}

const adts = (run: readonly Sample[], { description }: AudioFormat): readonly Extent[] | undefined => {
  const profile = profileOf(description)
  if (profile === undefined) return undefined
  if (run.some(({ length }) => length + 7 > LARGEST_ADTS_FRAME)) return undefined
  return run.flatMap((sample): Extent[] => [
    { kind: 'bytes', bytes: adtsHead(profile, sample.length) },
    { kind: 'file', file: sample.file, at: sample.at, length: sample.length },
  ])
}

type Profile = { readonly rate_index: number; readonly channels: number }

/** Of an AudioSpecificConfig (ISO/IEC 14496-3 §1.6.2.1); HE-AAC is told by its core, as ADTS does. */
const profileOf = (config: Buffer): Profile | undefined => {
  if (config.length < 2) return undefined
  const word = config.readUInt16BE(0)
  const [object, rate_index, channels] = [word >> 11, (word >> 7) & 15, (word >> 3) & 15]
  const known = (object === 2 || object === 5 || object === 29) && rate_index < 13 && channels > 0 && channels < 8
  return known ? { rate_index, channels } : undefined
}

/** `adts_fixed_header` and `adts_variable_header` of AAC-LC, without a checksum. */
const adtsHead = ({ rate_index, channels }: Profile, size: number): Buffer => {
  const length = size + 7
  return Buffer.from([
    0xff,
    0xf1,
    (1 << 6) | (rate_index << 2) | (channels >> 2),
    ((channels & 3) << 6) | (length >> 11),
    (length >> 3) & 0xff,
    ((length & 7) << 5) | 0x1f,
    0xfc,
  ])
}
