// Redacted copies over HTTP: drawn, handed in, watched by a second person, approved. The original is untouched by all of it.

import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { nameOf } from '#community/access/accounts.ts'
import { areasOfStill, mayStep, refusal } from '#community/evidence/redaction.ts'
import type { RedactionRow } from '#community/evidence/redaction-book.ts'
import {
  editRedactionShape,
  newRedactionShape,
  type RedactionStep,
  redactionShape,
  redactionStepShape,
  redactionsShape,
  removedRedactionShape,
} from '#contract/redaction.ts'
import { mustDecide, toCamera, toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { whileHeard } from '#http/routes/recordings/covered-footage.ts'
import { mustBeWhole, redactionFilmRoutes, redactionParams } from './film-routes.ts'
import {
  askedRedaction,
  listedRedaction,
  mustBeShared,
  type RedactionPorts,
  seesRedaction,
  shownRedaction,
  standingOf,
} from './redaction-desk.ts'

const MOST_LISTED = 300
const MOST_DRAWN_BYTES = 8 << 20

export const redactionRoutes = (ports: RedactionPorts): readonly Route[] => [
  ...readRoutes(ports),
  ...drawRoutes(ports),
  stepRoute(ports),
  ...redactionFilmRoutes(ports),
]

const readRoutes = (ports: RedactionPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/redactions',
    access: 'session',
    does: toSome('request_extract'),
    summary: 'Redacted copies of cameras that the caller may play back, the newest first.',
    answers: { 200: redactionsShape },
    handler: async request => {
      const rows = ports.redactions.list(row => seesRedaction(request.sight, row), MOST_LISTED)
      return { redactions: await Promise.all(rows.map(row => listedRedaction(ports, request, row))) }
    },
  }),
  route({
    method: 'GET',
    path: '/api/redactions/:redaction',
    access: 'session',
    does: toSome('request_extract'),
    summary: 'One redacted copy: what is drawn, how far it is, who did what.',
    params: redactionParams,
    answers: { 200: redactionShape },
    handler: request => shownRedaction(ports, request, askedRedaction(ports, request, request.params.redaction)),
  }),
]

const drawRoutes = (ports: RedactionPorts): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/redactions',
    access: 'session',
    does: toCamera('request_extract', 'body.camera'),
    summary: 'Begins a redacted copy of a span of one camera, ten minutes at most, or of one picture.',
    body: newRedactionShape,
    bodyLimit: MOST_DRAWN_BYTES,
    answers: { 201: redactionShape },
    handler: async (request, reply) => {
      const { camera: asked, from_90k, to_90k, ...drawn } = request.body
      const camera = knownCamera(ports.cameras.seenBy(request.sight), asked)
      mustDecide(request.sight, 'play_back', { kind: 'camera', camera })
      if (to_90k > ports.clock.wall()) throw new Problem('redaction_span_wrong', { camera })
      const asSaid = { camera, from: wallTime90k(from_90k), to: wallTime90k(to_90k) }
      mustBeShared(ports, request.sight, asSaid)
      const still = drawn.form === 'still'
      const span = still ? await onePicture(ports, { ...asSaid, stream: drawn.stream }, whileHeard(reply)) : asSaid
      mustBeShared(ports, request.sight, span)
      const areas = still ? areasOfStill(drawn.areas, span.from) : drawn.areas
      const { id } = ports.redactions.add({ ...drawn, ...span, areas }, nameOf(request.caller))
      await ports.holds.follow(id)
      return reply.code(201).send(await shownRedaction(ports, request, known(ports, id)))
    },
  }),
  route({
    method: 'PUT',
    path: '/api/redactions/:redaction',
    access: 'session',
    does: toSome('request_extract'),
    summary:
      'Draws: all rectangles, sound and captions of a draft, as they are now. Refused when it was changed elsewhere since.',
    params: redactionParams,
    body: editRedactionShape,
    bodyLimit: MOST_DRAWN_BYTES,
    answers: { 200: redactionShape },
    handler: async request => {
      const { id, ...row } = askedRedaction(ports, request, request.params.redaction)
      must(request, { id, ...row }, 'edit')
      const { follows, ...draft } = request.body
      const areas = row.form === 'still' ? areasOfStill(draft.areas, row.from) : draft.areas
      ports.redactions.draw(id, { ...draft, areas }, follows)
      await ports.holds.follow(id)
      return shownRedaction(ports, request, known(ports, id))
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/redactions/:redaction',
    access: 'session',
    does: toSome('request_extract'),
    summary: 'Removes one’s own redacted copy that is not approved, with its films.',
    params: redactionParams,
    answers: { 200: removedRedactionShape },
    handler: async request => {
      const row = askedRedaction(ports, request, request.params.redaction)
      must(request, row, 'remove')
      ports.redactions.remove(row.id)
      ports.studio.remove(row.id)
      await ports.holds.release(row)
      return { id: row.id }
    },
  }),
]

/** The tick at which the picture begins that stands there. Throws `redaction_nothing_recorded`. */
const onePicture = async (
  { studio }: RedactionPorts,
  { camera, stream, from }: Pick<RedactionRow, 'camera' | 'stream' | 'from'>,
  gone: AbortSignal,
): Promise<Pick<RedactionRow, 'camera' | 'from' | 'to'>> => {
  const at = await studio.momentOf({ camera, stream }, from, gone)
  return { camera, from: at, to: wallTime90k(at + 1) }
}

const stepRoute = (ports: RedactionPorts): Route =>
  route({
    method: 'POST',
    path: '/api/redactions/:redaction/steps',
    access: 'session',
    does: toSome('request_extract'),
    summary: 'Hands a copy in, approves or rejects it (never one’s own), or opens it again to draw on.',
    params: redactionParams,
    body: redactionStepShape,
    answers: { 200: redactionShape },
    handler: async request => {
      const row = askedRedaction(ports, request, request.params.redaction)
      const { body: step, caller } = request
      const allowed = mayStep(row, ports.redactions.steps(row.id), standingOf(request, row), step)
      if (!allowed.ok) throw new Problem(allowed.problem, { redaction: row.id })
      const by = nameOf(caller)
      if (step.kind === 'approve') await mustStillHold(ports, row)
      // What was awaited may have changed what it was.
      if (ports.redactions.get(row.id)?.state !== row.state)
        throw new Problem('redaction_not_now', { redaction: row.id })
      take(ports, row, step, by)
      await ports.holds.follow(row.id)
      return shownRedaction(ports, request, known(ports, row.id))
    },
  })

const take = ({ redactions, studio }: RedactionPorts, row: RedactionRow, step: RedactionStep, by: string): void => {
  if (step.kind === 'hand_in') {
    const said = { kind: step.kind, text: step.children, by }
    studio.render(redactions.step(row.id, said, { state: 'rendering', children: step.children, problem: null }))
    return
  }
  const said = { kind: step.kind, text: step.text, by }
  if (step.kind === 'approve') {
    redactions.step(row.id, said, { state: 'approved', approved_by: by })
    studio.dropWork(row.id)
  } else if (step.kind === 'reject') redactions.step(row.id, said, { state: 'rejected' })
  else redactions.step(row.id, said, { state: 'draft', problem: null, result: undefined })
}

/** As it stands now; somebody may have removed it meanwhile. */
const known = ({ redactions }: RedactionPorts, id: number): RedactionRow => {
  const row = redactions.get(id)
  if (row === undefined) throw new Problem('no_such_redaction', { redaction: id })
  return row
}

/** The copy is what was made, and covers what is to be covered today. */
const mustStillHold = async (ports: RedactionPorts, row: RedactionRow): Promise<void> => {
  const masks = ports.masksOver(row.camera, row.from, row.to)
  if (JSON.stringify(masks) !== JSON.stringify(row.result?.masks ?? []))
    throw new Problem('redaction_masks_changed', { redaction: row.id, camera: row.camera })
  await mustBeWhole(ports, row)
}

const must = (request: Parameters<typeof standingOf>[0], row: RedactionRow, deed: 'edit' | 'remove'): void => {
  const refused = refusal(row, standingOf(request, row), deed)
  if (refused !== undefined) throw new Problem(refused, { redaction: row.id })
}
