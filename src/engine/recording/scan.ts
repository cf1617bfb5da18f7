// Scan: reads a segment from the file alone, as far as it is sound. It is how footage outlives its catalogue, and how a file that was
// cut short by a power loss is known up to its last whole fragment.

import { type FileHandle, open } from 'node:fs/promises'
import { no, ok, type Result } from '#base/result.ts'
import { wallTime90k } from '#base/units.ts'
import type { Format } from '#engine/frames/frame.ts'
import { readAbout, type SegmentAbout } from './about.ts'
import { boxesIn } from './boxes.ts'
import { HASH_BYTES, LINK_BOX_BYTES, type Link, nextLink, readLink } from './chain.ts'
import { readHeadBox, type SignedHead } from './chain-head.ts'
import type { Fragment } from './fragment.ts'
import { indexLength, readIndexBox, unpackFragments } from './fragment-index.ts'
import { readFormats } from './read-init.ts'
import { readMoof } from './read-moof.ts'

const INIT_BYTES = 64 * 1024
const LARGEST_HEAD_BYTES = 512 * 1024

export type Damage =
  | 'unreadable' // the file cannot be opened or read
  | 'no_about' // it does not say what it is
  | 'damaged_header'

export type SegmentHead = {
  readonly about: SegmentAbout
  readonly formats: readonly Format[]
  readonly init_bytes: number
}

export type ClosedIndex = {
  readonly index_at: number
  readonly index_bytes: number
  readonly fragments: readonly Fragment[]
}

/** What can break a chain, and where. */
export type Broken = { readonly at_byte: number; readonly what: 'changed' | 'not_continued' | 'unreadable' }

export type Walk = {
  readonly fragments: readonly Fragment[]
  readonly link: Link
  readonly heads: readonly SignedHead[]
  /** Sound up to here. */
  readonly end_byte: number
  readonly broken: Broken | undefined
}

/** What a segment says of itself. */
export const readSegmentHead = async (file: FileHandle): Promise<Result<SegmentHead, Damage>> => {
  const bytes = await readAt(file, 0, INIT_BYTES)
  const about = readAbout(bytes)
  if (!about.ok) return no('no_about')
  const moov = boxesIn(bytes, 0, bytes.length).find(box => box.type === 'moov')
  const formats = moov && readFormats(bytes, moov)
  if (moov === undefined || !formats?.ok) return no('damaged_header')
  return ok({ about: about.value, formats: formats.value, init_bytes: moov.end })
}

/** The index at the end of a closed segment; no when there is none, or it is not whole. */
export const readIndexAtEnd = async (file: FileHandle): Promise<Result<ClosedIndex, 'no_index'>> => {
  const { size } = await file.stat()
  const length = indexLength(await readAt(file, Math.max(0, size - 4), 4))
  if (length === undefined || length > size) return no('no_index')
  const box = readIndexBox(await readAt(file, size - length, length))
  const fragments = box.ok ? unpackFragments(box.value) : box
  if (!fragments.ok) return no('no_index')
  return ok({ index_at: size - length, index_bytes: length, fragments: fragments.value })
}

/**
 * Walks the fragments from `from` on, behind `before` in the chain, and stops at the first that is not whole or does not continue the
 * chain. With `hashed: false` only the links' numbers are compared, without reading the samples.
 */
export const walkFragments = async (
  file: FileHandle,
  head: SegmentHead,
  from: number,
  before: Link,
  hashed = true,
): Promise<Walk> => {
  const fragments: Fragment[] = []
  const heads: SignedHead[] = []
  let link = before
  let at = from
  for (;;) {
    const found = await readFragment(file, head, at)
    if (found === undefined) return { fragments, link, heads, end_byte: at, broken: await brokenAt(file, at) }
    const expected = hashed ? await linkOf(file, head, link, found) : { ...found.link, number: link.number + 1 }
    if (found.link.number !== link.number + 1) return stop(at, 'not_continued')
    if (!found.link.hash.equals(expected.hash)) return stop(at, 'changed')
    fragments.push(found.fragment)
    if (found.signed !== undefined) heads.push(found.signed)
    link = found.link
    at += found.fragment.bytes
  }
  function stop(at_byte: number, what: Broken['what']): Walk {
    return { fragments, link, heads, end_byte: at_byte, broken: { at_byte, what } }
  }
}

export const aboutLink = (about: SegmentAbout): Link => ({
  number: about.link_number,
  hash: Buffer.from(about.link_hash.padEnd(HASH_BYTES * 2, '0'), 'hex').subarray(0, HASH_BYTES),
})

/** Opens a file for reading; undefined when it cannot be. */
export const openToRead = (path: string): Promise<FileHandle | undefined> => open(path, 'r').catch(() => undefined)

export type Found = {
  readonly fragment: Fragment
  readonly link: Link
  readonly signed: SignedHead | undefined
  readonly signed_bytes: Buffer
}

/** The fragment that begins at `at`, or nothing when there is no whole one. */
export const readFragment = async (file: FileHandle, head: SegmentHead, at: number): Promise<Found | undefined> => {
  const first = await readAt(file, at, 4096)
  const headBytes = headLength(first)
  if (headBytes === undefined || headBytes > LARGEST_HEAD_BYTES) return undefined
  const bytes = headBytes <= first.length ? first : await readAt(file, at, headBytes)
  if (bytes.length < headBytes) return undefined
  const moof = readMoof(bytes, headBytes)
  if (moof === undefined) return undefined
  const data = moof.sizes.reduce((sum, size) => sum + size, 0)
  if (bytes.readUInt32BE(headBytes - 8) !== data + 8) return undefined
  const behind = await readAt(file, at + headBytes + data, LINK_BOX_BYTES + 4096)
  const link = readLink(behind, 0)
  if (!link.ok) return undefined
  const after = boxesIn(behind, LINK_BOX_BYTES, behind.length)[0]
  const signed = after?.type === 'uuid' ? readHeadBox(behind.subarray(after.payload, after.end)) : undefined
  const tail_bytes = signed?.ok ? after!.end : LINK_BOX_BYTES
  const fragment: Fragment = {
    ...moof,
    start: wallTime90k(head.about.started_90k + moof.start),
    at_byte: at,
    head_bytes: headBytes,
    tail_bytes,
    bytes: headBytes + data + tail_bytes,
  }
  return {
    fragment,
    link: link.value,
    signed: signed?.ok ? signed.value : undefined,
    signed_bytes: signed?.ok ? behind.subarray(after!.start, after!.end) : Buffer.alloc(0),
  }
}

/** `prft`? `moof` and the head of `mdat`. */
const headLength = (bytes: Buffer): number | undefined => {
  let at = 0
  for (let boxes = 0; boxes < 3; boxes++) {
    if (at + 8 > bytes.length) return undefined
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (type === 'moof') return length >= 8 ? at + length + 8 : undefined
    if (type !== 'prft' || length !== 32) return undefined
    at += length
  }
  return undefined
}

/** What the fragment's link must be when `before` stands in front of it. */
export const linkOf = async (file: FileHandle, head: SegmentHead, before: Link, { fragment }: Found): Promise<Link> => {
  const { at_byte, bytes, tail_bytes } = fragment
  const from = at_byte === head.init_bytes ? 0 : at_byte // the first one is hashed with the header
  return nextLink(before, [await readAt(file, from, at_byte + bytes - tail_bytes - from)])
}

/** Nothing more, or an index, is a good end. */
const brokenAt = async (file: FileHandle, at: number): Promise<Broken | undefined> => {
  const { size } = await file.stat()
  if (at >= size) return undefined
  const rest = await readAt(file, at, Math.min(size - at, 16 * 1024 * 1024))
  return readIndexBox(rest).ok ? undefined : { at_byte: at, what: 'unreadable' }
}

export const readAt = async (file: FileHandle, at: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.allocUnsafe(length)
  let read = 0
  while (read < length) {
    const { bytesRead } = await file.read(bytes, read, length - read, at + read)
    if (bytesRead === 0) break
    read += bytesRead
  }
  return bytes.subarray(0, read)
}
