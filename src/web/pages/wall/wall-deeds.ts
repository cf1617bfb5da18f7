// Wall deeds: saving, renaming, copying and removing walls at the station. What is removed can be taken back for a while.

import type { NewWall, RemovedWall, SetWall, Wall } from '#contract/wall.ts'
import { ask } from '#web/ask.ts'
import { firstPaths } from '#web/first-paths.ts'
import { queries, wallsQuery } from '#web/queries.ts'
import { toSave } from './arrange.ts'
import { layoutFor } from './layouts.ts'
import type { Laid } from './stops.ts'

const retell = (): Promise<void> => queries.invalidateQueries({ queryKey: wallsQuery.queryKey })

/** A wall of all cameras is saved as the layout in which they stand at once. */
const drawn = ({ layout, cells, patrol }: Laid): Pick<NewWall, 'layout' | 'cells' | 'patrol'> => {
  const as = layout === 'all' ? layoutFor(cells.length) : layout
  const kept = as === 'free' ? cells : cells.slice(0, Number(as))
  const groups = patrol.groups.map(({ name, cameras }) => ({ name, cameras: [...cameras] }))
  return { layout: as, cells: toSave(as, kept), patrol: { ...patrol, groups } }
}

export type Named = { readonly name: string; readonly shared: boolean; readonly is_default: boolean }

export const saveNew = async (laid: Laid, named: Named): Promise<Wall> => {
  const made = await ask<Wall>(firstPaths.walls, {
    method: 'POST',
    body: { ...drawn(laid), ...named } satisfies NewWall,
  })
  await retell()
  return made
}

/** Refused as `wall_changed` where somebody else was quicker. */
export const saveOver = async (
  { id, revision, name, is_default }: Wall,
  laid: Laid,
  changed: Partial<Pick<Named, 'name' | 'is_default'>> = {},
): Promise<Wall> => {
  const body: SetWall = { ...drawn(laid), name, is_default, ...changed, revision }
  const saved = await ask<Wall>(firstPaths.wall(id), { method: 'PUT', body })
  await retell()
  return saved
}

/** Answers how it is brought back. */
export const remove = async ({ id }: Wall): Promise<() => Promise<Wall>> => {
  await ask<RemovedWall>(firstPaths.wall(id), { method: 'DELETE' })
  await retell()
  return async () => {
    const back = await ask<Wall>(firstPaths.wall(id, '/restoration'), { method: 'POST' })
    await retell()
    return back
  }
}
