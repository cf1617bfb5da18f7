// Clip tables: the sample table of one track of an ordinary MP4 (ISO/IEC 14496-12 §8.6–8.7). A chunk is the samples of one fragment.

import type { Format } from '#engine/frames/frame.ts'
import { fullBox, u32, u32s, writeU64 } from '#engine/recording/boxes.ts'

export type ClipSample = {
  readonly size: number
  /** Decode time from the beginning of the clip's media, in ticks. */
  readonly at: number
  readonly span: number
  readonly composition: number
  readonly key: boolean
}

export type ClipTrack = {
  readonly kind: 'video' | 'audio'
  readonly formats: Format[]
  readonly samples: ClipSample[]
  /** Where each chunk begins in the media, how many samples it has, and which sample description they need (from 1). */
  readonly chunks: { readonly at: number; readonly samples: number; readonly description: number }[]
}

/** The boxes of `stbl` behind `stsd`, all but the one that says where the chunks lie. */
export const sampleTables = ({ kind, samples, chunks }: ClipTrack): readonly Buffer[] => {
  const tables = [durations(samples), chunkMap(chunks), sizes(samples)]
  if (samples.some(sample => sample.composition !== 0)) tables.push(compositions(samples))
  if (kind === 'video') tables.push(keys(samples))
  return tables
}

/** Where the chunks lie, for media that begins at byte `base` of the file. Its length does not depend on `base`. */
export const chunkOffsets = ({ chunks }: ClipTrack, base: number): Buffer => {
  const table = Buffer.allocUnsafe(chunks.length * 8)
  chunks.forEach((chunk, i) => {
    writeU64(table, base + chunk.at, i * 8)
  })
  return fullBox('co64', 0, 0, u32(chunks.length), table)
}

const durations = (samples: readonly ClipSample[]): Buffer => {
  const runs: [number, number][] = []
  samples.forEach((sample, i) => {
    const next = samples[i + 1]
    addRun(runs, next === undefined ? sample.span : Math.max(1, next.at - sample.at))
  })
  return fullBox('stts', 0, 0, u32(runs.length), u32s(runs.flat()))
}

const compositions = (samples: readonly ClipSample[]): Buffer => {
  const runs: [number, number][] = []
  for (const sample of samples) addRun(runs, sample.composition)
  return fullBox('ctts', 1, 0, u32(runs.length), u32s(runs.flat()))
}

const addRun = (runs: [number, number][], value: number): void => {
  const last = runs.at(-1)
  if (last !== undefined && last[1] === value) last[0]++
  else runs.push([1, value])
}

const sizes = (samples: readonly ClipSample[]): Buffer => {
  const table = Buffer.allocUnsafe(samples.length * 4)
  samples.forEach((sample, i) => {
    table.writeUInt32BE(sample.size, i * 4)
  })
  return fullBox('stsz', 0, 0, u32(0, samples.length), table)
}

const chunkMap = (chunks: ClipTrack['chunks']): Buffer => {
  const entries: number[] = []
  let before: ClipTrack['chunks'][number] | undefined
  chunks.forEach((chunk, i) => {
    if (chunk.samples === before?.samples && chunk.description === before.description) return
    entries.push(i + 1, chunk.samples, chunk.description)
    before = chunk
  })
  return fullBox('stsc', 0, 0, u32(entries.length / 3), u32s(entries))
}

const keys = (samples: readonly ClipSample[]): Buffer => {
  const numbers = samples.flatMap((sample, i) => (sample.key ? [i + 1] : []))
  return fullBox('stss', 0, 0, u32(numbers.length), u32s(numbers))
}
