// Read moof: the samples of one fragment from its head, as `fragment.ts` writes it. Anything else is not ours and is not read.

import { type MediaSpan90k, mediaSpan90k } from '#base/units.ts'
import { boxesIn, readU64 } from './boxes.ts'
import type { FragmentSamples } from './fragment.ts'
import { AUDIO_TRACK, VIDEO_TRACK } from './tracks.ts'

const SYNC = 0x02000000
const MOST_SAMPLES = 10_000
/** No segment is anywhere near so long; what says so is damaged. */
const LATEST_START = 2 ** 40

export type Moof = FragmentSamples & {
  readonly track: 'video' | 'audio'
  readonly key: boolean
  /** From the segment's start. */
  readonly start: MediaSpan90k
  readonly span: MediaSpan90k
}

/** `bytes` begins with `prft`? `moof`; only the first `length` bytes are looked at. */
export const readMoof = (bytes: Buffer, length: number): Moof | undefined => {
  const moof = boxesIn(bytes, 0, length).find(box => box.type === 'moof')
  const traf = moof && boxesIn(bytes, moof.payload, moof.end).find(box => box.type === 'traf')
  if (traf === undefined) return undefined
  const inner = boxesIn(bytes, traf.payload, traf.end)
  const [tfhd, tfdt, trun] = ['tfhd', 'tfdt', 'trun'].map(type => inner.find(box => box.type === type))
  if (tfhd === undefined || tfdt === undefined || trun === undefined) return undefined
  if (tfhd.end - tfhd.payload < 8 || tfdt.end - tfdt.payload < 12 || trun.end - trun.payload < 16) return undefined
  const id = bytes.readUInt32BE(tfhd.payload + 4)
  const composed = (bytes.readUInt32BE(trun.payload) & 0x800) !== 0
  const count = bytes.readUInt32BE(trun.payload + 4)
  const perSample = composed ? 12 : 8
  if (count === 0 || count > MOST_SAMPLES || trun.end - trun.payload !== 16 + count * perSample) return undefined
  if (id !== VIDEO_TRACK && id !== AUDIO_TRACK) return undefined
  const start = readU64(bytes, tfdt.payload + 4)
  if (start > LATEST_START) return undefined
  const samples = readSamples(bytes, trun.payload + 16, count, composed)
  return {
    ...samples,
    track: id === VIDEO_TRACK ? 'video' : 'audio',
    key: bytes.readUInt32BE(trun.payload + 12) === SYNC,
    start: mediaSpan90k(start),
    span: mediaSpan90k(samples.spans.reduce((sum, span) => sum + span, 0)),
  }
}

const readSamples = (bytes: Buffer, from: number, count: number, composed: boolean): FragmentSamples => {
  const sizes: number[] = []
  const spans: number[] = []
  const compositions: number[] = []
  let at = from
  for (let i = 0; i < count; i++) {
    spans.push(bytes.readUInt32BE(at))
    sizes.push(bytes.readUInt32BE(at + 4))
    if (composed) compositions.push(bytes.readInt32BE(at + 8))
    at += composed ? 12 : 8
  }
  return { sizes, spans, compositions }
}
