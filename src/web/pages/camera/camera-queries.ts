// Camera queries: what the page of one camera asks the station and, through it, the camera itself.

import { queryOptions } from '@tanstack/react-query'
import type { CameraEvents } from '#contract/camera-event.ts'
import type { DeviceShown, Imaging } from '#contract/device.ts'
import type { Ptz } from '#contract/ptz.ts'
import type { ClipNotes, CoverageSpan } from '#contract/recording.ts'
import type { StatementList } from '#contract/stated-cause.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'

type Span = Pick<CoverageSpan, 'from_90k' | 'to_90k'>

/** What persons said about a missing span. */
export const causesQuery = (camera: string, { from_90k, to_90k }: Span) =>
  queryOptions({
    queryKey: ['causes', camera, from_90k, to_90k],
    queryFn: ({ signal }) =>
      ask<StatementList>(`${paths.causes(camera)}?from_90k=${from_90k}&to_90k=${to_90k}`, { signal }),
  })

export const clipNotesQuery = (camera: string, span: Span | undefined) =>
  queryOptions({
    queryKey: ['clip', camera, span?.from_90k, span?.to_90k],
    queryFn: ({ signal }) => ask<ClipNotes>(paths.clipNotes(camera, span!), { signal }),
    enabled: span !== undefined,
  })

/** Asks the camera itself, so not often. */
export const ptzQuery = (camera: string, likely: boolean) =>
  queryOptions({
    queryKey: ['ptz', camera],
    queryFn: ({ signal }) => ask<Ptz>(paths.ptz(camera), { signal }),
    enabled: likely,
    staleTime: 600_000,
    refetchOnWindowFocus: false,
  })

export const deviceQuery = (camera: string) =>
  queryOptions({
    queryKey: ['device', camera],
    queryFn: ({ signal }) => ask<DeviceShown>(paths.device(camera), { signal }),
    refetchOnWindowFocus: false,
    retry: false,
  })

export const imagingQuery = (camera: string) =>
  queryOptions({
    queryKey: ['imaging', camera],
    queryFn: ({ signal }) => ask<Imaging>(paths.imaging(camera), { signal }),
    refetchOnWindowFocus: false,
    retry: false,
  })

export const cameraEventsQuery = (camera: string) =>
  queryOptions({
    queryKey: ['events', camera],
    queryFn: ({ signal }) => ask<CameraEvents>(paths.events(camera), { signal }),
    refetchInterval: 3_000,
  })
