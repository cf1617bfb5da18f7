// Tables: what an ordinary MP4 plays, from its movie header: for each sample where its bytes lie, when it is decoded and how it is described
// (ISO/IEC 14496-12 §8.5–8.7). Read strictly: what another reader might understand differently is not read at all.

import { boxesIn, i32, letters, only, type Span, u16, u32, u64 } from './boxes.ts'
import { inside } from './fragment.ts'

const MOST_SAMPLES = 20_000_000

export type PlayedTrack = {
  readonly kind: 'video' | 'audio'
  readonly samples: number
  /** Of each sample. */
  readonly at_byte: Float64Array
  readonly size: Uint32Array
  readonly decode: Float64Array
  readonly composition: Int32Array
  readonly description: Uint16Array
  readonly formats: readonly Uint8Array[]
  readonly edits: readonly { readonly duration: number; readonly media_time: number }[]
}

/** A movie header whose timescale is 90 kHz throughout, without fragments, without media elsewhere; undefined for any other. */
export const readTables = (bytes: Uint8Array, moov: Span): readonly PlayedTrack[] | undefined => {
  const boxes = boxesIn(bytes, moov.payload, moov.end)
  const allowed = new Set(['mvhd', 'trak', 'udta', 'meta', 'uuid', 'free'])
  const mvhd = only(boxes, 'mvhd')
  if (boxes === undefined || mvhd === undefined || !boxes.every(({ type }) => allowed.has(type))) return undefined
  if (timescale(bytes, mvhd) !== 90_000) return undefined
  const tracks: PlayedTrack[] = []
  for (const trak of boxes.filter(({ type }) => type === 'trak')) {
    const track = readTrack(bytes, trak)
    if (track === undefined || tracks.some(({ kind }) => kind === track.kind)) return undefined
    tracks.push(track)
  }
  return tracks.some(({ kind }) => kind === 'video') ? tracks : undefined
}

const timescale = (bytes: Uint8Array, { payload }: Span): number =>
  u32(bytes, payload + (bytes[payload] === 1 ? 20 : 12))

const readTrack = (bytes: Uint8Array, trak: Span): PlayedTrack | undefined => {
  const mdhd = inside(bytes, trak, ['mdia', 'mdhd'])
  const hdlr = inside(bytes, trak, ['mdia', 'hdlr'])
  const stbl = inside(bytes, trak, ['mdia', 'minf', 'stbl'])
  const dref = inside(bytes, trak, ['mdia', 'minf', 'dinf', 'dref'])
  if (mdhd === undefined || hdlr === undefined || stbl === undefined || dref === undefined) return undefined
  const kind = { vide: 'video', soun: 'audio' }[letters(bytes, hdlr.payload + 8)] as PlayedTrack['kind'] | undefined
  if (kind === undefined || timescale(bytes, mdhd) !== 90_000 || !ownMedia(bytes, dref)) return undefined
  const tables = boxesIn(bytes, stbl.payload, stbl.end)
  const known = new Set(['stsd', 'stts', 'stsc', 'stsz', 'ctts', 'stss', 'stco', 'co64'])
  if (tables === undefined || !tables.every(({ type }) => known.has(type))) return undefined
  const samples = readSamples(bytes, tables)
  const edits = readEdits(bytes, trak)
  const stsd = only(tables, 'stsd')
  const formats = stsd && boxesIn(bytes, stsd.payload + 8, stsd.end)
  if (samples === undefined || edits === undefined || formats === undefined) return undefined
  return { kind, edits, formats: formats.map(({ start, end }) => bytes.slice(start, end)), ...samples }
}

/** One data reference that says "in this very file" (§8.7.2). */
const ownMedia = (bytes: Uint8Array, { payload, end }: Span): boolean => {
  const entries = boxesIn(bytes, payload + 8, end)
  const [one] = entries ?? []
  return (
    entries?.length === 1 && one!.type === 'url ' && one!.end - one!.payload === 4 && u32(bytes, one!.payload) === 1
  )
}

const readEdits = (bytes: Uint8Array, trak: Span): PlayedTrack['edits'] | undefined => {
  const boxes = boxesIn(bytes, trak.payload, trak.end)
  if (boxes?.some(({ type }) => type === 'edts') !== true) return boxes && []
  const elst = inside(bytes, trak, ['edts', 'elst'])
  if (elst === undefined || bytes[elst.payload] !== 1) return undefined
  const count = u32(bytes, elst.payload + 4)
  if (count > 8 || elst.end - elst.payload !== 8 + count * 20) return undefined
  return Array.from({ length: count }, (_, i) => {
    const at = elst.payload + 8 + i * 20
    const empty = u32(bytes, at + 8) === 0xffffffff && u32(bytes, at + 12) === 0xffffffff
    const normal = u32(bytes, at + 16) === 0x10000
    return { duration: u64(bytes, at), media_time: empty ? -1 : normal ? u64(bytes, at + 8) : Number.NaN }
  })
}

type Samples = Pick<PlayedTrack, 'samples' | 'at_byte' | 'size' | 'decode' | 'composition' | 'description'>

const readSamples = (bytes: Uint8Array, tables: readonly Span[]): Samples | undefined => {
  const [stsz, stts, stsc, co64, stco] = ['stsz', 'stts', 'stsc', 'co64', 'stco'].map(type => only(tables, type))
  const offsets = co64 ?? stco
  if (stsz === undefined || stts === undefined || stsc === undefined || offsets === undefined) return undefined
  if (co64 !== undefined && tables.some(({ type }) => type === 'stco')) return undefined
  const samples = u32(bytes, stsz.payload + 8)
  const size = readSizes(bytes, stsz, samples)
  const decode = readTimes(bytes, stts, samples)
  const composition = readCompositions(bytes, only(tables, 'ctts'), tables, samples)
  if (size === undefined || decode === undefined || composition === undefined) return undefined
  const placed = readPlaces(bytes, stsc, offsets, size)
  return placed && { samples, size, decode, composition, ...placed }
}

/** Each sample's own size: a table that says one for all would promise millions in twelve bytes, and nobody here writes it. */
const readSizes = (bytes: Uint8Array, { payload, end }: Span, samples: number): Uint32Array | undefined => {
  const all = u32(bytes, payload + 4)
  if (samples > MOST_SAMPLES || all !== 0 || end - payload !== 12 + samples * 4) return undefined
  return Uint32Array.from({ length: samples }, (_, i) => u32(bytes, payload + 12 + i * 4))
}

/** Runs of `count value`; each must be of a sample that is there. */
const readRuns = (
  bytes: Uint8Array,
  { payload, end }: Span,
  samples: number,
  each: (at: number, run: number) => void,
): boolean => {
  const entries = u32(bytes, payload + 4)
  if (end - payload !== 8 + entries * 8) return false
  let sum = 0
  for (let i = 0; i < entries; i++) {
    const count = u32(bytes, payload + 8 + i * 8)
    if (sum + count > samples) return false
    for (let k = 0; k < count; k++) each(sum + k, payload + 12 + i * 8)
    sum += count
  }
  return sum === samples
}

const readTimes = (bytes: Uint8Array, stts: Span, samples: number): Float64Array | undefined => {
  const decode = new Float64Array(samples)
  let at = 0
  const filled = readRuns(bytes, stts, samples, (sample, value) => {
    decode[sample] = at
    at += u32(bytes, value)
  })
  return filled ? decode : undefined
}

const readCompositions = (
  bytes: Uint8Array,
  ctts: Span | undefined,
  tables: readonly Span[],
  samples: number,
): Int32Array | undefined => {
  const out = new Int32Array(samples)
  if (ctts === undefined) return tables.some(({ type }) => type === 'ctts') ? undefined : out
  const filled = readRuns(bytes, ctts, samples, (sample, value) => {
    out[sample] = i32(bytes, value)
  })
  return filled ? out : undefined
}

/** Chunks (§8.7.4–8.7.5): which samples lie behind each other, from where on, and by which description. */
const readPlaces = (bytes: Uint8Array, stsc: Span, offsets: Span, size: Uint32Array) => {
  const wide = offsets.type === 'co64' ? 8 : 4
  const chunks = u32(bytes, offsets.payload + 4)
  const entries = u32(bytes, stsc.payload + 4)
  if (offsets.end - offsets.payload !== 8 + chunks * wide || stsc.end - stsc.payload !== 8 + entries * 12)
    return undefined
  const at_byte = new Float64Array(size.length)
  const description = new Uint16Array(size.length)
  let sample = 0
  for (let entry = 0, chunk = 1; chunk <= chunks; chunk++) {
    const at = stsc.payload + 8 + entry * 12
    const next = entry + 1 < entries ? u32(bytes, at + 12) : Number.POSITIVE_INFINITY
    if (entry >= entries || (entry === 0 && chunk === 1 && u32(bytes, at) !== 1) || next <= u32(bytes, at))
      return undefined
    let place = wide === 8 ? u64(bytes, offsets.payload + chunk * 8) : u32(bytes, offsets.payload + 4 + chunk * 4)
    const count = u32(bytes, at + 4)
    if (sample + count > size.length) return undefined
    for (let i = 0; i < count; i++, sample++) {
      at_byte[sample] = place
      description[sample] = u16(bytes, at + 10)
      place += size[sample]!
    }
    if (chunk + 1 >= next) entry++
  }
  return sample === size.length ? { at_byte, description } : undefined
}
