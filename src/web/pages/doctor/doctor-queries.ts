// Doctor queries: how far the examination of a camera is.

import { queryOptions } from '@tanstack/react-query'
import type { DoctorReport } from '#contract/doctor.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'

/** While something goes on it is asked this often, in milliseconds. */
const SOON = 500

export const doctorQuery = (camera: string) =>
  queryOptions({
    queryKey: ['doctor', camera],
    queryFn: ({ signal }) => ask<DoctorReport>(paths.doctor(camera), { signal }),
    refetchInterval: ({ state }) => (state.status !== 'error' && state.data?.state === 'running' ? SOON : false),
  })
