// Verify segment: a file of the archive that lies in a bundle untouched. Its fragments hang on the signed heads as a film's do; besides, every byte of it has to be
// one that the chain covers, but for the index at its end, which no player reads. What it holds beyond the asked span is said.

import type { BundleChain, BundleSegment } from '#contract/bundle.ts'
import type { BundleFiles } from './bundle-files.ts'
import { boxAt } from './mp4/boxes.ts'
import { bytesOfBase64, bytesOfHex, sameBytes } from './tools.ts'
import { type FilmCheck, type FilmProof, verifyFilm } from './verify-film.ts'

export type AskedSpan = { readonly from_90k: number; readonly to_90k: number }

/** A picture is shown until the next one, and cameras send two a second at least. */
const NEAR_90K = 180_000
const INDEX_UUID = bytesOfHex('6d617474-6861-6e2d-696e-646578303031'.replaceAll('-', ''))!

/** `asked`: all spans of its camera and stream. Throws where the file cannot be read. */
export const verifySegment = async (
  check: FilmCheck,
  segment: BundleSegment,
  bytes: number,
  chain: BundleChain | undefined,
  asked: readonly AskedSpan[],
): Promise<FilmProof> => {
  const proof = await verifyFilm(check, segment, bytes, chain)
  if (chain === undefined) return proof
  const { path } = segment
  const at_byte = await unproven(check.files, path, bytes, chain, proof)
  if (at_byte !== undefined) check.findings.say('unproven_bytes', { path, at_byte })
  if (proof.fragments.length === 0) return proof
  const from_90k = proof.fragments.reduce((least, one) => Math.min(least, one.from_90k), Number.POSITIVE_INFINITY)
  const to_90k = proof.fragments.reduce((most, one) => Math.max(most, one.to_90k), 0)
  const told = Math.max(Math.abs(segment.from.at_90k - from_90k), Math.abs(segment.to.at_90k - to_90k))
  // Where fragments are damaged the span that is left is another one: that is told already.
  if (told > NEAR_90K && proof.fragments.length === proof.told)
    check.findings.say('segment_span_differs', { path, from_90k, to_90k })
  const [first, last] = [Math.min(...asked.map(one => one.from_90k)), Math.max(...asked.map(one => one.to_90k))]
  if (from_90k < first - NEAR_90K || to_90k > last + NEAR_90K)
    check.findings.say('segment_beyond', { path, from_90k, to_90k })
  return proof
}

/** The first byte that neither header nor chain nor index covers. */
const unproven = async (
  files: BundleFiles,
  path: string,
  bytes: number,
  { headers }: BundleChain,
  { chained }: FilmProof,
): Promise<number | undefined> => {
  const header = headers.length === 1 ? bytesOfBase64(headers[0]!) : undefined
  if (header === undefined || !sameBytes(await files.read(path, 0, header.length), header)) return 0
  let end = header.length
  for (const { from, to } of chained) {
    if (from !== end) return end
    end = to
  }
  return end === bytes || (await isIndex(files, path, end, bytes)) ? undefined : end
}

const isIndex = async (files: BundleFiles, path: string, at: number, bytes: number): Promise<boolean> => {
  const head = await files.read(path, at, 24)
  const box = boxAt(head, 0, bytes - at)
  return box?.type === 'uuid' && box.end === bytes - at && sameBytes(head.subarray(8, 24), INDEX_UUID)
}
