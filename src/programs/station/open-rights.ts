// Notice and rights, opened: the books of who answers for footage, of signs and of requests, the press that makes papers, and all of their routes.

import { hostname } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { unixMillis } from '#base/units.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { KeepingBook } from '#community/upkeep/keeping-book.ts'
import type { PolicyVersions } from '#community/upkeep/policy-versions.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { Keeping } from '#contract/status.ts'
import { brands } from '#engine/camera/brands.ts'
import type { AccessDesk } from '#http/ports.ts'
import type { Route } from '#http/route.ts'
import { controllerRoutes } from '#http/routes/controller/controller-routes.ts'
import { paperRoutes } from '#http/routes/papers/paper-routes.ts'
import { publicNoticeRoutes } from '#http/routes/public-notice/public-notice-routes.ts'
import { rightsRoutes } from '#http/routes/rights/rights-routes.ts'
import { signBoard } from '#http/routes/signs/sign-board.ts'
import { signRoutes } from '#http/routes/signs/sign-routes.ts'
import { fontsIn } from '#papers/fonts.ts'
import { createPress } from '#papers/press.ts'
import { createAccessSettings } from '#store/access-settings.ts'
import { createControllerBook } from '#store/controllers.ts'
import { createRightsBook } from '#store/rights-requests.ts'
import { createSignBook } from '#store/signs.ts'
import type { Vault } from '#store/vault.ts'
import { inventoryReader } from './inventory.ts'

type Need = {
  readonly db: DatabaseSync
  readonly vault: Vault
  readonly data: string
  readonly version: string
  readonly cameras: CameraReader & SeenCameras
  readonly access: AccessDesk
  readonly keepingBook: KeepingBook
  readonly versions: PolicyVersions
  readonly keeping: () => Keeping | undefined
  readonly tell: () => Promise<boolean>
  readonly personOf: (username: string) => string
  /** Where the station is reached from its own network, such as `http://tram.local:8080`. */
  readonly ownAddress: () => string
  readonly httpsPort: () => number | undefined
  readonly clock: Clock
}

export type OpenRights = {
  readonly routes: readonly Route[]
  /** The name in the address that was stated for the public notice. */
  readonly statedHost: () => string | undefined
}

export const openRights = (need: Need): OpenRights => {
  const { db, clock, cameras, data, keepingBook: keeping, versions } = need
  const controllers = createControllerBook(db, clock)
  const [signs, rights] = [createSignBook(db, clock), createRightsBook(db, clock)]
  const press = createPress({
    now: () => new Date(unixMillis(clock.wall())),
    fonts: () => fontsIn(join(data, 'fonts')),
  })
  const noticeUrl = () => `${controllers.stated().public_address ?? need.ownAddress()}/notice`
  const shared = { controllers, signs, rights, cameras, keeping, clock, press, noticeUrl }
  const all = () => signBoard(shared, need.access.sightOf({ kind: 'operator' }), 'read_coverage')
  const inventory = inventoryReader({
    ...{ db, vault: need.vault, clock, cameras, controllers, rights, versions, board: all, keeping: need.keeping },
    ...{ httpsPort: need.httpsPort, data },
    makerOf: code => brands.find(brand => brand.code === code)?.label ?? code,
    station: { name: hostname(), version: need.version },
  })
  const logsMonths = () => createAccessSettings(db, clock).settings().keep_months
  return {
    routes: [
      ...controllerRoutes(shared),
      ...signRoutes(shared),
      ...publicNoticeRoutes({ ...shared, httpsPort: need.httpsPort }),
      ...rightsRoutes({ ...shared, tell: need.tell, personOf: need.personOf }),
      ...paperRoutes({ ...shared, versions, logsMonths, personOf: need.personOf, inventory }),
    ],
    statedHost: () => {
      const stated = controllers.stated().public_address
      return stated === null ? undefined : URL.parse(stated)?.hostname
    },
  }
}
