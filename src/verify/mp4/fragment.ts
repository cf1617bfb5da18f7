// Fragment: what its bytes say of itself: track, times and samples; and the link and signed head that stand behind it (engine/recording writes them).

import { BAD, readJson } from '#verify/readers.ts'
import { readHead, type SignedHead } from '#verify/shapes.ts'
import { bytesOfHex, sameBytes } from '#verify/tools.ts'
import { boxAt, boxesIn, i32, only, type Span, u32, u64 } from './boxes.ts'

const SYNC = 0x02000000
const MOST_SAMPLES = 10_000
export const LINK_BYTES = 64
const MOST_HEAD_BYTES = 4096
const uuid = (text: string): Uint8Array => bytesOfHex(text.replaceAll('-', ''))!
const LINK_UUID = uuid('6d617474-6861-6e2d-6c69-6e6b30303032')
const HEAD_UUID = uuid('6d617474-6861-6e2d-6865-616430303031')
const ABOUT_UUID = uuid('6d617474-6861-6e2d-6162-6f7574303031')

export type ReadFragment = {
  readonly track: 'video' | 'audio'
  readonly key: boolean
  /** Ticks from the start of its segment. */
  readonly start: number
  readonly span: number
  /** Where its samples begin, from the fragment's own first byte. */
  readonly data_at: number
  readonly sizes: readonly number[]
  readonly spans: readonly number[]
  readonly compositions: readonly number[]
}

/** `bytes` is all of a fragment up to its link. */
export const readFragment = (bytes: Uint8Array): ReadFragment | undefined => {
  const boxes = boxesIn(bytes, 0, bytes.length)
  const shape = boxes?.map(({ type }) => type).join(' ')
  if (boxes === undefined || (shape !== 'moof mdat' && shape !== 'prft moof mdat')) return undefined
  const [moof, mdat] = boxes.slice(-2) as [(typeof boxes)[0], (typeof boxes)[0]]
  const traf = only(boxesIn(bytes, moof.payload, moof.end), 'traf')
  const inner = traf && boxesIn(bytes, traf.payload, traf.end)
  const [tfhd, tfdt, trun] = ['tfhd', 'tfdt', 'trun'].map(type => only(inner, type))
  if (tfhd === undefined || tfdt === undefined || trun === undefined) return undefined
  if (tfhd.end - tfhd.payload < 8 || tfdt.end - tfdt.payload < 12 || trun.end - trun.payload < 16) return undefined
  const id = u32(bytes, tfhd.payload + 4)
  const count = u32(bytes, trun.payload + 4)
  const composed = (u32(bytes, trun.payload) & 0x800) !== 0
  const each = composed ? 12 : 8
  if (count === 0 || count > MOST_SAMPLES || trun.end - trun.payload !== 16 + count * each) return undefined
  if (id !== 1 && id !== 2) return undefined
  const samples = readSamples(bytes, trun.payload + 16, count, composed)
  if (samples.sizes.reduce((sum, size) => sum + size, 0) !== mdat.end - mdat.payload) return undefined
  return {
    track: id === 1 ? 'video' : 'audio',
    key: u32(bytes, trun.payload + 12) === SYNC,
    start: u64(bytes, tfdt.payload + 4),
    span: samples.spans.reduce((sum, span) => sum + span, 0),
    data_at: mdat.payload,
    ...samples,
  }
}

const readSamples = (bytes: Uint8Array, from: number, count: number, composed: boolean) => {
  const [sizes, spans, compositions]: [number[], number[], number[]] = [[], [], []]
  for (let i = 0, at = from; i < count; i++, at += composed ? 12 : 8) {
    spans.push(u32(bytes, at))
    sizes.push(u32(bytes, at + 4))
    compositions.push(composed ? i32(bytes, at + 8) : 0)
  }
  return { sizes, spans, compositions }
}

export type Tail = {
  readonly number: number
  readonly hash: Uint8Array
  readonly signed: SignedHead | undefined
}

/** What stands behind a fragment: its link, and now and then one signed head; nothing else. */
export const readTail = (bytes: Uint8Array): Tail | undefined => {
  const link = boxAt(bytes, 0, bytes.length)
  if (link?.type !== 'uuid' || link.end !== LINK_BYTES || !sameBytes(bytes.subarray(8, 24), LINK_UUID)) return undefined
  const found = { number: u64(bytes, 24), hash: bytes.slice(32, LINK_BYTES) }
  if (bytes.length === LINK_BYTES) return { ...found, signed: undefined }
  const head = boxAt(bytes, LINK_BYTES, bytes.length)
  if (head?.type !== 'uuid' || head.end !== bytes.length || head.end - head.start > MOST_HEAD_BYTES) return undefined
  if (!sameBytes(bytes.subarray(head.payload, head.payload + 16), HEAD_UUID)) return undefined
  const signed = readJson(bytes.subarray(head.payload + 16, head.end), readHead)
  return signed && { ...found, signed }
}

export type ReadHeader = {
  readonly station: string
  readonly camera: string
  readonly stream: string
  readonly started_90k: number
  readonly recovered: boolean
  /** The sample descriptions of its tracks, whole boxes. */
  readonly formats: readonly Uint8Array[]
}

/** The header of a segment: what it says of itself, and which formats it describes. */
export const readHeader = (bytes: Uint8Array): ReadHeader | undefined => {
  const boxes = boxesIn(bytes, 0, bytes.length)
  const about = boxes?.find(
    ({ type, payload }) => type === 'uuid' && sameBytes(bytes.subarray(payload, payload + 16), ABOUT_UUID),
  )
  const moov = only(boxes, 'moov')
  if (about === undefined || moov === undefined) return undefined
  const told = readJson(bytes.subarray(about.payload + 16, about.end), readAbout)
  return told && { ...told, formats: formatsIn(bytes, moov) }
}

const readAbout = (value: unknown) => {
  const { station, camera, stream, started_90k, recovered } = (value ?? {}) as Record<string, unknown>
  if (typeof station !== 'string' || typeof camera !== 'string' || typeof stream !== 'string') return BAD
  if (!Number.isSafeInteger(started_90k)) return BAD
  return { station, camera, stream, started_90k: started_90k as number, recovered: recovered !== undefined }
}

/** All sample descriptions of all tracks of a movie header. */
export const formatsIn = (
  bytes: Uint8Array,
  moov: { readonly payload: number; readonly end: number },
): Uint8Array[] => {
  const formats: Uint8Array[] = []
  for (const trak of boxesIn(bytes, moov.payload, moov.end) ?? []) {
    if (trak.type !== 'trak') continue
    const stsd = inside(bytes, trak, ['mdia', 'minf', 'stbl', 'stsd'])
    for (const entry of (stsd && boxesIn(bytes, stsd.payload + 8, stsd.end)) ?? [])
      formats.push(bytes.subarray(entry.start, entry.end))
  }
  return formats
}

/** The only box at the end of a path of boxes. */
export const inside = (bytes: Uint8Array, outer: Span, path: readonly string[]): Span | undefined => {
  let at: Span | undefined = outer
  for (const type of path) at = at && only(boxesIn(bytes, at.payload, at.end), type)
  return at
}
