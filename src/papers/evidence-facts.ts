// What the papers of an extraction are made from: plain data, gathered by whoever asks for them.

import type { Manifest } from '#contract/bundle.ts'
import type { Controller } from '#contract/controller.ts'
import type { Copy, Extraction } from '#contract/extraction.ts'

/** Of a bundle whose content is hashed; the papers that go into it are made from this, before its manifest is signed. */
export type SealedFacts = Pick<
  Manifest,
  'id' | 'made' | 'program' | 'station' | 'extraction' | 'items' | 'videos' | 'content_sha256' | 'files'
> & {
  /** A manifest of long ago has none. */
  readonly segments?: Manifest['segments']
  /** Known once it is signed. */
  readonly manifest_sha256?: string
}

export type Viewing = Extraction['viewings'][number]

/** Of every paper: who writes it, where and when. */
export type OfficeFacts = {
  readonly controller: Controller | null
  /** `2026-11-22` in the commune. */
  readonly today: string
  readonly now_90k: number
  readonly printed_by: string
  /** Shown names of accounts; a name that is not in it stands as it is. */
  readonly people: Readonly<Record<string, string>>
}

export type EvidenceFacts = OfficeFacts & {
  readonly extraction: Extraction
  readonly manifest: SealedFacts | null
  /** The copy that the paper is about; null: none was recorded yet, and its lines are left to fill in. */
  readonly copy: Copy | null
  readonly viewing: Viewing | null
}

export type RegisterFacts = OfficeFacts & {
  readonly from_90k: number
  readonly to_90k: number
  readonly extractions: readonly Extraction[]
}

/** Everybody who is named in them by the name of an account. */
export const accountsIn = (extractions: readonly Extraction[]): readonly string[] =>
  [
    ...new Set(
      extractions.flatMap(({ by, approvals, copies, viewings, steps }) => [
        by,
        ...[...approvals, ...viewings, ...steps].map(one => one.by),
        ...copies.flatMap(copy => [copy.by, copy.second_person, copy.end?.by ?? '']),
      ]),
    ),
  ].filter(name => name !== '')
