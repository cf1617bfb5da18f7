// Findings: what verifying found, each with its file and, where it can be said, its byte and its second of the footage. Sentences are in words.ts.

import type { Finding, VerdictCode } from '#contract/bundle.ts'

/** What exactly; a code of the contract can have several reasons. */
export const reasons = {
  manifest_unreadable: 'manifest_damaged',
  content_differs: 'manifest_damaged', // content_sha256 is not that of the files it lists
  listed_twice: 'manifest_damaged',
  signature_missing: 'manifest_forged',
  signature_unreadable: 'manifest_forged',
  signature_wrong: 'manifest_forged',
  fingerprint_differs: 'manifest_forged', // the fingerprint that is told is not that of the key
  other_key: 'other_key',
  other_paper: 'other_paper',
  heads_by_other_key: 'other_key',
  key_not_listed: 'other_key', // station.pub does not hold the key that signed
  file_changed: 'file_changed',
  file_shorter: 'file_changed',
  file_longer: 'file_changed',
  file_missing: 'file_missing',
  file_unreadable: 'file_missing',
  file_is_link: 'file_missing',
  file_added: 'file_added',
  litter: 'file_added',
  file_beside: 'file_beside', // in the same archive or folder, and not in the bundle's own
  chain_missing: 'chain_broken', // a video without a chain
  chain_unreadable: 'chain_broken',
  chain_of_another: 'chain_broken', // another camera, station or film than it says
  fragment_changed: 'chain_broken',
  fragment_out_of_place: 'chain_broken',
  fragment_not_ours: 'chain_broken', // its bytes are no fragment of this program
  link_differs: 'chain_broken',
  times_differ: 'chain_broken',
  header_differs: 'chain_broken',
  left_out: 'chain_broken', // numbers of the chain that are neither here nor explained
  segment_span_differs: 'chain_broken', // a file of the archive holds another span than is told
  unproven_bytes: 'chain_broken', // media that no fragment covers
  head_forged: 'head_forged',
  head_elsewhere: 'head_forged', // of another camera, station or number
  head_time: 'head_time',
  head_missing: 'head_missing',
  chain_rewritten: 'chain_rewritten',
  heads_not_met: 'heads_not_met',
  tables_unreadable: 'video_tables_wrong',
  tables_elsewhere: 'video_tables_wrong', // plays bytes that are not proven
  tables_out_of_order: 'video_tables_wrong',
  tables_hide: 'video_tables_wrong',
  tables_times: 'video_tables_wrong',
  tables_format: 'video_tables_wrong',
  tables_edits: 'video_tables_wrong',
  parts_differ: 'video_tables_wrong',
  coverage_unreadable: 'coverage_wrong',
  coverage_hole: 'coverage_wrong', // footage that is told as recorded is not here
  coverage_gap_filled: 'coverage_wrong', // footage where a gap is told
  coverage_gaps_differ: 'coverage_wrong', // manifest and coverage tell different gaps
  log_unreadable: 'log_changed',
  log_changed: 'log_changed',
  log_counts_differ: 'log_changed', // the manifest tells other numbers of lines
  log_head_wrong: 'log_changed',
  sums_differ: 'sums_wrong',
  time_stamp_unreadable: 'time_stamp_forged',
  time_stamp_of_another: 'time_stamp_forged',
  time_stamp_signature: 'time_stamp_forged',
  segment_beyond: 'segment_beyond',
  time_stamp_unchecked: 'time_stamp_unchecked',
  key_unknown: 'key_unknown',
} as const satisfies Record<string, VerdictCode>

export type Reason = keyof typeof reasons

/** True for what does not speak against the bundle, and has to be said. */
const cautions: ReadonlySet<Reason> = new Set([
  'key_unknown',
  'head_missing',
  'head_time',
  'heads_not_met',
  'segment_beyond',
  'time_stamp_unchecked',
  'litter',
  'file_beside',
])

export type VerifyFinding = Finding & { readonly reason: Reason; readonly caution: boolean }

export type Place = {
  readonly path?: string | null
  readonly at_byte?: number | null
  readonly from_90k?: number | null
  readonly to_90k?: number | null
  readonly detail?: string
}

const MOST_ALIKE = 50
const MOST = 1000
const MOST_KINDS = 100_000

/** Gathers; of one reason in one file it keeps no more than a person would read. */
export class Findings {
  readonly #list: VerifyFinding[] = []
  readonly #cautions: VerifyFinding[] = []
  readonly #alike = new Map<string, number>()
  #count = 0

  say(reason: Reason, { path = null, at_byte = null, from_90k = null, to_90k = null, detail = '' }: Place = {}): void {
    const caution = cautions.has(reason)
    // Lists of their own: whoever scatters a thousand harmless files about must not push out the one that was changed.
    const list = caution ? this.#cautions : this.#list
    const alike = `${reason} ${path}`
    const count = (this.#alike.get(alike) ?? 0) + 1
    if (count === 1 && this.#alike.size >= MOST_KINDS) this.#alike.clear()
    this.#alike.set(alike, count)
    this.#count++
    if (count > MOST_ALIKE || list.length >= MOST) return
    const where = { path, at_byte, from_90k, to_90k, detail: detail.slice(0, 300) }
    list.push({ code: reasons[reason], reason, caution, ...where })
  }

  /** Worst first, as the reasons stand above; then by file and time. */
  get sorted(): readonly VerifyFinding[] {
    const order = Object.keys(reasons)
    return [...this.#list, ...this.#cautions].toSorted(
      (a, b) =>
        Number(a.caution) - Number(b.caution) ||
        order.indexOf(a.reason) - order.indexOf(b.reason) ||
        (a.path ?? '').localeCompare(b.path ?? '') ||
        (a.at_byte ?? 0) - (b.at_byte ?? 0),
    )
  }

  /** How many there were in all, also those that are not listed. */
  get count(): number {
    return this.#count
  }

  get wrong(): boolean {
    return this.#list.length > 0
  }
}
