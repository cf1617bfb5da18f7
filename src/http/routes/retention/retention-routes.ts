// Retention: rules, holds and archives, as people set them. The station keeps them; the recorder goes by what it was told.

import { isAbsolute } from 'node:path'
import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { HoldRow, KeepingBook, RetentionRuleRow, Scope } from '#community/upkeep/keeping-book.ts'
import { nextRules, type PolicyVersions } from '#community/upkeep/policy-versions.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import {
  addArchiveShape,
  archiveListShape,
  type HoldAnswer,
  heldShape,
  holdListShape,
  type ListedHold,
  newHoldShape,
  type Retention,
  releaseHoldShape,
  retentionShape,
  reviewHoldShape,
  setRetentionShape,
} from '#contract/retention.ts'
import type { Keeping } from '#contract/status.ts'
import { toCamera, toSome, toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'

export type RetentionNeed = {
  readonly book: KeepingBook
  /** Each change is a version of the written policy. */
  readonly versions: PolicyVersions
  readonly cameras: SeenCameras
  readonly keeping: () => Keeping | undefined
  /** Which request for footage a hold belongs to. */
  readonly ofHolds: () => ReadonlyMap<string, HeldFor>
  readonly bytesOf: (hold: HoldRow) => number
  readonly clock: Clock
  readonly oldest: () => Retention['oldest']
  /** Tells the recorder; true when it goes by what it was told. */
  readonly tell: () => Promise<boolean>
  readonly archives: {
    readonly add: (folder: string, floor_bytes: number | undefined) => void
    readonly retire: (id: string) => void
  }
}

export type HeldFor = {
  readonly id: number
  readonly number: string
  readonly case: string | null
  /** It may not be released yet. */
  readonly needed: boolean
}

const idParams = z.strictObject({ id: z.string().max(60) })

export const retentionRoutes = (need: RetentionNeed): readonly Route[] => [
  ...ruleRoutes(need),
  ...holdRoutes(need),
  ...archiveRoutes(need),
]

const ruleRoutes = ({ book, versions, cameras, keeping, oldest, tell }: RetentionNeed): readonly Route[] => {
  const shown = (sight: Sight, in_force: boolean): Retention => {
    const known = keeping()
    return {
      rules: book
        .rules()
        .filter(({ scope }) => scope.kind !== 'camera' || sight.knows(scope.camera))
        .map(shownRule),
      in_force,
      footage_bytes: known?.footage_bytes ?? 0,
      held_bytes: known?.held_bytes ?? 0,
      room_bytes: known?.room_bytes ?? 0,
      bytes_per_day: known?.bytes_per_day ?? null,
      forecast_days: known?.forecast_days ?? null,
      oldest: oldest().filter(({ camera }) => sight.knows(camera)),
      alarms: known?.alarms ?? [],
    }
  }
  return [
    route({
      method: 'GET',
      path: '/api/retention',
      access: 'session',
      does: toSome('read_coverage'),
      summary: 'How long footage is kept, how much there is, and when the disks are full.',
      answers: { 200: retentionShape },
      handler: ({ sight }) => shown(sight, keeping()?.told_revision === book.revision()),
    }),
    route({
      method: 'PUT',
      path: '/api/retention',
      access: 'session',
      does: toStation('configure_station'),
      summary:
        'Sets the rule for all cameras, a place or one camera. Without `days` the camera or place has no rule of its own any more.',
      body: setRetentionShape,
      answers: { 200: retentionShape },
      handler: async ({ body: { camera, place, days, quota_bytes, reason }, caller, sight }) => {
        if (camera !== null && place !== null) throw new Problem('invalid_request', { field: 'place' })
        if (place !== null && quota_bytes !== null) throw new Problem('invalid_request', { field: 'quota_bytes' })
        if (camera !== null) knownCamera(cameras.seenBy(sight), camera)
        const scope = scopeOf(camera, place)
        if (days === undefined && scope.kind === 'all') throw new Problem('invalid_request', { field: 'days' })
        if (days === undefined) book.dropRule(scope)
        else book.setRule({ scope, days: days ?? undefined, quota_bytes: quota_bytes ?? undefined })
        const rules = nextRules(book.rules(), versions.list()[0], scope, reason)
        versions.add({ rules, reason, by: nameOf(caller) })
        return shown(sight, await tell())
      },
    }),
  ]
}

const holdRoutes = (need: RetentionNeed): readonly Route[] => [...holdingRoutes(need), ...releasingRoutes(need)]

const holdingRoutes = ({ book, cameras, tell, ofHolds, bytesOf }: RetentionNeed): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/holds',
    access: 'session',
    does: toSome('hold'),
    summary: 'Footage that must stay, the newest hold first; released ones too.',
    answers: { 200: holdListShape },
    handler: ({ sight }) => {
      const held = ofHolds()
      return {
        holds: book
          .holds()
          .filter(({ camera }) => sight.may('hold', camera))
          .map(hold => listedHold(hold, held.get(hold.id), bytesOf)),
      }
    },
  }),
  route({
    method: 'POST',
    path: '/api/holds',
    access: 'session',
    does: toCamera('hold', 'body.camera'),
    summary: 'Holds footage: it is not removed, however full the disk is, until the hold is released.',
    body: newHoldShape,
    answers: { 201: heldShape },
    handler: async ({ body, sight }, reply) => {
      const camera = knownCamera(cameras.seenBy(sight), body.camera)
      const hold = book.hold({
        camera,
        stream: body.stream ?? undefined,
        from: wallTime90k(body.from_90k),
        to: wallTime90k(body.to_90k),
        reason: body.reason,
        owner: body.owner,
        review: body.review_90k === null ? undefined : wallTime90k(body.review_90k),
      })
      return reply.code(201).send({ hold: shownHold(hold), in_force: await tell() })
    },
  }),
]

const releasingRoutes = (need: RetentionNeed): readonly Route[] => [
  route({
    method: 'DELETE',
    path: '/api/holds/:id',
    access: 'session',
    does: toSome('hold'),
    summary: 'Releases a hold. What it kept may now go as other footage of its age.',
    params: idParams,
    answers: { 200: heldShape },
    handler: ({ params, sight }) => released(need, sight, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/holds/:id/release',
    access: 'session',
    does: toSome('hold'),
    summary: 'Releases a hold and says why. What it kept may now go as other footage of its age.',
    params: idParams,
    body: releaseHoldShape,
    answers: { 200: heldShape },
    handler: ({ params, sight }) => released(need, sight, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/holds/:id/review',
    access: 'session',
    does: toSome('hold'),
    summary: 'A hold was looked at and is needed until another day, and why.',
    params: idParams,
    body: reviewHoldShape,
    answers: { 200: heldShape },
    handler: ({ params, body: { review_90k }, sight }) => {
      const { book, keeping, clock } = need
      mustSeeHold(need, sight, params.id)
      if (review_90k <= clock.wall()) throw new Problem('extraction_review_past', {})
      const hold = book.review(params.id, wallTime90k(review_90k))
      return { hold: shownHold(hold), in_force: keeping()?.told_revision === book.revision() }
    },
  }),
]

const mustSeeHold = ({ book }: RetentionNeed, sight: Sight, hold: string): void => {
  const seen = book.holds().some(({ id, camera }) => id === hold && sight.may('hold', camera))
  if (!seen) throw new Problem('no_such_hold', { hold })
}

/** Throws `hold_needed` as long as a request for footage needs it. */
const released = async (need: RetentionNeed, sight: Sight, id: string) => {
  mustSeeHold(need, sight, id)
  const held = need.ofHolds().get(id)
  if (held?.needed === true) throw new Problem('hold_needed', { hold: id, extraction: held.id, number: held.number })
  const hold = need.book.release(id)
  return { hold: shownHold(hold), in_force: await need.tell() }
}

const archiveRoutes = ({ keeping, archives }: RetentionNeed): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/archives',
    access: 'session',
    does: toStation('read_coverage'),
    summary: 'The folders that footage lies in, and how their disks are.',
    answers: { 200: archiveListShape },
    handler: () => ({ archives: keeping()?.archives ?? [] }),
  }),
  route({
    method: 'POST',
    path: '/api/archives',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Takes a folder into use for footage, or one that is out of use again.',
    body: addArchiveShape,
    answers: { 201: archiveListShape },
    handler: ({ body: { folder, floor_bytes } }, reply) => {
      if (!isAbsolute(folder)) throw new Problem('invalid_request', { field: 'folder' })
      archives.add(folder, floor_bytes ?? undefined)
      return reply.code(201).send({ archives: keeping()?.archives ?? [] })
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/archives/:id',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Takes an archive out of use: nothing new is written there, what lies there is still read.',
    params: idParams,
    answers: { 200: archiveListShape },
    handler: ({ params }) => {
      archives.retire(params.id)
      return { archives: keeping()?.archives ?? [] }
    },
  }),
]

const scopeOf = (camera: string | null, place: string | null): Scope => {
  if (camera !== null) return { kind: 'camera', camera: knownCameraId(camera) }
  return place === null ? { kind: 'all' } : { kind: 'place', place }
}

const shownRule = ({ scope, days, quota_bytes }: RetentionRuleRow): Retention['rules'][number] => ({
  camera: scope.kind === 'camera' ? scope.camera : null,
  place: scope.kind === 'place' ? scope.place : null,
  days: days ?? null,
  quota_bytes: quota_bytes ?? null,
})

const listedHold = (hold: HoldRow, held: HeldFor | undefined, bytesOf: RetentionNeed['bytesOf']): ListedHold => ({
  ...shownHold(hold),
  bytes: hold.released === undefined ? bytesOf(hold) : null,
  case: held?.case ?? null,
  extraction: held === undefined ? null : { id: held.id, number: held.number },
  needed: hold.released === undefined && held?.needed === true,
})

const shownHold = (hold: HoldRow): HoldAnswer => ({
  id: hold.id,
  camera: hold.camera,
  stream: hold.stream ?? null,
  from_90k: hold.from,
  to_90k: hold.to,
  reason: hold.reason,
  owner: hold.owner,
  review_90k: hold.review ?? null,
  made_90k: hold.made,
  released_90k: hold.released ?? null,
})
