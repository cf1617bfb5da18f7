// Extractions: asking for footage, which holds it from this second on, and reading what was asked.

import { z } from 'zod'
import { knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { ExtractionDraft } from '#community/evidence/extraction-book.ts'
import { approvalsNeeded, problemOfLacking } from '#community/evidence/flow.ts'
import { lackingOf, needsRedaction } from '#community/evidence/lacking.ts'
import { isFarOff, scopeWarnings } from '#community/evidence/scope.ts'
import {
  type Extraction,
  type ExtractionItem,
  type Extractions,
  extractionSettingsShape,
  extractionShape,
  extractionStates,
  extractionsQueryShape,
  extractionsShape,
  newExtractionShape,
  trialAskShape,
  trialShape,
} from '#contract/extraction.ts'
import { freely, toCameras, toSome, toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import {
  type Asking,
  askedExtraction,
  doerOf,
  type ExtractionPorts,
  needsCase,
  seesExtraction,
  shownExtraction,
  waitsFor,
} from './extraction-desk.ts'

export const extractionParams = z.strictObject({ extraction: z.coerce.number().int().min(1).max(1e9) })
export const told = freely('One is told of one’s own requests, and of those that one may approve or extract.')

const SECOND = 90_000
const DAY = 24 * 3600 * SECOND
const LONGEST = 31 * DAY
const MOST_AHEAD = DAY
const MOST_OPEN = 100
/** The picture before the first one that was asked for, and the signed head behind the last. */
const [HELD_BEFORE, HELD_BEHIND] = [10 * SECOND, 120 * SECOND]
/** Many small requests of a day are one large one. */
const ONE_REQUEST = DAY

type NewAsk = z.output<typeof newExtractionShape>

export const extractionRoutes = (ports: ExtractionPorts): readonly Route[] => [
  ...readingRoutes(ports),
  ...askingRoutes(ports),
  ...settingsRoutes(ports),
]

const readingRoutes = (ports: ExtractionPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/extractions',
    access: 'session',
    does: told,
    summary: 'Requests for footage, the newest first: one’s own, and those that one may approve or extract.',
    query: extractionsQueryShape,
    answers: { 200: extractionsShape },
    handler: ({ query, caller, sight }) => listed(ports, { caller, sight }, query),
  }),
  route({
    method: 'GET',
    path: '/api/extractions/:extraction',
    access: 'session',
    does: told,
    summary: 'One request for footage, with every step, what was made and who has it.',
    params: extractionParams,
    answers: { 200: extractionShape },
    handler: ({ params, caller, sight }) => {
      const asking = { caller, sight }
      return shownExtraction(ports, asking, askedExtraction(ports, asking, params.extraction))
    },
  }),
]

const listed = (ports: ExtractionPorts, asking: Asking, query: z.output<typeof extractionsQueryShape>): Extractions => {
  const { book } = ports
  const heads = book.heads().filter(head => seesExtraction(asking, head))
  const reviews = holdsToReview(ports)
  const copies = copiesFor(ports, asking)
  const waiting = new Set(
    heads
      .filter(({ state }) => mayWait.has(state))
      .flatMap(({ id }) => {
        const shown = shownExtraction(ports, asking, book.get(id))
        return waitsFor(shown, reviews) ? [id] : []
      }),
  )
  const mine = query.waiting_for_me === undefined ? () => true : ({ id }: { readonly id: number }) => waiting.has(id)
  const { state, case: number, text, before, most } = query
  const seen = new Set(heads.map(({ id }) => id))
  const found = book.find({
    ...{ state, case: number, text, before, most: most + 1 },
    seen: head => seen.has(head.id) && mine(head),
  })
  const shown = found.slice(0, most).map(row => shownExtraction(ports, asking, row))
  return {
    extractions: shown.map(inList),
    waiting: waiting.size + copies.length,
    redactions: copies,
    counts: extractionStates.flatMap(state => {
      const count = heads.filter(head => head.state === state).length
      return count === 0 ? [] : [{ state, count }]
    }),
    next: found.length > most ? shown.at(-1)!.id : null,
  }
}

/** Redacted copies that this one may watch and approve: somebody else made them. */
const copiesFor = ({ redactions, cameras }: ExtractionPorts, { caller, sight }: Asking): Extractions['redactions'] =>
  redactions
    .awaiting()
    .filter(({ camera, by }) => by !== nameOf(caller) && mayWatchAndApprove(sight, camera))
    .map(({ from, to, made, ...copy }) => ({
      ...copy,
      name: cameras.get(knownCameraId(copy.camera))?.name ?? copy.camera,
      ...{ from_90k: from, to_90k: to, made_90k: made },
    }))

const mayWatchAndApprove = (sight: Asking['sight'], camera: string): boolean =>
  sight.may('play_back', camera) && sight.may('approve_extract', camera)

const inList = ({
  scans: _,
  viewings: __,
  steps: ___,
  warnings: ____,
  copies: _____,
  ...rest
}: Extraction): Extractions['extractions'][number] => rest

const mayWait: ReadonlySet<string> = new Set(['on_hold', 'awaiting_approval', 'approved', 'extracted', 'copy_expired'])

export const holdsToReview = ({ keeping, clock }: Pick<ExtractionPorts, 'keeping' | 'clock'>): ReadonlySet<string> =>
  new Set(
    keeping
      .holds()
      .filter(({ released, review }) => released === undefined && review !== undefined && review <= clock.wall())
      .map(({ id }) => id),
  )

const askingRoutes = (ports: ExtractionPorts): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/extractions/trial',
    access: 'session',
    does: toCameras('request_extract', 'body.items'),
    summary: 'What should give pause before asking, how much it is, and how many approvals it takes. Asks for nothing.',
    body: trialAskShape,
    answers: { 200: trialShape },
    handler: ({ body: { items, recipient, segments }, caller, sight }) => {
      mustBeAskable(ports, { caller, sight }, items)
      const known = ports.scope(sight, items)
      const sum = (of: 'bytes' | 'recorded_90k') => known.reduce((total, item) => total + item[of], 0)
      const needed = neededFor(ports, { caller, sight }, recipient, items)
      return {
        warnings: [...scopeWarnings(known, ports.clock.wall(), segments)],
        ...{ bytes: sum('bytes'), recorded_90k: sum('recorded_90k') },
        asked_90k: items.reduce((total, { from_90k, to_90k }) => total + to_90k - from_90k, 0),
        approvals_needed: needed,
        may_except: needed === 1 && ports.book.settings().exceptions,
      }
    },
  }),
  route({
    method: 'POST',
    path: '/api/extractions',
    access: 'session',
    does: toCameras('request_extract', 'body.items'),
    summary: 'Asks for footage. From this second on it is held, whether a document is there already or not.',
    body: newExtractionShape,
    answers: { 201: extractionShape },
    handler: async ({ body, caller, sight }, reply) =>
      reply.code(201).send(await asked(ports, { caller, sight }, body)),
  }),
]

const asked = async (ports: ExtractionPorts, asking: Asking, body: NewAsk): Promise<Extraction> => {
  const { book, keeping, cameras, clock, log } = ports
  const { items, hand_in, review_90k, ...asked } = body
  mustBeAskable(ports, asking, items)
  mustBeWanted(ports, asking, body)
  const now = clock.wall()
  const review = wallTime90k(review_90k ?? now + book.settings().review_days * DAY)
  if (review <= now) throw new Problem('extraction_review_past', {})
  const warnings = scopeWarnings(ports.scope(asking.sight, items), now, asked.wanted.segments)
  const needs = { scans: 0, clock_far_off: isFarOff(warnings), case_needed: needsCase(ports.policy(), asked.purpose) }
  const lacking = hand_in
    ? problemOfLacking(lackingOf({ asked, items: items.map(spanned), ...needs }, ports.redactions))
    : undefined
  if (lacking !== undefined) throw new Problem(lacking, {})
  const names = cameras.list()
  const draft: ExtractionDraft = {
    ...{ asked, warnings, needed: neededFor(ports, asking, asked.recipient.kind, items) },
    items: items.map(item => {
      const row = names.find(({ id }) => id === item.camera)
      return { ...item, name: row?.name ?? item.camera, place: row?.place ?? '' }
    }),
  }
  const doer = doerOf(asking.caller)
  const row = book.add(
    draft,
    ({ camera, from_90k, to_90k }, number) =>
      keeping.hold({
        ...{ camera: knownCameraId(camera), stream: undefined, owner: doer.by, review },
        ...{ from: wallTime90k(Math.max(0, from_90k - HELD_BEFORE)), to: wallTime90k(to_90k + HELD_BEHIND) },
        reason: `Phiếu trích xuất số ${number}`,
      }).id,
    doer,
  )
  if (hand_in) book.step(row.id, { kind: 'hand_in', state: 'awaiting_approval', text: '' }, doer)
  await ports.tell()
  log.info('footage was asked for and is held', { extraction: row.number, cameras: row.cameras.join(' '), by: doer.by })
  return shownExtraction(ports, asking, book.get(row.id))
}

const spanned = ({ camera, from_90k, to_90k }: ExtractionItem) => ({ camera, from: from_90k, to: to_90k })

/** Throws what is wrong with the spans, and `too_many_extractions`. */
const mustBeAskable = (
  { cameras, clock, book }: ExtractionPorts,
  { caller, sight }: Asking,
  items: readonly ExtractionItem[],
): void => {
  const seen = cameras.seenBy(sight)
  const now = clock.wall()
  for (const { camera, from_90k, to_90k } of items) {
    knownCamera(seen, camera)
    if (to_90k - from_90k > LONGEST || to_90k > now + MOST_AHEAD) throw new Problem('extraction_span_wrong', { camera })
  }
  const open = book.heads().filter(({ by, state }) => by === nameOf(caller) && mayWait.has(state))
  if (open.length >= MOST_OPEN) throw new Problem('too_many_extractions', { most: MOST_OPEN })
}

/** Stills are of what was asked for, and a trail is one that they may see; whoever gets redacted copies alone gets none. */
const mustBeWanted = (ports: ExtractionPorts, asking: Asking, { items, recipient, wanted }: NewAsk): void => {
  for (const { camera, at_90k } of wanted.stills_90k)
    if (!items.some(item => item.camera === camera && item.from_90k <= at_90k && at_90k < item.to_90k))
      throw new Problem('extraction_span_wrong', { camera })
  if (wanted.trail !== null && (needsRedaction(recipient.kind) || !ports.maySeeTrail(asking, wanted.trail)))
    throw new Problem('no_such_trail', { trail: wanted.trail })
}

const neededFor = (
  { book, clock }: ExtractionPorts,
  { caller }: Asking,
  recipient: Extraction['recipient']['kind'],
  items: readonly ExtractionItem[],
): 1 | 2 => {
  const now = items.map(spanned)
  const before = book.askedSince(nameOf(caller), (clock.wall() - ONE_REQUEST) as WallTime90k)
  return approvalsNeeded(recipient, [...now, ...before], book.settings())
}

const settingsRoutes = ({ book }: ExtractionPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/extractions/settings',
    access: 'session',
    does: toSome('request_extract'),
    summary: 'How extractions are done here: when two people are needed, exceptions, how long holds and copies run.',
    answers: { 200: extractionSettingsShape },
    handler: () => book.settings(),
  }),
  route({
    method: 'PUT',
    path: '/api/extractions/settings',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Sets how extractions are done here. Two people for whoever is outside, and for the public, stay.',
    body: extractionSettingsShape,
    answers: { 200: extractionSettingsShape },
    handler: ({ body, caller }) => {
      book.setSettings(body, nameOf(caller))
      return book.settings()
    },
  }),
]
