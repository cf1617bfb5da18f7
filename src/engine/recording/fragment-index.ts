// Fragment index: what a segment holds, fragment by fragment and sample by sample, in a few bytes each. It stands at the end of
// a closed segment (a `uuid` box that players skip) and, while the segment is still open, row by row in the catalogue.
// Numbers are LEB128, signed ones zigzag. The box ends with a checksum and with its own length, so that it is found from the end.

import { createHash } from 'node:crypto'
import { no, ok, type Result } from '#base/result.ts'
import { mediaSpan90k, wallTime90k } from '#base/units.ts'
import { box, u32 } from './boxes.ts'
import type { Fragment } from './fragment.ts'

const INDEX_UUID = Buffer.from('6d617474-6861-6e2d-696e-646578303031'.replaceAll('-', ''), 'hex')
/** uuid box head: length, type and the 16 letters above. */
export const INDEX_HEAD_BYTES = 24
/** Checksum and length. */
export const INDEX_TAIL_BYTES = 12
export const LARGEST_INDEX_BYTES = 16 * 1024 * 1024
const MOST_SAMPLES = 10_000
const AUDIO = 1
const KEY = 2
const COMPOSED = 4

export const packFragment = (fragment: Fragment): Buffer => {
  const out: number[] = []
  const composed = fragment.compositions.length > 0
  put(out, (fragment.track === 'audio' ? AUDIO : 0) | (fragment.key ? KEY : 0) | (composed ? COMPOSED : 0))
  put(out, fragment.start)
  put(out, fragment.at_byte)
  put(out, fragment.head_bytes)
  put(out, fragment.tail_bytes)
  put(out, fragment.sizes.length)
  let before = 0
  fragment.sizes.forEach((size, i) => {
    const span = fragment.spans[i]!
    put(out, size)
    putSigned(out, span - before)
    before = span
    if (composed) putSigned(out, fragment.compositions[i]!)
  })
  return Buffer.from(out)
}

/** Reads packed fragments one behind the other. */
export const unpackFragments = (packed: Uint8Array): Result<readonly Fragment[], 'damaged_index'> => {
  const cursor = { bytes: packed, at: 0, damaged: false }
  const fragments: Fragment[] = []
  while (cursor.at < packed.length) {
    const fragment = unpackOne(cursor)
    if (fragment === undefined) return no('damaged_index')
    fragments.push(fragment)
  }
  return ok(fragments)
}

/** The box that ends a closed segment. */
export const indexBox = (packed: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(packed)
  return box('uuid', INDEX_UUID, content, checksum(content), u32(INDEX_HEAD_BYTES + content.length + INDEX_TAIL_BYTES))
}

/** How long the index box is whose last bytes these are; undefined when they cannot end one. */
export const indexLength = (lastBytes: Buffer): number | undefined => {
  if (lastBytes.length < 4) return undefined
  const length = lastBytes.readUInt32BE(lastBytes.length - 4)
  return length >= INDEX_HEAD_BYTES + INDEX_TAIL_BYTES && length <= LARGEST_INDEX_BYTES ? length : undefined
}

/** The packed fragments in an index box, or no when these bytes are not one, or not whole. */
export const readIndexBox = (bytes: Buffer): Result<Buffer, 'damaged_index'> => {
  const least = INDEX_HEAD_BYTES + INDEX_TAIL_BYTES
  const whole = bytes.length >= least && bytes.readUInt32BE(0) === bytes.length && indexLength(bytes) === bytes.length
  if (!whole || bytes.toString('latin1', 4, 8) !== 'uuid' || !bytes.subarray(8, 24).equals(INDEX_UUID)) {
    return no('damaged_index')
  }
  const content = bytes.subarray(INDEX_HEAD_BYTES, bytes.length - INDEX_TAIL_BYTES)
  const sum = bytes.subarray(bytes.length - INDEX_TAIL_BYTES, bytes.length - 4)
  return checksum(content).equals(sum) ? ok(content) : no('damaged_index')
}

/** Whether an index box begins here, whole or not. */
export const startsIndex = (bytes: Buffer): boolean =>
  bytes.length >= 8 &&
  (bytes.subarray(8, 24).equals(INDEX_UUID) || INDEX_UUID.subarray(0, 8).equals(bytes.subarray(8, 16)))

const checksum = (content: Buffer): Buffer => createHash('sha256').update(content).digest().subarray(0, 8)

type Cursor = { readonly bytes: Uint8Array; at: number; damaged: boolean }

const unpackOne = (cursor: Cursor): Fragment | undefined => {
  const flags = get(cursor)
  const start = get(cursor)
  const at_byte = get(cursor)
  const head_bytes = get(cursor)
  const tail_bytes = get(cursor)
  const count = get(cursor)
  if (cursor.damaged || count > MOST_SAMPLES || flags > 7) return undefined
  const sizes: number[] = []
  const spans: number[] = []
  const compositions: number[] = []
  let data = 0
  let span = 0
  let before = 0
  for (let i = 0; i < count; i++) {
    const size = get(cursor)
    before += getSigned(cursor)
    if (cursor.damaged || before < 1) return undefined
    sizes.push(size)
    spans.push(before)
    if (flags & COMPOSED) compositions.push(getSigned(cursor))
    data += size
    span += before
  }
  if (!Number.isSafeInteger(start + span) || !Number.isSafeInteger(at_byte + head_bytes + data)) return undefined
  return {
    track: flags & AUDIO ? 'audio' : 'video',
    key: (flags & KEY) !== 0,
    start: wallTime90k(start),
    span: mediaSpan90k(span),
    at_byte,
    head_bytes,
    tail_bytes,
    bytes: head_bytes + data + tail_bytes,
    sizes,
    spans,
    compositions,
  }
}

const put = (out: number[], value: number): void => {
  let rest = value
  while (rest >= 128) {
    out.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  out.push(rest)
}

const putSigned = (out: number[], value: number): void => put(out, value >= 0 ? value * 2 : -value * 2 - 1)

const get = (cursor: Cursor): number => {
  let value = 0
  let scale = 1
  for (let i = 0; i < 8; i++) {
    const byte = cursor.bytes[cursor.at++]
    if (byte === undefined) break
    value += (byte & 127) * scale
    if (byte < 128) return value
    scale *= 128
  }
  cursor.damaged = true
  return 0
}

const getSigned = (cursor: Cursor): number => {
  const value = get(cursor)
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}
