// Mutation: what a hostile or broken sender makes of something sound. Bytes are flipped, cut, doubled and spliced; now and then there
// is nothing sound in them at all.

import fc from 'fast-check'

type Edit = readonly [kind: number, at: number, length: number, value: number]

/** Bytes that are one of `seeds` with up to eight edits, or random from their first byte on. */
export const mutated = (seeds: readonly Buffer[]): fc.Arbitrary<Buffer> => {
  const edit = fc.tuple(fc.nat(7), fc.nat(0xffff), fc.nat(0xffff), fc.nat(255))
  const seed = fc.nat(Math.max(0, seeds.length - 1))
  const edited = fc
    .tuple(seed, seed, fc.array(edit, { maxLength: 8 }))
    .map(([one, other, edits]) => edits.reduce((bytes, next) => apply(bytes, next, seeds[other]!), seeds[one]!))
  const short = fc.uint8Array({ maxLength: 40 }).map(bytes => Buffer.from(bytes))
  const long = fc.tuple(fc.nat(2000), fc.integer()).map(([length, start]) => noise(length, start))
  if (seeds.length === 0) return fc.oneof(short, long)
  return fc.oneof({ weight: 8, arbitrary: edited }, { weight: 1, arbitrary: short }, { weight: 1, arbitrary: long })
}

/** Values that lengths and counts go wrong at. */
const EDGES = [0x00, 0x01, 0x7f, 0x80, 0xfe, 0xff, 0x24, 0x0a]
const LONGEST = 8192

const apply = (bytes: Buffer, [kind, first, second, value]: Edit, other: Buffer): Buffer => {
  const at = bytes.length === 0 ? 0 : first % bytes.length
  const end = Math.min(bytes.length, at + 1 + (second % 64))
  const head = bytes.subarray(0, at)
  if (kind === 0) return withByte(bytes, at, (bytes[at] ?? 0) ^ (1 << (value & 7)))
  if (kind === 1) return withByte(bytes, at, EDGES[value % EDGES.length]!)
  if (kind === 2) return head
  if (kind === 3) return joined(head, bytes.subarray(end))
  if (kind === 4) return joined(bytes.subarray(0, end), bytes.subarray(at))
  if (kind === 5) return joined(head, other.subarray(other.length === 0 ? 0 : second % other.length))
  if (kind === 6) return joined(head, noise(1 + (second % 16), value), bytes.subarray(at))
  return joined(head, Buffer.alloc(1 + (second % 300), value), bytes.subarray(at))
}

const withByte = (bytes: Buffer, at: number, value: number): Buffer => {
  const out = Buffer.from(bytes)
  if (at < out.length) out[at] = value
  return out
}

const joined = (...parts: Buffer[]): Buffer => Buffer.concat(parts).subarray(0, LONGEST)

const noise = (length: number, start: number): Buffer => {
  const out = Buffer.allocUnsafe(length)
  let state = start | 1
  for (let i = 0; i < length; i++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    out[i] = state
  }
  return out
}
