// Papers about the station as a whole: its retention policy with all versions, and the dossier for data protection and the level of the system.

import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import { localDay } from '#base/local-day.ts'
import type { ControllerBook } from '#community/rights/controller-book.ts'
import type { Inventory } from '#community/rights/inventory.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { KeepingBook } from '#community/upkeep/keeping-book.ts'
import { driftOf, type PolicyRule, type PolicyVersions } from '#community/upkeep/policy-versions.ts'
import { type RetentionPolicy, retentionPolicyShape } from '#contract/retention.ts'
import { paperForms } from '#contract/rights-request.ts'
import { toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { dossier } from '#papers/dossier.ts'
import { countOpen } from '#papers/paper.ts'
import type { Press } from '#papers/press.ts'
import { retentionPaper } from '#papers/retention-paper.ts'
import { sendPaper } from './send-paper.ts'

export type PaperPorts = {
  readonly controllers: ControllerBook
  readonly cameras: CameraReader
  readonly keeping: Pick<KeepingBook, 'rules' | 'holds'>
  readonly versions: PolicyVersions
  readonly press: Press
  readonly clock: Clock
  readonly logsMonths: () => number
  readonly personOf: (username: string) => string
  /** What stands here now. */
  readonly inventory: () => Inventory
}

const formParams = z.strictObject({ form: z.enum(paperForms) })
const partShape = z.enum(['dpia', 'level', 'both'])

export const paperRoutes = (need: PaperPorts): readonly Route[] => [...policyRoutes(need), ...dossierRoutes(need)]

const policyRoutes = (need: PaperPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/retention/policy',
    access: 'session',
    does: toStation('read_coverage'),
    summary:
      'The retention policy: its versions with who, when and why, and whether what is in force is what the newest says.',
    answers: { 200: retentionPolicyShape },
    handler: (): RetentionPolicy => {
      const versions = need.versions.list()
      return {
        versions: versions.map(({ at, rules, ...version }) => ({ ...version, at_90k: at, rules: [...rules] })),
        rules: [...statedRules(need)],
        drift: driftOf(need.keeping.rules(), versions[0]).map(rule => ({ ...rule })),
      }
    },
  }),
  route({
    method: 'GET',
    path: '/api/retention/policy/:form',
    access: 'session',
    does: toStation('read_coverage'),
    summary: 'The same as a paper to sign, PDF or DOCX.',
    params: formParams,
    answers: { 200: { type: 'application/pdf', says: 'The policy; DOCX where that was asked for.' } },
    handler: ({ params: { form } }, reply) => {
      const versions = need.versions.list()
      const nameOf = (camera: string) => need.cameras.list().find(({ id }) => id === camera)?.name ?? camera
      const drift = driftOf(need.keeping.rules(), versions[0]).map(({ camera, place }) =>
        camera !== null ? nameOf(camera) : (place ?? 'mọi camera'),
      )
      const paper = retentionPaper({
        ...{ versions, rules: statedRules(need), drift, nameOf, personOf: need.personOf },
        controller: need.controllers.stated().controllers[0] ?? null,
        today: localDay(need.clock.wall()),
        logs_months: need.logsMonths(),
        held: need.keeping.holds().filter(({ released }) => released === undefined).length,
      })
      return sendPaper(reply, need.press, { paper, form, name: 'chinh-sach-luu-tru' })
    },
  }),
]

/** What is in force, with the reasons that were stated for it. */
const statedRules = ({ keeping, versions }: PaperPorts): readonly PolicyRule[] => {
  const stated = versions.list()[0]?.rules ?? []
  return keeping.rules().map(({ scope, days, quota_bytes }) => {
    const camera = scope.kind === 'camera' ? scope.camera : null
    const place = scope.kind === 'place' ? scope.place : null
    const reason = stated.find(rule => rule.camera === camera && rule.place === place)?.reason ?? ''
    return { camera, place, days: days ?? null, quota_bytes: quota_bytes ?? null, reason }
  })
}

const dossierRoutes = ({ inventory, press }: PaperPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/dossier',
    access: 'session',
    does: toStation('read_log'),
    summary: 'How many places of each dossier are still to be filled in by people, and what cameras still lack.',
    answers: { 200: z.object({ dpia: z.int(), level: z.int(), cameras: z.int(), unready: z.int() }) },
    handler: () => {
      const facts = inventory()
      return {
        dpia: countOpen(dossier(facts, 'dpia')),
        level: countOpen(dossier(facts, 'level')),
        cameras: facts.cameras.length,
        unready: facts.cameras.filter(({ lacks }) => lacks.length > 0).length,
      }
    },
  }),
  ...paperForms.map(form =>
    route({
      method: 'GET',
      path: `/api/dossier.${form}`,
      access: 'session',
      does: toStation('read_log'),
      summary:
        'The impact assessment and the level dossier, filled from what stands here now; what only people know is marked.',
      query: z.strictObject({ part: partShape.default('both') }),
      answers: { 200: { type: 'application/pdf', says: 'The dossier; DOCX at the other address.' } },
      handler: ({ query: { part } }, reply) =>
        sendPaper(reply, press, { paper: dossier(inventory(), part), form, name: `ho-so-${part}` }),
    }),
  ),
]
