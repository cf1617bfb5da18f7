// The redaction book: copies in which faces, plates and voices are covered, from the first rectangle to the second person's word. Steps are kept and none
// is taken back. `store` implements it; the films themselves lie in files.

import type { CameraId, StreamName } from '#base/ids.ts'
import type { Polygon } from '#base/polygon.ts'
import type { WallTime90k } from '#base/units.ts'
import type { Redaction, RedactionArea } from '#contract/redaction.ts'
import type { WaitingCopy } from './redaction-reader.ts'

export type RedactionState = Redaction['state']
export type RedactionSound = Redaction['sound']
export type RedactionDraft = {
  readonly areas: readonly RedactionArea[]
  readonly sound: RedactionSound
  readonly captions: boolean
}
export type NewRedactionRow = RedactionDraft & {
  readonly camera: CameraId
  readonly stream: StreamName
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly reason: string
  readonly case: string | null
  /** A still is one picture: its span is the tick at which that begins. */
  readonly form: 'film' | 'still'
}
export type RedactionResult = {
  readonly bytes: number
  readonly sha256: string
  readonly made: WallTime90k
  /** Privacy masks that cover it: one that was drawn later does not. */
  readonly masks: readonly Polygon[]
}
export type RedactionStepRow = {
  readonly kind:
    | 'made'
    | 'hand_in'
    | 'rendered'
    | 'failed'
    | 'watched'
    | 'approve'
    | 'reject'
    | 'reopen'
    | 'saved'
    | 'deleted'
  readonly text: string
  readonly by: string
  readonly at: WallTime90k
}
export type RedactionRow = NewRedactionRow & {
  readonly id: number
  readonly state: RedactionState
  readonly children: 'none_seen' | 'all_covered' | null
  /** Counts changes of what is drawn. */
  readonly version: number
  readonly problem: string | null
  readonly result: RedactionResult | undefined
  readonly by: string
  readonly made: WallTime90k
  readonly approved_by: string | null
  /** What keeps the footage under it; null: nothing does. */
  readonly hold: string | null
  /** When somebody last drew on it or took a step. */
  readonly worked: WallTime90k
}

export type RedactionReader = {
  readonly get: (id: number) => RedactionRow | undefined
  /** The newest first. */
  readonly list: (seen: (row: RedactionRow) => boolean, most: number) => readonly RedactionRow[]
  readonly steps: (id: number) => readonly RedactionStepRow[]
  /** Those that wait for a second person, the oldest first, without what is drawn. */
  readonly awaiting: () => readonly WaitingCopy[]
  /** Those that hold footage or may have to. */
  readonly holding: () => readonly RedactionRow[]
  /** What somebody has under way: how many are not approved, and how long they are together. */
  readonly openOf: (by: string) => { readonly count: number; readonly ticks: number }
  /** When an approved copy was approved, saved or handed over in a bundle, whichever was last. */
  readonly lastUsed: (id: number) => WallTime90k
  /** Approved copies that were not used since, and that no request for footage waits for. */
  readonly unusedSince: (since: WallTime90k) => readonly RedactionRow[]
  /** Those that a process was making when the station ended. */
  readonly rendering: () => readonly RedactionRow[]
}

export type RedactionBook = RedactionReader & {
  /** Throws `too_many_redactions`, `too_many_open_redactions`, `too_much_open_redaction`. */
  readonly add: (draft: NewRedactionRow, by: string) => RedactionRow
  /** Throws `redaction_drawn_elsewhere` where it is not at `follows` any more. */
  readonly draw: (id: number, draft: RedactionDraft, follows: number) => RedactionRow
  /** One step, with the state that it leads to, and what comes with it. */
  readonly step: (
    id: number,
    step: Pick<RedactionStepRow, 'kind' | 'text' | 'by'>,
    to: Partial<Pick<RedactionRow, 'state' | 'children' | 'problem' | 'result' | 'approved_by'>>,
  ) => RedactionRow
  readonly setHold: (id: number, hold: string | null) => RedactionRow
  readonly remove: (id: number) => void
}
