// Redaction desk: what the routes of redacted copies share: who asks, which copy they mean, and how it is told to them.

import type { FastifyRequest } from 'fastify'
import type { Clock } from '#base/clock.ts'
import type { Polygon } from '#base/polygon.ts'
import { Problem, type ProblemCode } from '#base/problems.ts'
import type { WallTime90k } from '#base/units.ts'
import { type Caller, nameOf } from '#community/access/accounts.ts'
import type { Span } from '#community/access/sharing.ts'
import type { Sight } from '#community/access/sight.ts'
import { hasWatched, mayWith, type Standing } from '#community/evidence/redaction.ts'
import type { RedactionBook, RedactionRow } from '#community/evidence/redaction-book.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { Redaction, RedactionKey } from '#contract/redaction.ts'

/** What makes films of it; `programs` plugs it in. All of them throw. */
export type RedactionStudio = {
  /** Made where it is not there, if somebody is about to draw. */
  readonly work: (row: RedactionRow, wanted: boolean) => Promise<Redaction['work']>
  readonly workProblem: (id: number) => ProblemCode | undefined
  readonly progress: (id: number) => number | null
  /** When the picture begins that stands at an instant. */
  readonly momentOf: (
    of: Pick<RedactionRow, 'camera' | 'stream'>,
    at_90k: number,
    signal: AbortSignal,
  ) => Promise<WallTime90k>
  readonly times: (id: number) => Promise<readonly number[]>
  readonly render: (row: RedactionRow) => void
  readonly preview: (row: RedactionRow, at_90k: number, signal: AbortSignal) => Promise<Buffer>
  readonly track: (
    row: RedactionRow,
    ask: { readonly from: RedactionKey; readonly to_90k: number; readonly way: 'forward' | 'back' },
    signal: AbortSignal,
  ) => Promise<{ readonly keys: RedactionKey[]; readonly lost_90k: number | null }>
  readonly file: (id: number, what: 'work' | 'copy') => string
  readonly dropWork: (id: number) => void
  readonly remove: (id: number) => void
}

/** What keeps the footage under copies that are not decided on. */
export type RedactionHolds = {
  /** Its footage is held, or not any more, as its state and its age ask. */
  readonly follow: (id: number) => Promise<void>
  /** Of one that is removed. */
  readonly release: (row: RedactionRow) => Promise<void>
  readonly until: (row: RedactionRow) => WallTime90k | undefined
}

/** Until when an approved copy stays if nobody uses it any more. */
export type CopyStays = (row: RedactionRow) => WallTime90k | undefined

export type RedactionPorts = {
  readonly redactions: RedactionBook
  readonly holds: RedactionHolds
  readonly stays: CopyStays
  readonly studio: RedactionStudio
  readonly cameras: CameraReader & SeenCameras
  readonly masksOver: (camera: string, from: WallTime90k, to: WallTime90k) => readonly Polygon[]
  readonly unshared: (sight: Pick<Sight, 'owns'>, camera: string, from: WallTime90k, to: WallTime90k) => readonly Span[]
  readonly clock: Clock
}

type Asking = { readonly caller: Caller; readonly sight: Sight }

export const standingOf = ({ caller, sight }: Asking, { camera }: Pick<RedactionRow, 'camera'>): Standing => ({
  name: nameOf(caller),
  may_request: sight.may('request_extract', camera),
  may_approve: sight.may('approve_extract', camera),
  may_save: sight.may('extract', camera),
})

export const seesRedaction = (sight: Sight, { camera }: Pick<RedactionRow, 'camera'>): boolean =>
  sight.may('play_back', camera) && (sight.may('request_extract', camera) || sight.may('approve_extract', camera))

/** Throws `no_such_redaction` also for one whose camera they may not see. */
export const askedRedaction = (
  { redactions }: Pick<RedactionPorts, 'redactions'>,
  { sight }: Asking,
  id: number,
): RedactionRow => {
  const row = redactions.get(id)
  if (row === undefined || !seesRedaction(sight, row)) throw new Problem('no_such_redaction', { redaction: id })
  return row
}

/** Whoever looks at its pictures: for a purpose where the footage is old, and never at what the owner does not share with them. */
export const lookedAtRedaction = (ports: RedactionPorts, request: FastifyRequest, id: number): RedactionRow => {
  const row = askedRedaction(ports, request, id)
  request.footage = { cameras: [row.camera], span: [row.from, row.to] }
  mustBeShared(ports, request.sight, row)
  request.mustSayWhy?.([row.from, row.to])
  return row
}

export const mustBeShared = (
  { unshared }: Pick<RedactionPorts, 'unshared'>,
  sight: Sight,
  { camera, from, to }: Pick<RedactionRow, 'camera' | 'from' | 'to'>,
): void => {
  if (unshared(sight, camera, from, to).length > 0) throw new Problem('redaction_not_shared', { camera })
}

export const listedRedaction = async (ports: RedactionPorts, asking: Asking, row: RedactionRow) => {
  const { areas: _, steps: __, ...listed } = await shownRedaction(ports, asking, row, false)
  return listed
}

export const shownRedaction = async (
  { redactions, studio, cameras, holds, stays }: RedactionPorts,
  asking: Asking,
  row: RedactionRow,
  opened = true,
): Promise<Redaction> => {
  const { from, to, made, result, areas, sound, hold: _, worked: __, ...rest } = row
  const who = standingOf(asking, row)
  const steps = redactions.steps(row.id)
  return {
    ...rest,
    areas: areas.map(area => ({ ...area, keys: [...area.keys] })),
    sound: typeof sound === 'string' ? sound : sound.map(([begin, end]) => [begin, end]),
    name: cameras.get(row.camera)?.name ?? row.camera,
    from_90k: from,
    to_90k: to,
    made_90k: made,
    progress: row.state === 'rendering' ? studio.progress(row.id) : null,
    problem: row.problem ?? studio.workProblem(row.id) ?? null,
    work: await studio.work(row, opened),
    kept_until_90k: holds.until(row) ?? stays(row) ?? null,
    watched: hasWatched(row, steps, who.name),
    result: result === undefined ? null : { bytes: result.bytes, sha256: result.sha256, made_90k: result.made },
    steps: steps.map(({ at, ...step }) => ({ ...step, at_90k: at })),
    may: [...mayWith(row, who)],
  }
}
