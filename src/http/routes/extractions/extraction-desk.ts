// Extraction desk: what the routes of extractions share: which one is meant, who asks, how it stands, and how it is told to them. Rights are judged
// anew each time: an account that ended or a right that was taken since counts for nothing.

import type { Clock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import type { WallTime90k } from '#base/units.ts'
import { type Caller, nameOf } from '#community/access/accounts.ts'
import { lackingOf as lackingOfPurpose } from '#community/access/purposes.ts'
import type { Sight } from '#community/access/sight.ts'
import type { Bundling } from '#community/evidence/bundle-order.ts'
import type { Doer, ExtractionBook, ExtractionHead, ExtractionRow } from '#community/evidence/extraction-book.ts'
import {
  type Actor,
  type Approval,
  type ExtractionDeed,
  hasRight,
  mayNow,
  personKey,
  refusal,
  type Standing,
  stands,
} from '#community/evidence/flow.ts'
import { lackingOf, needsRedaction } from '#community/evidence/lacking.ts'
import type { RedactionReader } from '#community/evidence/redaction-reader.ts'
import { isFarOff, type KnownItem } from '#community/evidence/scope.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { KeepingBook } from '#community/upkeep/keeping-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { Verb } from '#contract/access.ts'
import type { Extraction, ExtractionItem } from '#contract/extraction.ts'
import type { PurposePolicy } from '#contract/purpose.ts'
import { mustDecide } from '#http/deed.ts'
import type { ScanShelf } from './scan-shelf.ts'

export type ExtractionPorts = {
  readonly book: ExtractionBook
  readonly cameras: CameraReader & SeenCameras
  readonly keeping: KeepingBook
  /** Tells the recorder of holds. */
  readonly tell: () => Promise<boolean>
  readonly redactions: RedactionReader
  readonly scans: ScanShelf
  /** What somebody may who is not here just now; undefined: they have no account any more. */
  readonly sightOfAccount: (username: string) => Sight | undefined
  /** The person of an account that may sign in. */
  readonly personOfAccount: (username: string) => number | undefined
  readonly policy: () => PurposePolicy
  /** What is known of each span, as this one may have it. */
  readonly scope: (sight: Sight, items: readonly ExtractionItem[]) => readonly KnownItem[]
  /** Whether masks cover anything of it for those who may not see behind them. */
  readonly isMasked: (camera: string, from: WallTime90k, to: WallTime90k) => boolean
  readonly maySeeTrail: (asking: Asking, trail: number) => boolean
  readonly jobs: { readonly begin: (id: number) => void; readonly cancel: (id: number) => void }
  readonly bundling: Pick<Bundling, 'remove'>
  readonly clock: Clock
  readonly log: Logger
}

export type Asking = { readonly caller: Caller; readonly sight: Sight }
type JudgingPorts = Pick<ExtractionPorts, 'book' | 'redactions' | 'sightOfAccount' | 'policy' | 'isMasked'>

export const doerOf = (caller: Caller): Doer => ({
  by: nameOf(caller),
  person: caller.kind === 'account' ? caller.account.person : null,
})

/** One's own, and those whose cameras one may decide about or extract from. */
export const seesExtraction = ({ caller, sight }: Asking, { by, cameras }: ExtractionHead): boolean =>
  by === nameOf(caller) || mayAll(sight, 'approve_extract', cameras) || mayAll(sight, 'extract', cameras)

/** Throws `no_such_extraction` also for one that is not theirs to see. */
export const askedExtraction = ({ book }: Pick<ExtractionPorts, 'book'>, asking: Asking, id: number): ExtractionRow => {
  const row = book.get(id)
  if (!seesExtraction(asking, row)) throw new Problem('no_such_extraction', { extraction: id })
  return row
}

/** Throws `not_allowed` where the right is lacking, and what else stands in the way. */
export const mustBeDone = (ports: JudgingPorts, asking: Asking, row: ExtractionRow, deed: ExtractionDeed): void => {
  const [standing, actor] = [standingOf(ports, row), actorOf(ports, asking, row)]
  if (!hasRight(deed, standing, actor))
    for (const camera of row.cameras)
      mustDecide(asking.sight, verbFor[deed] ?? 'approve_extract', { kind: 'camera', camera })
  const problem = refusal(deed, standing, actor)
  if (problem !== undefined) throw new Problem(problem, { extraction: row.id, state: row.state })
}

const verbFor: Readonly<Partial<Record<ExtractionDeed, Verb>>> = {
  hand_in: 'request_extract',
  extract_again: 'extract',
  save: 'extract',
  hand_over: 'extract',
  end_copy: 'extract',
  remove_bundle: 'extract',
  view_here: 'play_back',
  add_scan: 'request_extract',
}

export const standingOf = (ports: JudgingPorts, row: ExtractionRow): Standing => ({
  state: row.state,
  requester: personKey(row.person),
  requesterStands: stillMay(ports, row.by, 'request_extract', row),
  needed: row.needed,
  approvals: approvalsOf(ports, row).map(({ key, exception }) => ({ key, exception })),
  exceptions: ports.book.settings().exceptions,
  lacking: lackingIn(ports, row),
  masked: maskedCameras(ports, row).length > 0,
  failed: row.job?.state === 'failed',
  bundle: row.bundle === null ? 'none' : row.bundle.whole ? 'whole' : 'removed',
  open_copies: row.copies.filter(({ end }) => end === null).length,
})

/** Whether it may be extracted still, by who approved it. */
export const isApproved = (ports: JudgingPorts, row: ExtractionRow): boolean => stands(standingOf(ports, row))

export const actorOf = (ports: JudgingPorts, { caller, sight }: Asking, row: ExtractionRow): Actor => ({
  key: personKey(doerOf(caller).person),
  requests: mayAll(sight, 'request_extract', row.cameras),
  approves: mayAll(sight, 'approve_extract', row.cameras),
  unmasked: mayAll(sight, 'see_unmasked', maskedCameras(ports, row)),
  extracts: mayAll(sight, 'extract', row.cameras),
  plays: mayAll(sight, 'play_back', row.cameras),
})

const mayAll = (sight: Sight, verb: Verb, cameras: readonly string[]): boolean =>
  cameras.every(camera => sight.may(verb, camera))

/** Of the original: where redacted copies alone go along nothing is uncovered. */
const maskedCameras = ({ isMasked }: JudgingPorts, { asked, items }: ExtractionRow): readonly string[] =>
  needsRedaction(asked.recipient.kind)
    ? []
    : items.filter(({ camera, from, to }) => isMasked(camera, from, to)).map(({ camera }) => camera)

/** Since it was handed in last, by people who may approve still. */
const approvalsOf = (ports: JudgingPorts, row: ExtractionRow) => {
  const handed = row.steps.findLastIndex(({ kind }) => kind === 'hand_in' || kind === 'approval_lost')
  const masked = maskedCameras(ports, row)
  return row.steps
    .slice(handed + 1)
    .filter(({ kind }) => kind === 'approve')
    .filter(
      ({ by }) =>
        stillMay(ports, by, 'approve_extract', row) && stillMay(ports, by, 'see_unmasked', { cameras: masked }),
    )
    .map(({ by, person, at, exception }) => ({
      ...({ key: personKey(person), exception: exception !== null } satisfies Approval),
      told: { by, at_90k: at, exception },
    }))
}

const OPERATORS_NAME = 'cli'

const stillMay = (
  { sightOfAccount }: JudgingPorts,
  by: string,
  verb: Verb,
  { cameras }: Pick<ExtractionRow, 'cameras'>,
): boolean => {
  if (by === OPERATORS_NAME) return true
  const sight = sightOfAccount(by)
  return sight !== undefined && mayAll(sight, verb, cameras)
}

const lackingIn = ({ policy, redactions }: JudgingPorts, { asked, items, scans, warnings }: ExtractionRow) =>
  lackingOf(
    {
      ...{ asked, items, scans: scans.length, clock_far_off: isFarOff(warnings) },
      case_needed: needsCase(policy(), asked.purpose),
    },
    redactions,
  )

export const needsCase = (policy: PurposePolicy, purpose: ExtractionRow['asked']['purpose']): boolean =>
  lackingOfPurpose(policy, { purpose, case: null, note: 'about' }) === 'case'

export const shownExtraction = (
  ports: Pick<ExtractionPorts, 'cameras' | 'clock'> & JudgingPorts,
  asking: Asking,
  row: ExtractionRow,
): Extraction => {
  const standing = standingOf(ports, row)
  const now = ports.clock.wall()
  return {
    ...row.asked,
    ...{ id: row.id, number: row.number, state: row.state, by: row.by, made_90k: row.made },
    items: row.items.map(({ camera, stream, from, to, name, place, hold }) => ({
      ...{ camera, stream, from_90k: from, to_90k: to, name, place, hold },
      removed: ports.cameras.get(knownCameraId(camera)) === undefined,
    })),
    scans: row.scans.map(({ id, name, bytes, sha256, by }) => ({ id, name, bytes, sha256, by })),
    warnings: [...row.warnings],
    lacking: row.state === 'on_hold' || row.state === 'awaiting_approval' ? [...standing.lacking] : [],
    approvals_needed: row.needed,
    approvals: approvalsTold(ports, row),
    ...{ job: row.job, bundle: row.bundle },
    copies: row.copies.map(({ at, end, ...copy }) => ({
      ...{ ...copy, at_90k: at, expired: end === null && copy.expires_90k <= now },
      end: end === null ? null : { how: end.how, text: end.text, witness: end.witness, by: end.by, at_90k: end.at },
    })),
    viewings: row.viewings.map(({ id, viewing, by, at }) => ({
      ...{ id, by, at_90k: at, ...viewing },
      people: viewing.people.map(({ name, role = '' }) => ({ name, role })),
    })),
    steps: row.steps.map(({ kind, state, text, exception, by, at }) => ({
      ...{ kind, state, by, at_90k: at },
      text: exception === null ? text : [text, exception].filter(Boolean).join(' · '),
    })),
    may: [...mayNow(standing, actorOf(ports, asking, row))],
    mine: row.by === nameOf(asking.caller),
  }
}

/** Before it was decided those that count now; afterwards those that it was decided by. */
const approvalsTold = (ports: JudgingPorts, row: ExtractionRow): Extraction['approvals'] => {
  if (row.state === 'awaiting_approval') return approvalsOf(ports, row).map(({ told }) => told)
  const handed = row.steps.findLastIndex(({ kind }) => kind === 'hand_in' || kind === 'approval_lost')
  return row.steps
    .slice(handed + 1)
    .flatMap(({ kind, by, at, exception }) => (kind === 'approve' ? [{ by, at_90k: at, exception }] : []))
}

/** Something that this one has to do next. */
export const waitsFor = (extraction: Extraction, reviews: ReadonlySet<string>): boolean => {
  const { state, may, mine, items, job } = extraction
  if (state === 'on_hold') return mine && items.some(({ hold }) => hold !== null && reviews.has(hold))
  if (state === 'awaiting_approval') return may.includes('approve') || may.includes('except')
  if (state === 'approved') return job?.state === 'failed' && (mine || may.includes('extract_again'))
  if (state === 'extracted') return may.includes('hand_over')
  return state === 'copy_expired' && may.includes('end_copy')
}
