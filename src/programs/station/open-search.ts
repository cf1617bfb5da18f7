// Opens the search on a station: the thread that goes through what moved, and the routes that ask it.

import type { DatabaseSync } from 'node:sqlite'
import type { Logger } from '#base/log.ts'
import type { Route } from '#http/route.ts'
import type { SearchPorts } from '#http/routes/search/search-ports.ts'
import { searchRoutes } from '#http/routes/search/search-routes.ts'
import { createHeldReader } from '#store/held-runs.ts'
import { createOverviewReader } from '#store/overview.ts'
import { MotionSearcher } from './motion-searcher.ts'

type Need = Omit<SearchPorts, 'motion' | 'held' | 'first'> & {
  readonly data: string
  readonly catalogue: DatabaseSync
  readonly log: Logger
}

export type OpenSearch = { readonly routes: readonly Route[]; readonly stop: () => void }

export const openSearch = ({ data, catalogue, log, ...shared }: Need): OpenSearch => {
  const motion = new MotionSearcher(data, log)
  const { held } = createHeldReader(catalogue)
  const { first } = createOverviewReader(catalogue)
  return { routes: searchRoutes({ motion, held, first, ...shared }), stop: () => motion.stop() }
}
