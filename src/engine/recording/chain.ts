// Chain: ties each fragment of a stream to the one before it, at the moment it is written. A flipped bit, a fragment that was taken out,
// put in or moved breaks it, and the place where it breaks names the fragment.
//
// link(n) = SHA-256( link(n−1) ‖ n as 64 bits ‖ SHA-256( all bytes of the fragment up to its link box ) ). It stands in a `uuid` box behind the
// fragment. The first fragment of a segment is hashed together with the segment's header in front of it. The bytes have a digest of their own so
// that the chain can be followed over a fragment that is not shown. What this proves and what not is told in design/evidence.md.

import { createHash } from 'node:crypto'
import { no, ok, type Result } from '#base/result.ts'
import { readU64, writeU64 } from './boxes.ts'

const LINK_UUID = Buffer.from('6d617474-6861-6e2d-6c69-6e6b30303032'.replaceAll('-', ''), 'hex')
export const HASH_BYTES = 32
export const LINK_BOX_BYTES = 8 + 16 + 8 + HASH_BYTES

/** Where a chain stands: the number of its newest fragment and that fragment's link. */
export type Link = { readonly number: number; readonly hash: Buffer }

/** Before the first fragment of a stream. */
export const noLink: Link = { number: 0, hash: Buffer.alloc(HASH_BYTES) }

/** The link of the fragment whose bytes are `parts`, behind `before`. */
export const nextLink = (before: Link, parts: readonly Uint8Array[]): Link => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return linkOver(before, hash.digest())
}

/** The same where only the digest of the fragment's bytes is known. */
export const linkOver = (before: Link, digest: Uint8Array): Link => {
  const number = before.number + 1
  const counted = Buffer.allocUnsafe(8)
  writeU64(counted, number, 0)
  return { number, hash: createHash('sha256').update(before.hash).update(counted).update(digest).digest() }
}

export const linkBox = ({ number, hash }: Link): Buffer => {
  const out = Buffer.allocUnsafe(LINK_BOX_BYTES)
  out.writeUInt32BE(LINK_BOX_BYTES, 0)
  out.write('uuid', 4, 'latin1')
  LINK_UUID.copy(out, 8)
  writeU64(out, number, 24)
  hash.copy(out, 32)
  return out
}

/** Whether something that looks like a link stands in these bytes. */
export const holdsLink = (bytes: Buffer): boolean => bytes.includes(LINK_UUID)

/** Reads a link box at `at`. */
export const readLink = (bytes: Buffer, at: number): Result<Link, 'not_a_link'> => {
  if (at < 0 || at + LINK_BOX_BYTES > bytes.length || bytes.readUInt32BE(at) !== LINK_BOX_BYTES) return no('not_a_link')
  if (bytes.toString('latin1', at + 4, at + 8) !== 'uuid' || bytes.compare(LINK_UUID, 0, 16, at + 8, at + 24) !== 0) {
    return no('not_a_link')
  }
  return ok({ number: readU64(bytes, at + 24), hash: Buffer.from(bytes.subarray(at + 32, at + 64)) })
}
