// Report: what verifying a bundle ended in; the same for the command, the page and whoever asks in a program.

import type { Manifest } from '#contract/bundle.ts'
import type { NotABundle } from './bundle-files.ts'
import type { VerifyFinding } from './findings.ts'
import type { ZipFault } from './zip-faults.ts'

export type Verdict =
  | 'sound' // by a key that the user brought
  | 'sound_by_own_key' // by the key that lies in the bundle: its fingerprint is to be compared
  | 'wrong'
  | 'not_a_bundle'

export type FilmReport = {
  readonly path: string
  readonly fragments: number
  readonly proven: number
  /** Where in the footage the last signed head stands behind it. */
  readonly from_90k: number | null
  readonly to_90k: number | null
}

export type Report = {
  readonly verdict: Verdict
  /** Why it is none. */
  readonly not_a_bundle: NotABundle | ZipFault | null
  readonly findings: readonly VerifyFinding[]
  /** Also those that are not listed because there are too many alike. */
  readonly findings_count: number
  readonly manifest: Manifest | null
  readonly manifest_sha256: string | null
  /** Of the key that signed the manifest. */
  readonly fingerprint: string | null
  readonly key_given: boolean
  readonly files: number
  readonly bytes: number
  readonly films: readonly FilmReport[]
  /** Files of the archive that lie in it untouched. */
  readonly segments: readonly FilmReport[]
  /** Proven, of films and of files of the archive. */
  readonly fragments: number
  readonly heads: number
  /** Heads that somebody kept elsewhere: how many were given, how many are of these chains. */
  readonly kept: { readonly given: number; readonly met: number }
  readonly log: { readonly entries: number; readonly to_head: boolean } | null
  readonly time_stamp: {
    readonly at_ms: number
    readonly service: string
    readonly certificate_sha256: string
  } | null
  readonly seconds: number
}
