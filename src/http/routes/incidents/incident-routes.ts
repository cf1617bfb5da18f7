// Incidents over HTTP: what people say happened, its number and its steps. A notice of a rule becomes one by a click, and is confirmed by that.

import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { IncidentBook, IncidentRow } from '#community/incidents/incident-book.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { RuleNoticeBook } from '#community/watching/rule-book.ts'
import {
  type Incident,
  type IncidentCategory,
  incidentShape,
  incidentStepShape,
  incidentsQueryShape,
  incidentsShape,
  newIncidentShape,
  noticeIncidentShape,
} from '#contract/incident.ts'
import type { RuleKind } from '#contract/rule.ts'
import { mustDecide, toCamera, toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { ruleNoticeParams } from '#http/routes/rules/rule-routes.ts'

export type IncidentPorts = {
  readonly incidents: IncidentBook
  readonly notices: RuleNoticeBook
  readonly cameras: CameraReader & SeenCameras
  readonly clock: Clock
  readonly log: Logger
}

const incidentParams = z.strictObject({ incident: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })

/** What a notice usually is, until somebody says otherwise. */
const usualCategory: Readonly<Record<RuleKind, IncidentCategory>> = {
  quiet_motion: 'suspicious_activity',
  loitering: 'suspicious_activity',
  line_crossed: 'trespass',
  parked: 'illegal_parking',
  left_object: 'waste_dumping',
  covered: 'camera_vandalism',
}

export const incidentRoutes = (ports: IncidentPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/incidents',
    access: 'session',
    does: toSome('mark'),
    summary: 'What people say happened, the newest first.',
    query: incidentsQueryShape,
    answers: { 200: incidentsShape },
    handler: ({ query: { state, before, most }, sight }) => {
      const seen = (camera: string): boolean => sight.may('mark', camera)
      const found = ports.incidents.find({ state, before, seen, most: most + 1 })
      const told = found.slice(0, most)
      return { incidents: told.map(shown), next: found.length > told.length ? told.at(-1)!.id : null }
    },
  }),
  route({
    method: 'POST',
    path: '/api/incidents',
    access: 'session',
    does: toCamera('mark', 'body.camera'),
    summary: 'Says that something happened in a camera’s sight.',
    body: newIncidentShape,
    answers: { 201: incidentShape },
    handler: ({ body: { from_90k, to_90k, camera: asked, ...said }, caller, sight }, reply) => {
      const camera = knownCamera(ports.cameras.seenBy(sight), asked)
      if (to_90k < from_90k || from_90k > ports.clock.wall()) throw new Problem('incident_span_wrong', {})
      const span = { from: wallTime90k(from_90k), to: wallTime90k(to_90k) }
      const draft = { ...said, ...span, camera, place: placeOf(ports, camera), notice: null }
      return reply.code(201).send(made(ports, ports.incidents.add(draft, nameOf(caller))))
    },
  }),
  ...steppingRoutes(ports),
]

const steppingRoutes = (ports: IncidentPorts): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/rule-notices/:notice/incident',
    access: 'session',
    does: toSome('mark'),
    summary: 'Makes an incident of a notice, which is confirmed by that. Asked again, the answer is the same incident.',
    params: ruleNoticeParams,
    body: noticeIncidentShape,
    answers: { 200: incidentShape },
    handler: ({ params, body, caller, sight }) => {
      const { id: notice, camera, kind, from, to, word } = ports.notices.get(params.notice)
      if (!sight.knows(camera)) throw new Problem('no_such_rule_notice', { notice })
      mustDecide(sight, 'mark', { kind: 'camera', camera })
      if (word !== 'confirmed') ports.notices.say(notice, 'confirmed', nameOf(caller))
      const category = body.category ?? usualCategory[kind]
      const draft = { category, camera, place: placeOf(ports, camera), from, to, note: body.note, notice }
      return made(ports, ports.incidents.add(draft, nameOf(caller)))
    },
  }),
  route({
    method: 'POST',
    path: '/api/incidents/:incident/steps',
    access: 'session',
    does: toSome('mark'),
    summary: 'Says what became of an incident. Steps before stay.',
    params: incidentParams,
    body: incidentStepShape,
    answers: { 200: incidentShape },
    handler: ({ params, body: { state, note }, caller, sight }) => {
      const { id, camera } = ports.incidents.get(params.incident)
      if (!sight.knows(camera)) throw new Problem('no_such_incident', { incident: id })
      mustDecide(sight, 'mark', { kind: 'camera', camera })
      return shown(ports.incidents.step(id, state, note, nameOf(caller)))
    },
  }),
]

/** As it is called now: cameras are moved, incidents stay where they happened. */
const placeOf = ({ cameras }: IncidentPorts, camera: string): string => {
  const { name, place } = cameras.list().find(({ id }) => id === camera) ?? { name: camera, place: '' }
  return place === '' ? name : `${name}, ${place}`
}

const made = ({ log }: IncidentPorts, incident: IncidentRow): Incident => {
  log.info('an incident was noted', { incident: incident.number, camera: incident.camera, by: incident.by })
  return shown(incident)
}

const shown = ({ from, to, made, steps, ...row }: IncidentRow): Incident => ({
  ...row,
  state: steps.at(-1)!.state,
  from_90k: from,
  to_90k: to,
  made_90k: made,
  steps: steps.map(({ at, ...step }) => ({ ...step, at_90k: at })),
})
