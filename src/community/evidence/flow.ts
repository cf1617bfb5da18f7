// The flow of an extraction: who may do what with it now, and what has to be there before footage leaves. Pure: it is told what is known and who asks,
// and says yes, or which problem stands in the way. Nothing gets to be extracted but through `stands`.

import type { ProblemCode } from '#base/problems.ts'
import type { Extraction, ExtractionSettings, ExtractionState, Recipient } from '#contract/extraction.ts'

export type ExtractionDeed = Extraction['may'][number]
export type Lacking = Extraction['lacking'][number]

/** The operator at the machine is nobody in particular. */
export const OPERATOR = 'operator'
/** One person has one key, whichever account they use. */
export const personKey = (person: number | null): string => (person === null ? OPERATOR : `person ${person}`)

export type Approval = { readonly key: string; readonly exception: boolean }

/** What is known of an extraction just now. */
export type Standing = {
  readonly state: ExtractionState
  readonly requester: string
  /** They still have an account, and may still ask for all of its cameras. */
  readonly requesterStands: boolean
  readonly needed: number
  /** Those of people who may still approve. */
  readonly approvals: readonly Approval[]
  readonly exceptions: boolean
  readonly lacking: readonly Lacking[]
  /** The original goes along and shows what masks cover. */
  readonly masked: boolean
  readonly failed: boolean
  readonly bundle: 'none' | 'whole' | 'removed'
  readonly open_copies: number
}

/** Who asks, and what they may do with all of its cameras. */
export type Actor = {
  readonly key: string
  readonly requests: boolean
  readonly approves: boolean
  readonly unmasked: boolean
  readonly extracts: boolean
  readonly plays: boolean
}

/** Every deed, in the order of the road. */
const deeds: readonly ExtractionDeed[] = [
  'hand_in',
  'approve',
  'except',
  'reject',
  'withdraw',
  'extract_again',
  'save',
  'hand_over',
  'end_copy',
  'view_here',
  'add_scan',
  'note',
  'remove_bundle',
]

const made: readonly ExtractionState[] = ['extracted', 'handed_over', 'copy_expired']
const given_up: readonly ExtractionState[] = ['rejected', 'withdrawn', 'destroyed']

const statesOf: Readonly<Record<ExtractionDeed, (state: ExtractionState) => boolean>> = {
  hand_in: state => state === 'on_hold',
  approve: state => state === 'awaiting_approval',
  except: state => state === 'awaiting_approval',
  reject: state => state === 'awaiting_approval',
  withdraw: state => state === 'on_hold' || state === 'awaiting_approval' || state === 'approved',
  extract_again: state => state === 'approved',
  save: state => made.includes(state),
  hand_over: state => made.includes(state),
  end_copy: state => made.includes(state),
  view_here: state => !given_up.includes(state),
  add_scan: state => !given_up.includes(state),
  note: () => true,
  remove_bundle: state => made.includes(state),
}

const rightFor: Readonly<Record<ExtractionDeed, (actor: Actor, standing: Standing) => boolean>> = {
  hand_in: actor => actor.requests,
  approve: actor => actor.approves,
  except: actor => actor.approves,
  reject: actor => actor.approves,
  withdraw: (actor, { requester }) => actor.approves || actor.key === requester,
  extract_again: actor => actor.extracts,
  save: actor => actor.extracts,
  hand_over: actor => actor.extracts,
  end_copy: actor => actor.extracts,
  view_here: actor => actor.plays,
  add_scan: actor => actor.requests || actor.approves || actor.extracts,
  note: () => true,
  remove_bundle: actor => actor.extracts,
}

/** What this one may do with it just now. */
export const mayNow = (standing: Standing, actor: Actor): readonly ExtractionDeed[] =>
  deeds.filter(
    deed =>
      rightFor[deed](actor, standing) &&
      (deed === 'hand_in' ? isNow(deed, standing) : refusal(deed, standing, actor) === undefined),
  )

/** Whether this one has the right, whatever the state. */
export const hasRight = (deed: ExtractionDeed, standing: Standing, actor: Actor): boolean =>
  rightFor[deed](actor, standing)

/** What stands in the way of whoever has the right; undefined: nothing. */
export const refusal = (deed: ExtractionDeed, standing: Standing, actor: Actor): ProblemCode | undefined => {
  if (!isNow(deed, standing)) return 'extraction_not_now'
  switch (deed) {
    case 'hand_in':
      return problemOfLacking(standing.lacking)
    case 'approve':
      return approvalRefusal(standing, actor, false)
    case 'except':
      return approvalRefusal(standing, actor, true)
    case 'save':
    case 'hand_over':
      return bundleRefusal(standing)
    case 'remove_bundle':
      return bundleRefusal(standing) ?? (standing.open_copies > 0 ? 'copies_out' : undefined)
    case 'end_copy':
      return standing.open_copies > 0 ? undefined : 'copy_ended'
    case 'extract_again':
      return standing.failed ? undefined : 'extraction_not_now'
    default:
      return undefined
  }
}

const isNow = (deed: ExtractionDeed, { state }: Standing): boolean => statesOf[deed](state)

const approvalRefusal = (standing: Standing, actor: Actor, exception: boolean): ProblemCode | undefined => {
  const own = actor.key === standing.requester
  if (!standing.requesterStands) return 'extraction_requester_gone'
  const lacking = problemOfLacking(standing.lacking) // a redaction may have been taken back since
  if (lacking !== undefined) return lacking
  if (standing.masked && !actor.unmasked) return 'extraction_masked'
  if (exception && (standing.needed > 1 || !standing.exceptions || !own)) return 'extraction_no_exception'
  if (standing.needed > 1 && actor.key === OPERATOR) return 'extraction_needs_named_person'
  if (standing.approvals.some(({ key }) => key === actor.key)) return 'extraction_approved_already'
  return own && standing.needed === 1 && !exception ? 'extraction_own_approval' : undefined
}

const bundleRefusal = ({ bundle }: Standing): ProblemCode | undefined =>
  bundle === 'whole' ? undefined : bundle === 'removed' ? 'bundle_gone' : 'extraction_not_sealed'

/** Whether enough people stand behind it, one of whom did not ask for it; an exception is enough where one person is. */
export const stands = ({
  needed,
  approvals,
  requester,
}: Pick<Standing, 'needed' | 'approvals' | 'requester'>): boolean => {
  if (needed === 1) return approvals.some(({ key, exception }) => exception || key !== requester)
  const people = new Set(approvals.map(({ key }) => key).filter(key => key !== OPERATOR))
  return people.size >= needed
}

/** After this one has approved. */
export const afterApproval = (
  standing: Standing,
  actor: Actor,
  exception: boolean,
): 'approved' | 'awaiting_approval' =>
  stands({ ...standing, approvals: [...standing.approvals, { key: actor.key, exception }] })
    ? 'approved'
    : 'awaiting_approval'

/** Two people where it leaves the commune, where everybody will see it, and where it is much. */
export const approvalsNeeded = (
  recipient: Recipient['kind'],
  items: readonly { readonly camera: string; readonly from: number; readonly to: number }[],
  { bulk_cameras, bulk_hours }: Pick<ExtractionSettings, 'bulk_cameras' | 'bulk_hours'>,
): 1 | 2 => {
  if (recipient !== 'own_unit') return 2
  const cameras = new Set(items.map(({ camera }) => camera)).size
  const hours = items.reduce((sum, { from, to }) => sum + (to - from), 0) / HOUR_90K
  return cameras >= bulk_cameras || hours >= bulk_hours ? 2 : 1
}

const HOUR_90K = 3600 * 90_000

export const problemOfLacking = (lacking: readonly Lacking[]): ProblemCode | undefined => {
  const [first] = lacking
  if (first === undefined) return undefined
  if (first === 'clock_note') return 'extraction_clock_note_needed'
  return first === 'redaction' ? 'extraction_redaction_needed' : 'extraction_document_needed'
}
