// What is done with a request for footage: handed in, approved, rejected, withdrawn, extracted again, handed over, looked at here, and at the end
// destroyed. The flow decides (community/evidence/flow.ts); here it is written down, and holds go when nothing needs them any more.

import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import type { ExtractionRow } from '#community/evidence/extraction-book.ts'
import { afterApproval } from '#community/evidence/flow.ts'
import {
  bundleRemovalShape,
  type Extraction,
  type ExtractionState,
  endCopyShape,
  extractionShape,
  extractionStepShape,
  newCopyShape,
  newViewingShape,
} from '#contract/extraction.ts'
import { toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import {
  type Asking,
  actorOf,
  askedExtraction,
  doerOf,
  type ExtractionPorts,
  mustBeDone,
  shownExtraction,
  standingOf,
} from './extraction-desk.ts'
import { extractionParams, told } from './extraction-routes.ts'

const MINUTE = 60 * 90_000
const LONGEST_COPY = 3660 * 24 * 60 * MINUTE
const copyParams = extractionParams.extend({ copy: z.coerce.number().int().min(1).max(1e9) })

type Step = z.output<typeof extractionStepShape>

export const stepRoutes = (ports: ExtractionPorts): readonly Route[] => [
  steppingRoute(ports),
  ...copyRoutes(ports),
  viewingRoute(ports),
  removalRoute(ports),
]

const steppingRoute = (ports: ExtractionPorts): Route =>
  route({
    method: 'POST',
    path: '/api/extractions/:extraction/steps',
    access: 'session',
    does: told,
    summary: 'Hands a request in, approves, rejects or withdraws it, extracts again what failed, or adds a note.',
    params: extractionParams,
    body: extractionStepShape,
    answers: { 200: extractionShape },
    handler: async ({ params, body, caller, sight }) => {
      const asking = { caller, sight }
      await step(ports, asking, askedExtraction(ports, asking, params.extraction), body)
      return again(ports, asking, params.extraction)
    },
  })

const again = (ports: ExtractionPorts, asking: Asking, id: number): Extraction =>
  shownExtraction(ports, asking, ports.book.get(id))

const step = async (ports: ExtractionPorts, asking: Asking, row: ExtractionRow, body: Step): Promise<void> => {
  const { book } = ports
  const write = (kind: string, state: ExtractionState, text: string, exception?: string) =>
    book.step(row.id, { kind, state, text, exception: exception ?? null }, doerOf(asking.caller))
  switch (body.kind) {
    case 'hand_in': {
      const { kind, ...completion } = body
      // What is brought in counts at once; it stays when something else is lacking still.
      if (row.state === 'on_hold' && actorOf(ports, asking, row).requests) book.complete(row.id, completion)
      mustBeDone(ports, asking, book.get(row.id), kind)
      return write(kind, 'awaiting_approval', '')
    }
    case 'approve':
      return approve(ports, asking, row, body)
    case 'reject':
    case 'withdraw':
      mustBeDone(ports, asking, row, body.kind)
      ports.jobs.cancel(row.id)
      write(body.kind, body.kind === 'reject' ? 'rejected' : 'withdrawn', body.text)
      return releaseHolds(ports, row)
    case 'extract_again':
      mustBeDone(ports, asking, row, body.kind)
      write(body.kind, 'approved', body.text)
      return ports.jobs.begin(row.id)
    case 'note':
      return write(body.kind, row.state, body.text)
  }
}

const approve = (
  ports: ExtractionPorts,
  asking: Asking,
  row: ExtractionRow,
  { text, exception }: Extract<Step, { kind: 'approve' }>,
): void => {
  mustBeDone(ports, asking, row, exception === undefined ? 'approve' : 'except')
  const state = afterApproval(standingOf(ports, row), actorOf(ports, asking, row), exception !== undefined)
  const doer = doerOf(asking.caller)
  ports.book.step(row.id, { kind: 'approve', state, text, exception: exception ?? null }, doer)
  ports.log.info('an extraction was approved', { extraction: row.number, state, by: doer.by })
  if (state === 'approved') ports.jobs.begin(row.id)
}

/** They are of this request alone; another one that needs the same footage has holds of its own. */
const releaseHolds = async ({ keeping, tell, book }: ExtractionPorts, row: ExtractionRow): Promise<void> => {
  const standing = new Set(keeping.holds().flatMap(({ id, released }) => (released === undefined ? [id] : [])))
  const going = row.items.flatMap(({ hold }) => (hold !== null && standing.has(hold) ? [hold] : []))
  if (going.length === 0) return
  for (const hold of going) keeping.release(hold)
  const { state } = book.get(row.id)
  book.step(row.id, { kind: 'released', state, text: going.join(' ') }, { by: 'station', person: null })
  await tell()
}

const copyRoutes = (ports: ExtractionPorts): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/extractions/:extraction/copies',
    access: 'session',
    does: toSome('extract'),
    summary: 'A copy is handed over: on what, to whom, until when. To whoever is outside with a second person beside.',
    params: extractionParams,
    body: newCopyShape,
    answers: { 201: extractionShape },
    handler: async ({ params, body, caller, sight }, reply) => {
      const asking = { caller, sight }
      const row = askedExtraction(ports, asking, params.extraction)
      mustBeDone(ports, asking, row, 'hand_over')
      const now = ports.clock.wall()
      if (body.expires_90k <= now || body.expires_90k > now + LONGEST_COPY)
        throw new Problem('extraction_copy_expiry_wrong', {})
      if (row.asked.recipient.kind !== 'own_unit') mustStandBy(ports, asking, body.second_person)
      const doer = doerOf(caller)
      const copy = ports.book.addCopy(row.id, body, doer.by)
      ports.book.step(row.id, { kind: 'hand_over', state: 'handed_over', text: `${copy}: ${body.to}` }, doer)
      await releaseHolds(ports, row)
      return reply.code(201).send(again(ports, asking, row.id))
    },
  }),
  route({
    method: 'POST',
    path: '/api/extractions/:extraction/copies/:copy/end',
    access: 'session',
    does: toSome('extract'),
    summary: 'A copy is destroyed, given back or filed with the case.',
    params: copyParams,
    body: endCopyShape,
    answers: { 200: extractionShape },
    handler: ({ params, body, caller, sight }) => {
      const asking = { caller, sight }
      const row = askedExtraction(ports, asking, params.extraction)
      const copy = row.copies.find(({ id }) => id === params.copy)
      if (copy === undefined) throw new Problem('no_such_copy', { extraction: row.id, copy: params.copy })
      mustBeDone(ports, asking, row, 'end_copy')
      ports.book.endCopy(row.id, params.copy, body, nameIn(asking))
      const state = stateOfCopies(ports.book.get(row.id))
      ports.book.step(
        row.id,
        { kind: 'end_copy', state, text: `${params.copy}: ${body.how}. ${body.text}` },
        doerOf(caller),
      )
      return again(ports, asking, row.id)
    },
  }),
]

const nameIn = ({ caller }: Asking): string => doerOf(caller).by

/** Somebody else who has an account here. */
const mustStandBy = ({ personOfAccount }: ExtractionPorts, { caller }: Asking, username: string): void => {
  const person = personOfAccount(username)
  if (person === undefined || person === doerOf(caller).person)
    throw new Problem('extraction_second_person_needed', { second_person: username })
}

/** Destroyed once nothing is left: neither the station’s bundle nor a copy that somebody has. */
const stateOfCopies = ({ copies, bundle }: ExtractionRow): ExtractionState => {
  const left = bundle?.whole === true || copies.some(({ end }) => end === null || end.how === 'kept_in_case_file')
  return left ? (copies.length === 0 ? 'extracted' : 'handed_over') : 'destroyed'
}

const viewingRoute = (ports: ExtractionPorts): Route =>
  route({
    method: 'POST',
    path: '/api/extractions/:extraction/viewings',
    access: 'session',
    does: toSome('play_back'),
    summary: 'The footage was looked at here, in place of a copy: by whom, when, and what was seen.',
    params: extractionParams,
    body: newViewingShape,
    answers: { 201: extractionShape },
    handler: ({ params, body, caller, sight }, reply) => {
      const asking = { caller, sight }
      const row = askedExtraction(ports, asking, params.extraction)
      mustBeDone(ports, asking, row, 'view_here')
      if (body.to_90k <= body.from_90k || body.to_90k > ports.clock.wall() + MINUTE)
        throw new Problem('viewing_time_wrong', {})
      const viewing = ports.book.addViewing(row.id, body, nameIn(asking))
      const people = body.people.map(({ name }) => name).join(', ')
      ports.book.step(row.id, { kind: 'view_here', state: row.state, text: `${viewing}: ${people}` }, doerOf(caller))
      return reply.code(201).send(again(ports, asking, row.id))
    },
  })

const removalRoute = (ports: ExtractionPorts): Route =>
  route({
    method: 'POST',
    path: '/api/extractions/:extraction/bundle/removal',
    access: 'session',
    does: toSome('extract'),
    summary: 'Deletes the station’s own bundle once no copy is out. Its manifest and the record of this stay.',
    params: extractionParams,
    body: bundleRemovalShape,
    answers: { 200: extractionShape },
    handler: async ({ params, body: { reason }, caller, sight }) => {
      const asking = { caller, sight }
      const { book, bundling, clock } = ports
      const row = askedExtraction(ports, asking, params.extraction)
      mustBeDone(ports, asking, row, 'remove_bundle')
      const order = book.order(row.id)
      const doer = doerOf(caller)
      const removal = { by: doer.by, at_90k: clock.wall(), reason }
      // Before it is waited for: nobody hands a copy over of what is being deleted.
      book.setBundle(row.id, { ...row.bundle!, whole: false, removal })
      try {
        if (order !== undefined) await bundling.remove(order.id)
      } catch (error) {
        book.setBundle(row.id, row.bundle!)
        throw error
      }
      book.step(row.id, { kind: 'remove_bundle', state: stateOfCopies(book.get(row.id)), text: reason }, doer)
      await releaseHolds(ports, row)
      return again(ports, asking, row.id)
    },
  })
