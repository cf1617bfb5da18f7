// Trail desk: what the routes of trails share: who looks, which trail they mean, and how it is told to them.

import type { FastifyRequest } from 'fastify'
import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import { type Caller, nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { MarkRow, TrailBook, TrailRow } from '#community/trails/trail-book.ts'
import { ownsTrail, seesTrail } from '#community/trails/who-sees.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { ListedTrail, Mark, Trail } from '#contract/trail.ts'
import { mustDecide } from '#http/deed.ts'

export type SiteOf = (camera: string) => { readonly longitude: number; readonly latitude: number } | undefined

export type TrailPorts = {
  readonly trails: TrailBook
  readonly cameras: CameraReader & SeenCameras
  readonly siteOf: SiteOf
  readonly isUnit: (unit: string) => boolean
  readonly clock: Clock
}

type Asking = { readonly caller: Caller; readonly sight: Sight }

export const lookerOf = ({ caller, sight }: Asking) => ({ name: nameOf(caller), sight })

/** Throws `no_such_trail` also for one that is not shared with them. */
export const askedTrail = ({ trails }: Pick<TrailPorts, 'trails'>, asking: Asking, id: number): TrailRow => {
  const trail = trails.get(id)
  if (trail === undefined || !seesTrail(lookerOf(asking), trail)) throw new Problem('no_such_trail', { trail: id })
  return trail
}

/** To change it one must be allowed to search somewhere, whoever made it. */
export const changingTrail = (ports: Pick<TrailPorts, 'trails'>, request: FastifyRequest, id: number): TrailRow => {
  const trail = askedTrail(ports, request, id)
  mustDecide(request.sight, 'search', { kind: 'something' })
  return trail
}

export const ownTrail = (ports: Pick<TrailPorts, 'trails'>, asking: Asking, id: number): TrailRow => {
  const trail = askedTrail(ports, asking, id)
  if (!ownsTrail(lookerOf(asking), trail)) throw new Problem('trail_not_yours', { by: trail.by })
  return trail
}

export const shownTrail = (ports: TrailPorts, asking: Asking, row: TrailRow): Trail => ({
  ...shownHead(asking, row),
  marks: ports.trails.marks(row.id).map(mark => shownMark(ports, asking.sight, mark)),
})

export const listedTrail = ({ trails }: Pick<TrailPorts, 'trails'>, asking: Asking, row: TrailRow): ListedTrail => {
  const marks = trails.marks(row.id)
  const seen = marks.flatMap(({ at }) => (at === undefined ? [] : [at]))
  return {
    ...shownHead(asking, row),
    seen: seen.length,
    not_seen: marks.length - seen.length,
    first_90k: seen.length === 0 ? null : Math.min(...seen),
    last_90k: seen.length === 0 ? null : Math.max(...seen),
  }
}

const shownHead = (asking: Asking, { made, changed, ...row }: TrailRow): Omit<Trail, 'marks'> => ({
  ...row,
  made_90k: made,
  changed_90k: changed,
  mine: ownsTrail(lookerOf(asking), row),
})

/** A camera that the caller may not know is told by nothing but that there is one: its name would say where it hangs. */
export const shownMark = ({ cameras, siteOf }: TrailPorts, sight: Sight, row: MarkRow): Mark => {
  const { from, to, at, made, trail: _, ...mark } = row
  const knows = sight.knows(row.camera)
  const known = knows ? cameras.get(row.camera) : undefined
  const site = knows ? siteOf(row.camera) : undefined
  return {
    ...mark,
    name: known?.name ?? (knows ? row.camera : ''),
    place: known?.place ?? '',
    longitude: site?.longitude ?? null,
    latitude: site?.latitude ?? null,
    removed: knows && known === undefined,
    may_see: sight.may('play_back', row.camera),
    from_90k: from,
    to_90k: to,
    at_90k: at ?? null,
    made_90k: made,
  }
}
