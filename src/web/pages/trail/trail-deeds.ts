// Trail deeds: what is asked of the station when somebody marks, takes back or changes. A trail that is not there yet is made with its first mark.

import { useNavigate } from '@tanstack/react-router'
import { TICKS_PER_SECOND, type WallTime90k } from '#base/units.ts'
import type { EditMark, EditTrail, Going, Mark, NewMark, NewTrail, Trail } from '#contract/trail.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { complaintText } from '#web/ui/complaint.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import type { Window } from './step-group.ts'
import { trailChanged } from './trail-queries.ts'
import { lastMade } from './way.ts'

/** Before and after the moment at which something was seen. */
const AROUND = 15 * TICKS_PER_SECOND

export type Start = { readonly camera: string; readonly at: WallTime90k }
export type TrailDeeds = {
  readonly seen: (camera: string, name: string, at: WallTime90k, window: Window) => Promise<void>
  readonly notSeen: (camera: string, name: string, window: Window) => Promise<void>
  readonly undo: () => Promise<void>
  readonly change: (change: EditTrail) => Promise<void>
  readonly changeMark: (mark: number, change: EditMark) => Promise<void>
  readonly removeMark: (mark: Mark) => Promise<void>
}

export const useTrailDeeds = (
  trail: Trail | undefined,
  {
    start,
    startName,
    going,
    direction,
  }: {
    readonly start: Start | undefined
    readonly startName: string
    readonly going: Going
    readonly direction: number | null
  },
): TrailDeeds => {
  const say = useWords()
  const navigate = useNavigate()
  /** The trail as it is after its first mark. */
  const begun = async (): Promise<Trail> => {
    if (trail !== undefined) return trail
    if (start === undefined) throw new Error('a trail without a beginning')
    const { camera, at } = start
    const title = say('trail_first_title', { name: startName, at: dateTimeText(at) }).slice(0, 120)
    const first = markOf(camera, at, { from: (at - AROUND) as WallTime90k, to: (at + AROUND) as WallTime90k })
    const body = { ...first, direction_deg: direction, title, going } satisfies NewTrail
    return ask<Trail>(paths.trails, { method: 'POST', body })
  }
  const shown = async (next: Trail): Promise<void> => {
    trailChanged(next)
    if (trail === undefined) await navigate({ to: '/trail/$id', params: { id: String(next.id) }, replace: true })
  }
  const marked = async (mark: NewMark, text: string): Promise<void> => {
    const isStart = trail === undefined && mark.seen && mark.camera === start?.camera && mark.at_90k === start.at
    const { id } = await begun()
      .then(async one => (isStart ? one : add(one.id, mark)))
      .then(async next => {
        await shown(next)
        return next
      })
    toast(text, { undo: () => takeBack(id) })
  }
  const guarded =
    <Given extends readonly unknown[]>(deed: (...given: Given) => Promise<void>) =>
    async (...given: Given): Promise<void> => {
      try {
        await deed(...given)
      } catch (error) {
        toast(complaintText(error, say), { tone: 'bad' })
      }
    }
  const onOwn = (deed: (id: number) => Promise<Trail>) => async (): Promise<void> => {
    if (trail !== undefined) trailChanged(await deed(trail.id))
  }
  return {
    seen: guarded((camera, name, at, window) =>
      marked(markOf(camera, at, window), say('trail_marked_seen', { name, at: dateTimeText(at) })),
    ),
    notSeen: guarded((camera, name, { from, to }) =>
      marked({ camera, seen: false, from_90k: from, to_90k: to }, say('trail_marked_not_seen', { name })),
    ),
    undo: guarded(async () => {
      if (trail !== undefined) await takeBack(trail.id)
    }),
    change: guarded(change => onOwn(id => ask<Trail>(paths.trail(id), { method: 'PATCH', body: change }))()),
    changeMark: guarded((mark, change) =>
      onOwn(id => ask<Trail>(paths.trailMark(id, mark), { method: 'PATCH', body: change }))(),
    ),
    removeMark: guarded(({ id: mark }) => onOwn(id => ask<Trail>(paths.trailMark(id, mark), { method: 'DELETE' }))()),
  }
}

const markOf = (camera: string, at: WallTime90k, { from, to }: Window) => ({
  camera,
  seen: true,
  at_90k: at,
  from_90k: Math.min(from, at),
  to_90k: Math.max(to, at + 1),
})

const add = (id: number, mark: NewMark): Promise<Trail> =>
  ask<Trail>(paths.trail(id, '/marks'), { method: 'POST', body: mark })

/** The last mark there is now, whoever made it meanwhile. */
const takeBack = async (id: number): Promise<void> => {
  const last = lastMade(await ask<Trail>(paths.trail(id)))
  if (last !== undefined) trailChanged(await ask<Trail>(paths.trailMark(id, last.id), { method: 'DELETE' }))
}
