// Draft: a request for footage while it is filled in, step by step: what is still wrong in a step, and what is sent when it is whole. Pure.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { parseWhen } from '#base/when.ts'
import { type AskingDocument, documentShape, type Extraction, type NewExtraction } from '#contract/extraction.ts'
import { caseNumberShape, type PurposeCode } from '#contract/purpose.ts'
import type { WordKey } from '#web/words/language.ts'
import { dayCode } from '#web/words/time.ts'
import type { RecipientKind } from './address.ts'

export type DraftItem = {
  readonly key: number
  readonly camera: string
  readonly from: WallTime90k
  readonly to: WallTime90k
}

export type DraftDocument = {
  readonly kind: AskingDocument['kind']
  readonly number: string
  /** As it is typed: `22/11/2026`. */
  readonly day: string
  readonly issuer: string
}

export type Draft = {
  readonly purpose: PurposeCode | ''
  readonly legal_ground: string
  readonly about: string
  readonly case: string
  readonly incident: number | null
  readonly has_document: boolean
  readonly document: DraftDocument
  readonly items: readonly DraftItem[]
  readonly recipient: {
    readonly kind: RecipientKind
    readonly name: string
    readonly person: string
    readonly address: string
  }
  readonly segments: boolean
  readonly viewing_copy: boolean
  /** As they are typed, one of each camera. */
  readonly stills: readonly { readonly key: number; readonly camera: string; readonly at: string }[]
  readonly trail: number | null
  readonly redactions: readonly number[]
  readonly review: string
  readonly clock_note: string
}

export type DraftField =
  | 'purpose'
  | 'about'
  | 'case'
  | 'doc_number'
  | 'doc_day'
  | 'doc_issuer'
  | 'items'
  | 'name'
  | 'redactions'
  | 'stills'
  | 'review'
  | 'clock_note'
export type Wrong = { readonly [field in DraftField]?: WordKey }

export const LAST_STEP = 4
const FAR_OFF = 'clock_far_off'

type Known = {
  readonly now: WallTime90k
  readonly warnings: readonly { readonly what: string }[]
}

/** What stands in the way of going on from this step; nothing: go on. */
export const wrongIn = (draft: Draft, step: number, known: Known): Wrong => {
  if (step === 1) return { ...wrongWhy(draft), ...wrongDocument(draft, known.now) }
  if (step === 2) return wrongWhat(draft)
  if (step === 3) return wrongWho(draft, known.now)
  return wrongAtLast(draft, known)
}

/** Whether a number is needed is another matter: footage is held without one. */
const wrongWhy = ({ purpose, about, case: number }: Draft): Wrong => ({
  ...(purpose === '' && { purpose: 'ask_purpose_missing' as const }),
  ...(about.trim().length < 5 && { about: 'ask_about_short' as const }),
  ...(number.trim() !== '' && !caseNumberShape.safeParse(number).success && { case: 'purpose_case_form' as const }),
})

export const wrongDocument = (
  { has_document, document }: Pick<Draft, 'has_document' | 'document'>,
  now: WallTime90k,
): Wrong => {
  if (!has_document) return {}
  return {
    ...(!caseNumberShape.safeParse(document.number).success && { doc_number: 'ask_doc_number_wrong' as const }),
    ...(!parseWhen(document.day, now).ok && { doc_day: 'date_format' as const }),
    ...(document.issuer.trim().length < 2 && { doc_issuer: 'ask_doc_issuer_missing' as const }),
  }
}

/** Who wrote asks for it, as a rule: while nobody stands as recipient, the author of the document does. */
export const withRecipient = (draft: Draft): Draft => {
  const { has_document, document, recipient } = draft
  const kinds = { written_request: 'outside', extract_application: 'subject', extract_request: undefined } as const
  const kind = kinds[document.kind]
  if (!has_document || kind === undefined || recipient.name.trim() !== '') return draft
  return { ...draft, recipient: { ...recipient, kind, name: document.issuer.trim() } }
}

/** Undefined while it is not whole. */
export const documentOf = (document: DraftDocument, now: WallTime90k): AskingDocument | undefined => {
  const day = parseWhen(document.day, now)
  const read = documentShape.safeParse({ ...document, day: day.ok ? dayCode(day.value) : '' })
  return read.success ? read.data : undefined
}

const wrongWhat = ({ items }: Draft): Wrong => {
  if (items.length === 0) return { items: 'ask_items_none' }
  return items.some(({ from, to }) => from >= to) ? { items: 'clip_backwards' } : {}
}

/** Without which it can be held, and not handed in (the station decides by the same). */
export const lackingIn = (
  draft: Draft,
  { scans, case_needed }: { readonly scans: number; readonly case_needed: readonly PurposeCode[] },
): Extraction['lacking'] => {
  const kind = draft.has_document ? draft.document.kind : undefined
  const numbered = draft.case.trim() !== '' || kind !== undefined
  const lacking = lackingFor(draft, kind, kind === undefined ? 0 : scans)
  const needed = draft.purpose !== '' && case_needed.includes(draft.purpose)
  return needed && !numbered ? [...lacking, 'case'] : lacking
}

const lackingFor = (draft: Draft, kind: AskingDocument['kind'] | undefined, scans: number): Extraction['lacking'] => {
  const { recipient, incident } = draft
  if (recipient.kind === 'outside')
    return [...(kind === 'written_request' ? [] : ['document' as const]), ...(scans > 0 ? [] : ['scan' as const])]
  if (recipient.kind === 'subject') return kind === undefined || kind === 'extract_request' ? ['document'] : []
  return draft.case.trim() !== '' || kind !== undefined || incident !== null ? [] : ['document']
}

/** For whom only covered pictures leave. */
export const coveredOnly = (kind: RecipientKind): boolean => kind === 'subject' || kind === 'public'

const wrongWho = ({ recipient, stills, redactions, items }: Draft, now: WallTime90k): Wrong => ({
  ...(recipient.name.trim().length < 2 && { name: 'ask_recipient_missing' as const }),
  ...(coveredOnly(recipient.kind) && redactions.length === 0 && { redactions: 'ask_redactions_missing' as const }),
  ...wrongStills(stills, items, now),
})

const wrongStills = (stills: Draft['stills'], items: Draft['items'], now: WallTime90k): Wrong => {
  const read = stills.map(({ camera, at }) => ({ camera, at: parseWhen(at, now) }))
  if (read.some(({ at }) => !at.ok)) return { stills: 'time_format' }
  const outside = read.some(
    ({ camera, at }) =>
      at.ok && !items.some(item => item.camera === camera && item.from <= at.value && at.value < item.to),
  )
  return outside ? { stills: 'ask_still_outside' } : {}
}

const wrongAtLast = ({ review, clock_note }: Draft, { now, warnings }: Known): Wrong => {
  const day = parseWhen(review, now)
  const far_off = warnings.some(({ what }) => what === FAR_OFF)
  return {
    ...(review.trim() !== '' && (!day.ok || day.value <= now) && { review: 'ask_review_wrong' as const }),
    ...(far_off && clock_note.trim().length < 5 && { clock_note: 'ask_clock_note_missing' as const }),
  }
}

/** What is sent; only asked for once every step is right. */
export const requestOf = (draft: Draft, now: WallTime90k): NewExtraction => {
  const { recipient, items, case: number } = draft
  const covered = coveredOnly(recipient.kind)
  const review = draft.review.trim() === '' ? undefined : parseWhen(draft.review, now)
  return {
    purpose: draft.purpose === '' ? 'other' : draft.purpose,
    legal_ground: draft.legal_ground.trim(),
    about: draft.about.trim(),
    case: number.trim() === '' ? null : number.trim(),
    incident: draft.incident,
    document: draft.has_document ? (documentOf(draft.document, now) ?? null) : null,
    items: items.map(({ camera, from, to }) => ({ camera, stream: 'main', from_90k: from, to_90k: to })),
    recipient: { ...recipient },
    wanted: {
      segments: !covered && draft.segments,
      viewing_copy: !covered && draft.viewing_copy,
      stills_90k: covered ? [] : stillsOf(draft, now),
      trail: draft.trail,
      redactions: [...draft.redactions],
    },
    review_90k: review?.ok ? review.value : null,
    clock_note: draft.clock_note.trim(),
  }
}

const stillsOf = ({ stills }: Draft, now: WallTime90k) =>
  stills.flatMap(({ camera, at }) => {
    const read = parseWhen(at, now)
    return read.ok ? [{ camera, at_90k: read.value }] : []
  })

/** Between the camera that is asked for already and others: the same span, since what happened is seen from several sides. */
export const withCameras = (
  items: readonly DraftItem[],
  cameras: readonly string[],
  now: WallTime90k,
): readonly DraftItem[] => {
  const last = items.at(-1)
  const span = last ?? { from: wallTime90k(now - 10 * 60 * TICKS_PER_SECOND), to: now }
  const key = Math.max(0, ...items.map(item => item.key))
  return [...items, ...cameras.map((camera, at) => ({ key: key + at + 1, camera, from: span.from, to: span.to }))]
}
