// Bundle: what is handed over, and the manifest that describes it (design/evidence.md). The manifest is read years later by programs and people that
// know nothing of this station: field names never change their meaning, and a new version is a new `matthan` mark. Instants are ISO 8601 in UTC with
// milliseconds beside ticks of 1/90000 s since 1970 (`_90k`).
//
//   manifest.json            what this file describes; its exact bytes are signed
//   manifest.sig             JSON: `signatureShape`
//   manifest.tsr             an RFC 3161 time stamp over manifest.json, where there is a service
//   kiem-tra.html            the page that plays and verifies, the same in every bundle of a version
//   DOC-TRUOC.txt            what this is and how it is verified, in Vietnamese and English
//   SHA256SUMS               all other files, as `sha256sum -c` reads it
//   video/CAMERA-STREAM-1.mp4        original bytes as one ordinary MP4 for each run of one format
//   video/CAMERA-STREAM-1.chain.json `chainShape`: how its bytes hang on the signed heads
//   segments/…               files of the archive, untouched, where asked, each with its `.chain.json`
//   stills/ trail/ viewing/ redacted/ papers/
//   coverage.json            `coverageShape` of contract/recording.ts for each item, with every gap and its cause
//   access-log.jsonl         entries of the access log about this footage, with what they need to be proven
//   station.pub              public keys, the newest first

import { z } from 'zod'

export const MANIFEST_MARK = 'bundle-1'
export const MOST_BUNDLE_FILES = 10_000

const sha256Shape = z.string().regex(/^[0-9a-f]{64}$/)
const instantShape = z.object({ iso: z.string(), at_90k: z.number().int() })

/** Relative, with `/`, no `..`, no empty part, no letter that some file system refuses. */
export const bundlePathShape = z
  .string()
  .max(240)
  .regex(/^(?!\.)[A-Za-z0-9._-]+(?:\/(?!\.)[A-Za-z0-9._-]+){0,4}$/)

export const bundleFileKinds = [
  'video',
  'chain',
  'segment',
  'viewing_copy',
  'redacted',
  'still',
  'trail',
  'coverage',
  'access_log',
  'paper',
  'keys',
  'page',
  'read_me',
  'sums',
] as const

export const bundleFileShape = z.object({
  path: bundlePathShape,
  bytes: z.number().int().min(0),
  sha256: sha256Shape,
  kind: z.enum(bundleFileKinds),
  about: z.string().max(500).describe('in Vietnamese'),
})
export type BundleFile = z.infer<typeof bundleFileShape>

const gapShape = z.object({
  from: instantShape,
  to: instantShape,
  cause: z.string().describe('a glossary code'),
  detail: z.string().nullable(),
  by: z.string().nullable(),
})

/** What is known of a clock: `offset_ms` is camera minus station. */
const clockShape = z.object({
  station: z
    .string()
    .describe('synchronized, unsynchronized, unknown: whether a time service vouched for the station’s clock'),
  camera_offset_ms: z.number().nullable(),
  measured: instantShape.nullable(),
  steps: z.array(z.object({ at: instantShape, by_ms: z.number() })).describe('clocks that were set within the span'),
  note: z.string(),
})

export const bundleVideoShape = z.object({
  path: bundlePathShape,
  chain: bundlePathShape,
  camera: z.string(),
  stream: z.string(),
  from: instantShape,
  to: instantShape,
  starts_before_ms: z.number().describe('from the keyframe before; players skip it by an edit list'),
  codec: z.string(),
  audio: z.string().nullable(),
  width: z.number().int(),
  height: z.number().int(),
  parts: z
    .array(z.object({ from: instantShape, to: instantShape, at_ms: z.number() }))
    .describe('which time of day stands where in the file; between parts there is no footage'),
  recovered: z.boolean().describe('brought in later: its origin is told, not proven'),
})
export type BundleVideo = z.infer<typeof bundleVideoShape>

/** A file of the archive as it lies there: it ends where the recorder ended it, and so reaches beyond what was asked. */
export const bundleSegmentShape = z.object({
  path: bundlePathShape,
  chain: bundlePathShape.describe('`chainShape` of this file: how its bytes hang on the signed heads'),
  camera: z.string(),
  stream: z.string(),
  from: instantShape,
  to: instantShape.describe('of the whole file, as it was recorded'),
  recovered: z.boolean(),
})
export type BundleSegment = z.infer<typeof bundleSegmentShape>

export const bundleItemShape = z.object({
  camera: z.string(),
  name: z.string(),
  place: z.string(),
  owner: z.string(),
  stream: z.string(),
  maker: z.string(),
  model: z.string(),
  serial: z.string(),
  mac: z.string(),
  address: z.string(),
  removed: z.boolean(),
  asked: z.object({ from: instantShape, to: instantShape }),
  recorded_ms: z.number(),
  recovered_ms: z.number(),
  gaps: z.array(gapShape),
  clock: clockShape,
  masked: z.boolean().describe('private places were covered for viewers; the original is not'),
})
export type BundleItem = z.infer<typeof bundleItemShape>

export const manifestShape = z.object({
  matthan: z.literal(MANIFEST_MARK),
  id: z.string().describe('of this bundle, never given twice'),
  made: instantShape,
  program: z.string(),
  station: z.object({ id: z.string(), name: z.string(), unit: z.string(), host: z.string(), fingerprint: z.string() }),
  extraction: z.object({
    number: z.string(),
    purpose: z.string(),
    legal_ground: z.string(),
    case: z.string().nullable(),
    document: z.object({ number: z.string(), day: z.string(), issuer: z.string() }).nullable(),
    recipient: z.string(),
    requested_by: z.string(),
    approved_by: z.array(z.string()),
    extracted_by: z.string(),
  }),
  items: z.array(bundleItemShape),
  videos: z.array(bundleVideoShape),
  segments: z.array(bundleSegmentShape).default([]).describe('files of the archive, untouched, where asked'),
  content_sha256: sha256Shape.describe(
    'SHA-256 over the lines `SHA256  PATH\\n` of all files but papers, page, read-me and sums, by path; stands on the papers',
  ),
  files: z.array(bundleFileShape).max(MOST_BUNDLE_FILES),
  access_log: z
    .object({
      about: z.number().int().min(0).describe('lines of the access log about this footage, in all'),
      whole: z.number().int().min(0).describe('of these, in the bundle word for word'),
      by_hash: z
        .number()
        .int()
        .min(0)
        .describe('of these, in the bundle by their hash alone: of other requests for it'),
    })
    .nullable()
    .default(null)
    .describe('what is neither is too much for a bundle, the newest'),
  log_head: z
    .object({
      head: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
      signature: z.string(),
    })
    .nullable()
    .describe('of the access log, when the bundle was made'),
})
export type Manifest = z.infer<typeof manifestShape>

export const signatureShape = z.object({
  matthan: z.literal('bundle-signature-1'),
  algorithm: z.literal('Ed25519'),
  public_key: z.string().describe('PEM'),
  fingerprint: z.string(),
  signature: z.string().describe('base64, over the bytes of manifest.json'),
})
export type BundleSignature = z.infer<typeof signatureShape>

const linkShape = z.object({ number: z.number().int(), hash: sha256Shape })
const headShape = z.object({
  head: z.object({
    station: z.string(),
    camera: z.string(),
    stream: z.string(),
    number: z.number().int(),
    hash: z.string(),
    signed_at: z.string(),
  }),
  signature: z.string(),
})

/**
 * How the fragments of one MP4 hang on signed heads. link(n) = SHA-256(link(n−1) ‖ n as 64 bits, big endian ‖ SHA-256(bytes of fragment n, its
 * segment's header before the first of a segment)). Fragments that are not in the file stand by their digest alone, so that a run goes on to the
 * first signed head behind it without showing more than was asked.
 */
export const chainShape = z.object({
  matthan: z.literal('chain-1'),
  video: bundlePathShape,
  station: z.string(),
  camera: z.string(),
  chain: z.string().describe('the stream’s name, `-recovered` behind it for what was brought in later'),
  headers: z.array(z.string()).describe('base64: headers of the segments'),
  runs: z.array(
    z.object({
      before: linkShape,
      fragments: z.array(
        z.union([
          z
            .tuple([z.number(), z.number(), z.number(), z.number(), z.number()])
            .describe(
              'at byte of the MP4, bytes hashed, bytes with link and head behind, ticks since 1970, index of header or −1',
            ),
          z.string().describe('SHA-256 of the bytes of one that is not in the file'),
        ]),
      ),
      heads: z.array(headShape).describe('signed heads of numbers in this run; the last one covers what is before it'),
    }),
  ),
})
export type BundleChain = z.infer<typeof chainShape>

/** What verifying found, worst first; the same words from the command and the page. */
export const verdictCodes = [
  'not_a_bundle',
  'manifest_damaged',
  'manifest_forged', // its signature does not fit
  'other_key', // signed by a key that is not the one that was given
  'other_paper', // the mark of a paper that was given is that of another bundle
  'file_changed',
  'file_missing',
  'file_added', // in the bundle, not in the manifest
  'chain_broken', // a fragment was changed, taken out, put in
  'head_forged',
  'video_tables_wrong', // the film's own tables play what is not proven, or in another order or time
  'coverage_wrong', // what is told of gaps is not what the fragments show
  'chain_rewritten', // a signed head that was kept elsewhere contradicts it
  'log_changed',
  'sums_wrong',
  'time_stamp_forged',
  // What follows speaks against nothing, and has to be said.
  'head_missing', // nothing signed behind the last fragments
  'head_time', // signed at a time that is far from that of its footage
  'heads_not_met', // heads that were kept elsewhere are of none of these chains
  'file_beside', // beside the bundle’s folder, in the same archive: no part of it
  'segment_beyond', // a file of the archive holds more than the span that was asked for
  'time_stamp_unchecked', // sound, by a service that nobody vouched for
  'key_unknown', // sound, by the key in the bundle alone: compare its fingerprint
] as const
export type VerdictCode = (typeof verdictCodes)[number]
export type Finding = {
  readonly code: VerdictCode
  readonly path: string | null
  readonly at_byte: number | null
  /** Of the footage, where it can be said. */
  readonly from_90k: number | null
  readonly to_90k: number | null
  readonly detail: string
}
