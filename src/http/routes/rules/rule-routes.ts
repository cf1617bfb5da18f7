// Rules over HTTP: whoever sets a camera up says what is looked for in its picture; whoever may mark says of each notice whether it was right.

import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import { parseWeekHours, weekHoursText } from '#base/week-hours.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { RuleBook, RuleDraft, RuleNoticeBook, RuleRow } from '#community/watching/rule-book.ts'
import {
  editRuleShape,
  newRuleShape,
  type Rule,
  type RuleKind,
  ruleNoticeShape,
  ruleNoticesQueryShape,
  ruleNoticesShape,
  ruleShape,
  rulesShape,
  sayRuleWordShape,
  usualSeconds,
} from '#contract/rule.ts'
import { cellsOf } from '#engine/noticing/region.ts'
import { mustDecide, toCamera, toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { presentCamera } from '#http/routes/cameras/camera-asked.ts'
import { shownNotice } from './shown-notice.ts'

export type RulePorts = {
  readonly rules: RuleBook
  readonly notices: RuleNoticeBook
  readonly cameras: CameraReader & SeenCameras
  /** Until when a camera's pictures were looked at for motion. */
  readonly looked: (camera: CameraId) => WallTime90k | undefined
  readonly isQuiet: (rule: RuleRow) => boolean
  readonly clock: Clock
  readonly log: Logger
}

const COUNTED = spanFromMillis(30 * 24 * 3_600_000)
/** Pictures that nobody has looked at for so long are not looked at. */
const WAITS = spanFromMillis(120_000)
const SHORTEST_LINE = 0.02
const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const ruleParams = z.strictObject({ rule: id })
export const ruleNoticeParams = z.strictObject({ notice: id })

export const ruleRoutes = (ports: RulePorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/rules',
    access: 'session',
    does: toSome('read_coverage'),
    summary:
      'What is looked for in which camera’s picture, how often it was found, and how often people said that it was so.',
    answers: { 200: rulesShape },
    handler: ({ sight }) => ({
      rules: ports.rules
        .list()
        .filter(({ camera }) => sight.may('read_coverage', camera))
        .map(rule => shownRule(ports, rule)),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/rules',
    access: 'session',
    does: toCamera('configure_camera', 'body.camera'),
    summary: 'Makes a rule. It decides nothing: what it finds is a notice, for people to confirm.',
    body: newRuleShape,
    answers: { 201: ruleShape },
    handler: ({ body: { camera: asked, kind, ...draft }, caller, sight }, reply) => {
      const camera = presentCamera(ports.cameras.seenBy(sight), asked)
      const checked = checkedDraft(kind, { ...draft, least_s: draft.least_s ?? usualSeconds[kind] })
      const rule = ports.rules.add(camera, kind, checked, nameOf(caller))
      ports.log.info('a rule was made', { camera, rule: rule.id, kind, by: nameOf(caller) })
      return reply.code(201).send(shownRule(ports, rule))
    },
  }),
  ...changingRoutes(ports),
  ...noticeRoutes(ports),
]

const changingRoutes = (ports: RulePorts): readonly Route[] => [
  route({
    method: 'PATCH',
    path: '/api/rules/:rule',
    access: 'session',
    does: toSome('configure_camera'),
    summary: 'Changes a rule. What is left out stays as it is; what it found before stays.',
    params: ruleParams,
    body: editRuleShape,
    answers: { 200: ruleShape },
    handler: ({ params, body, caller, sight }) => {
      const { id: rule, camera, kind, ...before } = settable(ports, sight, params.rule)
      const named = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
      const changed = ports.rules.change(rule, checkedDraft(kind, { ...before, ...named }))
      ports.notices.close(rule)
      ports.log.info('a rule was changed', { camera, rule, by: nameOf(caller) })
      return shownRule(ports, changed)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/rules/:rule',
    access: 'session',
    does: toSome('configure_camera'),
    summary: 'Removes a rule. What it found stays.',
    params: ruleParams,
    answers: { 200: ruleShape },
    handler: ({ params, caller, sight }) => {
      const rule = settable(ports, sight, params.rule)
      const shown = shownRule(ports, rule)
      ports.notices.close(rule.id)
      ports.rules.remove(rule.id)
      ports.log.info('a rule was removed', { camera: rule.camera, rule: rule.id, by: nameOf(caller) })
      return shown
    },
  }),
]

const noticeRoutes = ({ notices }: RulePorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/rule-notices',
    access: 'session',
    does: toSome('read_coverage'),
    summary: 'What rules found, the newest first, and what people said of it.',
    query: ruleNoticesQueryShape,
    answers: { 200: ruleNoticesShape },
    handler: ({ query: { rule, camera, word, before_90k, most }, sight }) => {
      const before = before_90k === undefined ? undefined : wallTime90k(before_90k)
      const seen = (of: string): boolean => sight.may('read_coverage', of)
      const found = notices.find({ rule, camera, word, before, seen, most: most + 1 })
      const told = found.slice(0, most)
      return { notices: told.map(shownNotice), next_90k: found.length > told.length ? told.at(-1)!.from : null }
    },
  }),
  route({
    method: 'PUT',
    path: '/api/rule-notices/:notice/word',
    access: 'session',
    does: toSome('mark'),
    summary: 'Says that a notice was right, or a false alarm; null takes the word back.',
    params: ruleNoticeParams,
    body: sayRuleWordShape,
    answers: { 200: ruleNoticeShape },
    handler: ({ params, body, caller, sight }) => {
      const { id: notice, camera } = notices.get(params.notice)
      if (!sight.knows(camera)) throw new Problem('no_such_rule_notice', { notice })
      mustDecide(sight, 'mark', { kind: 'camera', camera })
      return shownNotice(notices.say(notice, body.word, nameOf(caller)))
    },
  }),
]

/** Of a camera that is gone a rule can still be switched off and removed. */
const settable = ({ rules }: RulePorts, sight: Sight, asked: number): RuleRow => {
  const rule = rules.get(asked)
  if (!sight.knows(rule.camera)) throw new Problem('no_such_rule', { rule: asked })
  mustDecide(sight, 'configure_camera', { kind: 'camera', camera: rule.camera })
  return rule
}

const checkedDraft = (kind: RuleKind, draft: RuleDraft): RuleDraft => {
  const { name, zone, line, hours, least_s, least_part, on } = draft
  if (zone !== null && cellsOf(zone).length === 0) throw new Problem('rule_zone_empty', {})
  const long = line === null ? 0 : Math.hypot(line.to[0] - line.from[0], line.to[1] - line.from[1])
  if (kind === 'line_crossed' && long < SHORTEST_LINE) throw new Problem('rule_line_needed', {})
  const read = hours === null || hours.trim() === '' ? undefined : parseWeekHours(hours)
  if (read?.ok === false) throw new Problem('bad_hours', {})
  return {
    ...{ name, zone, least_s, least_part, on },
    line: kind === 'line_crossed' ? line : null,
    hours: read === undefined ? null : weekHoursText(read.value),
  }
}

const shownRule = (ports: RulePorts, rule: RuleRow): Rule => {
  const { made, changed, ...rest } = rule
  const now = ports.clock.wall()
  const looked = ports.looked(rule.camera)
  const isLooked = looked !== undefined && looked > now - WAITS
  const gone = ports.cameras.get(rule.camera) === undefined
  return {
    ...rest,
    made_90k: made,
    changed_90k: changed,
    state: gone ? 'camera_gone' : !rule.on ? 'off' : isLooked ? 'watching' : 'waiting',
    looked_90k: looked ?? null,
    quiet: ports.isQuiet(rule),
    ...ports.notices.counts(rule.id, wallTime90k(now - COUNTED)),
  }
}
