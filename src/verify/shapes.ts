// Shapes: manifest, signature, chain and heads as foreign bytes are read into them, the same as in contract/bundle.ts.

import type { BundleChain, BundleSignature, Manifest } from '#contract/bundle.ts'
import {
  BAD,
  count,
  listOf,
  matching,
  number,
  object,
  oneOf,
  orAbsent,
  orNull,
  type Reader,
  sha256,
  text,
  whole,
  yesNo,
} from './readers.ts'

const bundlePath = matching(/^(?!\.)[A-Za-z0-9._-]{1,240}(?:\/(?!\.)[A-Za-z0-9._-]+){0,4}$/)
const instant = object({ iso: text, at_90k: whole })
const kinds = [
  ...['video', 'chain', 'segment', 'viewing_copy', 'redacted', 'still', 'trail', 'coverage', 'access_log', 'paper'],
  ...['keys', 'page', 'read_me', 'sums'],
] as Manifest['files'][number]['kind'][]

const file = object({ path: bundlePath, bytes: count, sha256, kind: oneOf(...kinds), about: text })
const gap = object({ from: instant, to: instant, cause: text, detail: orNull(text), by: orNull(text) })
const clock = object({
  station: text,
  camera_offset_ms: orNull(number),
  measured: orNull(instant),
  steps: listOf(object({ at: instant, by_ms: number }), 10_000),
  note: text,
})
const item = object({
  ...{ camera: text, name: text, place: text, owner: text, stream: text, maker: text, model: text, serial: text },
  ...{ mac: text, address: text, removed: yesNo, asked: object({ from: instant, to: instant }) },
  ...{ recorded_ms: number, recovered_ms: number, gaps: listOf(gap, 100_000), clock, masked: yesNo },
})
const video = object({
  ...{ path: bundlePath, chain: bundlePath, camera: text, stream: text, from: instant, to: instant },
  ...{ starts_before_ms: number, codec: text, audio: orNull(text), width: whole, height: whole },
  parts: listOf(object({ from: instant, to: instant, at_ms: number }), 100_000),
  recovered: yesNo,
})
const segment = object({
  ...{ path: bundlePath, chain: bundlePath, camera: text, stream: text, from: instant, to: instant },
  recovered: yesNo,
})
const plain: ReadonlySet<string> = new Set(['string', 'number', 'boolean'])
/** Flat, as the head of the access log is: what is nested without end cannot be spelled again. */
const record: Reader<Record<string, unknown>> = value => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return BAD
  const fields = Object.entries(value)
  const flat = fields.length <= 100 && fields.every(([, field]) => field === null || plain.has(typeof field))
  return flat ? Object.fromEntries(fields) : BAD
}

export const readManifest: Reader<Manifest> = object({
  ...{ matthan: oneOf('bundle-1'), id: text, made: instant, program: text },
  station: object({ id: text, name: text, unit: text, host: text, fingerprint: text }),
  extraction: object({
    ...{ number: text, purpose: text, legal_ground: text, case: orNull(text) },
    document: orNull(object({ number: text, day: text, issuer: text })),
    ...{ recipient: text, requested_by: text, approved_by: listOf(text, 100), extracted_by: text },
  }),
  items: listOf(item, 1000),
  videos: listOf(video, 10_000),
  segments: orAbsent(listOf(segment, 10_000), []),
  content_sha256: sha256,
  files: listOf(file, 10_000),
  access_log: orAbsent(orNull(object({ about: count, whole: count, by_hash: count })), null),
  log_head: orNull(object({ head: record, signature: text })),
}) as Reader<Manifest>

export const readSignature: Reader<BundleSignature> = object({
  ...{ matthan: oneOf('bundle-signature-1'), algorithm: oneOf('Ed25519') },
  ...{ public_key: text, fingerprint: text, signature: text },
})

const head = object({
  head: object({ station: text, camera: text, stream: text, number: whole, hash: text, signed_at: text }),
  signature: text,
})
export type SignedHead = BundleChain['runs'][number]['heads'][number]
export const readHead: Reader<SignedHead> = head

export type ShownFragment = BundleChain['runs'][number]['fragments'][number]
const fragment: Reader<ShownFragment> = value => {
  if (typeof value === 'string') return sha256(value)
  if (!Array.isArray(value) || value.length !== 5 || !value.every(Number.isSafeInteger)) return BAD
  return value as [number, number, number, number, number]
}

export const readChain: Reader<BundleChain> = object({
  matthan: oneOf('chain-1'),
  video: bundlePath,
  station: text,
  camera: text,
  chain: text,
  headers: listOf(text, 100_000),
  runs: listOf(
    object({
      before: object({ number: count, hash: sha256 }),
      fragments: listOf(fragment, 5_000_000),
      heads: listOf(head, 1_000_000),
    }),
    100_000,
  ),
}) as Reader<BundleChain>

const span = object({
  state: oneOf('recorded', 'recovered', 'missing'),
  ...{ from_90k: whole, to_90k: whole, cause: orNull(text) },
})
const coverage = object({ camera: text, stream: text, from_90k: whole, to_90k: whole, spans: listOf(span, 1_000_000) })
export type ToldCoverage = Exclude<ReturnType<typeof coverage>, typeof BAD>

/** One for each item. */
export const readCoverage: Reader<readonly ToldCoverage[]> = value => {
  const list = Array.isArray(value) ? value : (value as { items?: unknown } | null)?.items
  return listOf(coverage, 1000)(list)
}
