// Queries: what the page keeps asking the station, how often, and how an ended session shows everywhere at once.

import { infiniteQueryOptions, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query'
import type { Verb } from '#contract/access.ts'
import type { OwnAccount, SessionList } from '#contract/account.ts'
import type { BackfillList } from '#contract/backfill.ts'
import type { BookmarkList } from '#contract/bookmark.ts'
import type { BrandList } from '#contract/brand.ts'
import type { CameraList } from '#contract/camera.ts'
import type { CameraEvents } from '#contract/camera-event.ts'
import type { CameraImport } from '#contract/camera-import.ts'
import type { Overview } from '#contract/coverage-overview.ts'
import type { DeletionList } from '#contract/deletion.ts'
import type { DeviceShown, Imaging } from '#contract/device.ts'
import type { Discovery, Network } from '#contract/discovery.ts'
import type { DoctorReport } from '#contract/doctor.ts'
import type { MapShown } from '#contract/map.ts'
import type { Notices, RecentNotices } from '#contract/notice.ts'
import type { NvrChannels, NvrList } from '#contract/nvr.ts'
import type { Acceptances, Masks, SharingShown, Watermark } from '#contract/privacy.ts'
import type { Probe } from '#contract/probe.ts'
import type { Ptz } from '#contract/ptz.ts'
import type { ClipNotes, Coverage, CoverageSpan } from '#contract/recording.ts'
import type { Republish } from '#contract/republish.ts'
import type { HoldList, Retention } from '#contract/retention.ts'
import type { Session, Why } from '#contract/session.ts'
import type { SiteList } from '#contract/site.ts'
import type { StatementList } from '#contract/stated-cause.ts'
import type { Status } from '#contract/status.ts'
import type { TelevisionList } from '#contract/television.ts'
import type { WallList } from '#contract/wall.ts'
import { ask, StationProblem } from './ask.ts'
import { paths } from './paths.ts'
import { learnPeople } from './people.ts'
import { stationNow } from './station-clock.ts'

type Span = Pick<CoverageSpan, 'from_90k' | 'to_90k'>

/** Refusals after which it is asked anew who is here and what they may. */
const rightsAreOthers: ReadonlySet<string> = new Set(['signed_out', 'not_allowed', 'duty_wall_only_live'])

export const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (error instanceof StationProblem && rightsAreOthers.has(error.code) && query.queryKey[0] !== 'session')
        void queries.invalidateQueries({ queryKey: ['session'] })
    },
  }),
  defaultOptions: {
    queries: { retry: false, staleTime: 2_000, refetchOnWindowFocus: true, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await ask<Session>(paths.session, { signal: withinPatience(signal) })
    learnPeople(session)
    return session
  },
  staleTime: 60_000,
  // A grant may end, or a browser become the duty wall's, while the page stands open.
  refetchInterval: query => (query.state.status === 'error' ? 3_000 : 60_000),
})

export const masksQuery = (camera: string) =>
  queryOptions({ queryKey: ['masks', camera], queryFn: ({ signal }) => ask<Masks>(paths.masks(camera), { signal }) })

export const sharingQuery = (camera: string) =>
  queryOptions({
    queryKey: ['sharing', camera],
    queryFn: ({ signal }) => ask<SharingShown>(paths.sharing(camera), { signal }),
    refetchInterval: 30_000,
  })

export const acceptancesQuery = (camera: string) =>
  queryOptions({
    queryKey: ['acceptances', camera],
    queryFn: ({ signal }) => ask<Acceptances>(paths.acceptances(camera), { signal }),
  })

export const watermarkQuery = queryOptions({
  queryKey: ['watermark'],
  queryFn: ({ signal }) => ask<Watermark>(paths.watermark, { signal }),
  refetchInterval: 60_000,
})

/** Why one may not do something, and who can allow it. */
export const whyQuery = (verb: Verb) =>
  queryOptions({
    queryKey: ['why', verb],
    queryFn: ({ signal }) => ask<Why>(`${paths.sessionWhy}?verb=${verb}`, { signal }),
  })

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => ask<OwnAccount>(paths.account, { signal }),
})

export const accountSessionsQuery = queryOptions({
  queryKey: ['account_sessions'],
  queryFn: ({ signal }) => ask<SessionList>(paths.accountSessions, { signal }),
  refetchInterval: 10_000,
})

export const statusQuery = queryOptions({
  queryKey: ['status'],
  // A phone that left its network behind waits for an answer without end: after this the station counts as away.
  queryFn: ({ signal }) => ask<Status>(paths.status, { signal: withinPatience(signal) }),
  refetchInterval: 5_000,
})

/** Older browsers wait without end, as they always did. */
const withinPatience = (signal: AbortSignal): AbortSignal =>
  AbortSignal.any?.([signal, AbortSignal.timeout(12_000)]) ?? signal

export const camerasQuery = queryOptions({
  queryKey: ['cameras'],
  queryFn: ({ signal }) => ask<CameraList>(paths.cameras, { signal }),
  refetchInterval: 5_000,
})

export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: ({ signal }) => ask<Retention>(paths.retention, { signal }),
  refetchInterval: 10_000,
})

export const holdsQuery = queryOptions({
  queryKey: ['holds'],
  queryFn: ({ signal }) => ask<HoldList>(paths.holds, { signal }),
  refetchInterval: 10_000,
})

export const deletionsQuery = queryOptions({
  queryKey: ['deletions'],
  queryFn: ({ signal }) => ask<DeletionList>(paths.deletions, { signal }),
  refetchInterval: 60_000,
})

export const televisionsQuery = queryOptions({
  queryKey: ['televisions'],
  queryFn: ({ signal }) => ask<TelevisionList>(paths.televisions, { signal }),
  refetchInterval: 3_000,
})

export const republishQuery = queryOptions({
  queryKey: ['republish'],
  queryFn: ({ signal }) => ask<Republish>(paths.republish, { signal }),
  refetchInterval: 5_000,
})

/** Quicker while something is being fetched. */
export const backfillQuery = queryOptions({
  queryKey: ['backfill'],
  queryFn: ({ signal }) => ask<BackfillList>(paths.backfill, { signal }),
  refetchInterval: ({ state }) => (state.data?.jobs.some(({ state: job }) => job === 'running') ? 2_000 : 10_000),
})

/** A camera that was just added has something to tell in a moment. */
const nothingYet = (overview: Overview | undefined): boolean =>
  overview?.cameras.some(({ days }) => days.at(-1)?.percent == null) ?? true

/** How much of each day is recorded, for all cameras; both days included. */
export const overviewQuery = (from_day: string, to_day: string) =>
  queryOptions({
    queryKey: ['overview', from_day, to_day],
    queryFn: ({ signal }) => ask<Overview>(paths.overview(from_day, to_day), { signal }),
    refetchInterval: ({ state }) => (nothingYet(state.data) ? 5_000 : 60_000),
  })

export const coverageQuery = (camera: string, span: Span, growing: boolean) =>
  queryOptions({
    queryKey: ['coverage', camera, span.from_90k, span.to_90k],
    queryFn: ({ signal }) => ask<Coverage>(paths.coverage(camera, span), { signal }),
    refetchInterval: growing ? 10_000 : false,
  })

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

export const brandsQuery = queryOptions({
  queryKey: ['brands'],
  queryFn: ({ signal }) => ask<BrandList>(paths.brands, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The station's own network cards. */
export const networkQuery = queryOptions({
  queryKey: ['network'],
  queryFn: ({ signal }) => ask<Network>(paths.network, { signal }),
  staleTime: 60_000,
})

const SOON = 500

/** A search for devices, read again and again while it goes on. */
export const discoveryQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['discovery', id],
    queryFn: ({ signal }) => ask<Discovery>(paths.search(id!), { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.status !== 'error' && state.data?.state === 'searching' ? SOON : false),
  })

export const probeQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['probe', id],
    queryFn: ({ signal }) => ask<Probe>(paths.probe(id!), { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.status !== 'error' && state.data?.state === 'probing' ? SOON : false),
  })

export const cameraImportQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['camera_import', id],
    queryFn: ({ signal }) => ask<CameraImport>(paths.cameraImport(id!), { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.status !== 'error' && state.data?.state === 'adding' ? SOON : false),
  })

export const nvrsQuery = queryOptions({
  queryKey: ['nvrs'],
  queryFn: ({ signal }) => ask<NvrList>(paths.nvrs, { signal }),
})

export const nvrChannelsQuery = (id: string) =>
  queryOptions({
    queryKey: ['nvr_channels', id],
    queryFn: ({ signal }) => ask<NvrChannels>(paths.nvrChannels(id), { signal }),
    refetchInterval: ({ state: { data, status } }) =>
      status !== 'error' && (data?.state === 'listing' || data?.state === 'looking') ? SOON : false,
  })

export const doctorQuery = (camera: string) =>
  queryOptions({
    queryKey: ['doctor', camera],
    queryFn: ({ signal }) => ask<DoctorReport>(paths.doctor(camera), { signal }),
    refetchInterval: ({ state }) => (state.status !== 'error' && state.data?.state === 'running' ? SOON : false),
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

/** What is marked of some cameras between two instants; `cameras` are ids divided by commas. */
export const bookmarksInQuery = (cameras: string, from_90k: number, to_90k: number) =>
  queryOptions({
    queryKey: ['bookmarks', 'in', cameras, from_90k, to_90k],
    queryFn: ({ signal }) =>
      ask<BookmarkList>(
        `${paths.bookmarks}?${new URLSearchParams({ cameras, from_90k: `${from_90k}`, to_90k: `${to_90k}`, most: '1000' })}`,
        {
          signal,
        },
      ),
    staleTime: 30_000,
    refetchInterval: 60_000,
    placeholderData: before => before,
  })

/** What was noticed on some cameras between two instants; `cameras` are ids divided by commas. */
export const noticesInQuery = (cameras: string, from_90k: number, to_90k: number) =>
  queryOptions({
    queryKey: ['notices', 'in', cameras, from_90k, to_90k],
    queryFn: ({ signal }) => ask<Notices>(paths.notices(cameras, { from_90k, to_90k }), { signal }),
    staleTime: 10_000,
    refetchInterval: 15_000,
    placeholderData: before => before,
  })

/** One's own walls and the room's; another hand may be at them. */
export const wallsQuery = queryOptions({
  queryKey: ['walls'],
  queryFn: ({ signal }) => ask<WallList>(paths.walls, { signal }),
  refetchInterval: 15_000,
})

/** What has begun on any camera in the last `back_90k`. */
export const recentNoticesQuery = (back_90k: number) =>
  queryOptions({
    queryKey: ['notices', 'recent', back_90k],
    queryFn: ({ signal }) => ask<RecentNotices>(paths.recentNotices(Math.max(0, stationNow() - back_90k)), { signal }),
    refetchInterval: 2_000,
  })

/** Bookmarks by what is asked for, the newest first, page after page. */
export const bookmarkPagesQuery = (asked: { readonly text: string; readonly kind: string; readonly camera: string }) =>
  infiniteQueryOptions({
    queryKey: ['bookmarks', 'pages', asked],
    queryFn: ({ signal, pageParam }) =>
      ask<BookmarkList>(`${paths.bookmarks}?${bookmarkSearch(asked, pageParam)}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }: BookmarkList) => next,
    staleTime: 10_000,
  })

const bookmarkSearch = (
  asked: { readonly text: string; readonly kind: string; readonly camera: string },
  before: string,
) => {
  const { text, kind, camera: cameras } = asked
  const told = Object.entries({ text: text.trim(), kind, cameras, before }).filter(([, value]) => value !== '')
  return new URLSearchParams([...told, ['most', '50']])
}
export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: ({ signal }) => ask<SiteList>(paths.sites, { signal }),
  refetchInterval: 15_000,
})

export const mapQuery = queryOptions({
  queryKey: ['map'],
  queryFn: ({ signal }) => ask<MapShown>(paths.map, { signal }),
  refetchInterval: 30_000,
})

/** What is drawn on a layer; of one revision, so it never grows old. */
export const layerDrawnQuery = (layer: string, revision: number) =>
  queryOptions({
    queryKey: ['map_layer', layer, revision],
    queryFn: ({ signal }) => ask<unknown>(paths.mapLayerGeojson(layer), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
