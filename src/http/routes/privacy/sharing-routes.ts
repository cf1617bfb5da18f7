// Sharing: when a camera is shared with others than its owner, set by the owner or by whoever sets it up.

import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { parseWeekHours, weekHoursText } from '#base/week-hours.ts'
import { nameOf } from '#community/access/accounts.ts'
import { isShared, LONGEST_PAUSE, type SharingBook, type SharingWord } from '#community/access/sharing.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import { type SharingShown, setSharingShape, sharingShape } from '#contract/privacy.ts'
import { toCamera } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { presentCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'

export type SharingPorts = {
  readonly sharing: SharingBook
  readonly cameras: SeenCameras
  /** What is open looks again, and the recorder reads its list anew. */
  readonly changed: () => void
  readonly clock: Clock
  readonly log: Logger
}

export const sharingRoutes = ({ sharing, cameras, changed, clock, log }: SharingPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/cameras/:camera/sharing',
    access: 'session',
    does: toCamera('any'),
    summary: 'When a camera is shared with others than its owner, and all that was ever said of it.',
    params: cameraParamsShape,
    answers: { 200: sharingShape },
    handler: ({ params, sight }) => shown(sharing, presentCamera(cameras.seenBy(sight), params.camera), clock.wall()),
  }),
  route({
    method: 'PUT',
    path: '/api/cameras/:camera/sharing',
    access: 'session',
    does: toCamera('set_sharing'),
    summary:
      'Sets when a camera is shared: hours of the week, and a pause. Outside them nobody but its owner watches it, and it is recorded only where that is chosen.',
    params: cameraParamsShape,
    body: setSharingShape,
    answers: { 200: sharingShape },
    handler: ({ params, body, caller, sight }) => {
      const camera = presentCamera(cameras.seenBy(sight), params.camera)
      const by = nameOf(caller)
      sharing.set(camera, { ...wordOf(body, clock.wall()), reason: body.reason, by })
      log.info('sharing of a camera set', { camera, by })
      changed()
      return shown(sharing, camera, clock.wall())
    },
  }),
]

type Asked = { readonly hours: string | null; readonly paused_until_90k: number | null; readonly recorded: boolean }

const wordOf = ({ hours, paused_until_90k: until, recorded }: Asked, now: WallTime90k): SharingWord => {
  const read = hours === null || hours.trim() === '' ? undefined : parseWeekHours(hours)
  if (read !== undefined && !read.ok) throw new Problem('bad_hours', { field: 'body.hours' })
  if (until !== null && (until <= now || until > now + LONGEST_PAUSE))
    throw new Problem('sharing_until_past', { field: 'body.paused_until_90k' })
  return {
    hours: read === undefined ? undefined : weekHoursText(read.value),
    paused_until: until === null ? undefined : wallTime90k(until),
    recorded,
  }
}

const shown = (book: SharingBook, camera: string, now: WallTime90k): SharingShown => {
  const versions = book.versions(camera)
  const last = versions.at(-1)
  const { hours, paused_until, recorded } = last ?? { hours: undefined, paused_until: undefined, recorded: false }
  return {
    camera,
    ...told({
      hours,
      paused_until: paused_until !== undefined && paused_until > now ? paused_until : undefined,
      recorded,
    }),
    shared: last === undefined || isShared(last, now),
    history: versions
      .map(({ version, reason, by, since, ...word }) => ({ version, ...told(word), reason, by, since_90k: since }))
      .reverse(),
  }
}

const told = ({ hours, paused_until, recorded }: SharingWord) => ({
  hours: hours ?? null,
  paused_until_90k: paused_until ?? null,
  recorded,
})
