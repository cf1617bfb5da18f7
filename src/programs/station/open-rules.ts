// Opens the rules on a station: the book, what they find, and the incidents that people make of it.

import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { RuleNoticeReader } from '#community/watching/rule-book.ts'
import { MotionStore } from '#engine/noticing/motion-store.ts'
import type { Route } from '#http/route.ts'
import { incidentRoutes } from '#http/routes/incidents/incident-routes.ts'
import type { SharedFootage } from '#http/routes/recordings/shared-footage.ts'
import { ruleRoutes } from '#http/routes/rules/rule-routes.ts'
import { createIncidentBook } from '#store/incidents.ts'
import { createRuleBook, createRuleNotices } from '#store/rules.ts'
import { RuleFollower, type RuleFollowerNeed } from './rule-follower.ts'

type Need = {
  readonly data: string
  readonly db: DatabaseSync
  readonly cameras: CameraReader & SeenCameras
  readonly shared: Pick<SharedFootage, 'unshared'>
  readonly clock: Clock
  readonly log: Logger
}

export type OpenRules = {
  readonly routes: readonly Route[]
  readonly notices: RuleNoticeReader
  readonly stop: () => Promise<void>
}

export const openRules = ({ data, db, shared: footage, ...shared }: Need): OpenRules => {
  const { clock } = shared
  const [rules, notices] = [createRuleBook(db, clock), createRuleNotices(db, clock)]
  const motion = new MotionStore(join(data, 'motion'))
  const unshared: RuleFollowerNeed['unshared'] = (...asked) => footage.unshared({ owns: () => false }, ...asked)
  const follower = new RuleFollower({ rules, notices, motion, unshared, ...shared })
  follower.start()
  return {
    notices,
    routes: [
      ...ruleRoutes({
        ...{ rules, notices, ...shared },
        looked: camera => follower.looked(camera),
        isQuiet: rule => follower.isQuiet(rule),
      }),
      ...incidentRoutes({ incidents: createIncidentBook(db, clock), notices, ...shared }),
    ],
    stop: () => follower.stop(),
  }
}
