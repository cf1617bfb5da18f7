// The extraction book: what was asked, what became of it, step by step, and what was made and handed over. What is asked stays as it was asked, but for
// what was lacking; steps, approvals and copies are added and never taken back. `store` implements it.

import type { CameraId, StreamName } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { Manifest } from '#contract/bundle.ts'
import type {
  AskedExtraction,
  AskingDocument,
  EndedCopy,
  ExtractionItem,
  ExtractionSettings,
  ExtractionState,
  HandedCopy,
  Job,
  KeptBundle,
  NewViewing,
  ScopeWarning,
} from '#contract/extraction.ts'
import type { BundleOrder } from './bundle-order.ts'

/** Who did it; the operator at the machine is nobody in particular. */
export type Doer = { readonly by: string; readonly person: number | null }

/** What may be brought in later where it was lacking. */
export type Completion = {
  readonly document?: AskingDocument | undefined
  readonly case?: string | undefined
  readonly clock_note?: string | undefined
  readonly redactions?: readonly number[] | undefined
}

export type ItemRow = {
  readonly camera: CameraId
  readonly stream: StreamName
  readonly from: WallTime90k
  readonly to: WallTime90k
  /** As the camera was called then. */
  readonly name: string
  readonly place: string
  readonly hold: string | null
}

export type StepRow = {
  readonly kind: string
  readonly state: ExtractionState
  readonly text: string
  /** Why the one who asked approves. */
  readonly exception: string | null
  readonly by: string
  readonly person: number | null
  readonly at: WallTime90k
}

export type ScanRow = {
  readonly id: number
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly sha256: string
  readonly by: string
}

export type CopyRow = HandedCopy & {
  readonly id: number
  readonly by: string
  readonly at: WallTime90k
  readonly end: (EndedCopy & { readonly by: string; readonly at: WallTime90k }) | null
}

export type ViewingRow = {
  readonly id: number
  readonly viewing: NewViewing
  readonly by: string
  readonly at: WallTime90k
}

/** What a list needs to know before it reads the rest. */
export type ExtractionHead = {
  readonly id: number
  readonly state: ExtractionState
  readonly by: string
  readonly cameras: readonly string[]
}

export type ExtractionRow = ExtractionHead & {
  /** `12/2026`: counted from 1 in each year. */
  readonly number: string
  readonly person: number | null
  readonly made: WallTime90k
  readonly asked: AskedExtraction
  readonly items: readonly ItemRow[]
  readonly warnings: readonly ScopeWarning[]
  readonly needed: number
  readonly steps: readonly StepRow[]
  readonly scans: readonly ScanRow[]
  readonly copies: readonly CopyRow[]
  readonly viewings: readonly ViewingRow[]
  readonly job: Job | null
  readonly bundle: KeptBundle | null
}

export type ExtractionDraft = {
  readonly asked: AskedExtraction
  readonly items: readonly (ExtractionItem & { readonly name: string; readonly place: string })[]
  readonly warnings: readonly ScopeWarning[]
  readonly needed: number
}

export type ExtractionSearch = {
  readonly state?: ExtractionState | undefined
  readonly case?: string | undefined
  readonly text?: string | undefined
  readonly before?: number | undefined
  readonly seen: (head: ExtractionHead) => boolean
  /** Of the whole row; asked last. */
  readonly wanted?: ((row: ExtractionRow) => boolean) | undefined
  readonly most: number
}

export type ExtractionReader = {
  /** Throws `no_such_extraction`. */
  readonly get: (id: number) => ExtractionRow
  /** The newest first. */
  readonly find: (search: ExtractionSearch) => readonly ExtractionRow[]
  readonly heads: () => readonly ExtractionHead[]
  /** Those whose bundle lies here and is not what was sealed any more. */
  readonly damaged: () => ReadonlySet<number>
  /** Spans that somebody asked for of late. */
  readonly askedSince: (by: string, since: WallTime90k) => readonly Pick<ItemRow, 'camera' | 'from' | 'to'>[]
  /** Which request a hold belongs to, for each that does. */
  readonly ofHolds: () => ReadonlyMap<
    string,
    Pick<ExtractionRow, 'id' | 'number' | 'state'> & { readonly case: string | null }
  >
  readonly settings: () => ExtractionSettings
  /** What was handed over to whoever writes the bundle. */
  readonly order: (id: number) => BundleOrder | undefined
  readonly manifest: (id: number) => Manifest | undefined
  /** Where the file of a scan lies; throws `no_such_scan`. */
  readonly scan: (id: number, scan: number) => ScanRow
}

export type ExtractionBook = ExtractionReader & {
  /** `hold` is called with the number for each span, in the same transaction: what it made is undone when the rest fails. */
  readonly add: (
    draft: ExtractionDraft,
    hold: (item: ExtractionDraft['items'][number], number: string) => string,
    doer: Doer,
  ) => ExtractionRow
  readonly complete: (id: number, completion: Completion) => void
  readonly step: (
    id: number,
    step: Pick<StepRow, 'kind' | 'state' | 'text'> & { readonly exception?: string | null },
    doer: Doer,
  ) => void
  readonly addScan: (id: number, scan: Omit<ScanRow, 'id' | 'by'>, by: string) => number
  readonly addCopy: (id: number, copy: HandedCopy, by: string) => number
  readonly endCopy: (id: number, copy: number, end: EndedCopy, by: string) => void
  readonly addViewing: (id: number, viewing: NewViewing, by: string) => number
  readonly setJob: (id: number, job: Job | null) => void
  readonly setOrder: (id: number, order: BundleOrder) => void
  /** Its manifest stays when the bundle is removed. */
  readonly setBundle: (id: number, bundle: KeptBundle, manifest?: Manifest) => void
  readonly setSettings: (settings: ExtractionSettings, by: string) => void
}
