// What the page of signs asks the station.

import { queryOptions } from '@tanstack/react-query'
import type { ControllerAnswer } from '#contract/controller.ts'
import type { SignList } from '#contract/sign.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'

export const signsQuery = queryOptions({
  queryKey: ['signs'],
  queryFn: ({ signal }) => ask<SignList>(paths.signs, { signal }),
  refetchInterval: 20_000,
})

export const controllerQuery = queryOptions({
  queryKey: ['controller'],
  queryFn: ({ signal }) => ask<ControllerAnswer>(paths.controller, { signal }),
})

export const signsChanged = async (): Promise<void> => {
  await queries.invalidateQueries({ queryKey: ['signs'] })
}
