// Which wall is shown, and how it stands here: the one in the address, else the last one that this device showed, else one's own that opens
// first, else the room's, else all cameras. Changes stay on this page until they are saved.

import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Wall } from '#contract/wall.ts'
import { wallsQuery } from '#web/queries.ts'
import { recall, remember } from './remembered.ts'
import { type Laid, noPatrol } from './stops.ts'

const MEMORY = 'matthan.wall'
/** In the address and the memory: every camera, no saved wall. */
export const ALL = 'all'

const everyCamera: Laid = { layout: 'all', cells: [], patrol: noPatrol }

export type Walls = {
  /** Unknown yet: better a moment nothing than sixteen streams for a wall that is not meant. */
  readonly known: boolean
  readonly walls: readonly Wall[]
  /** The saved one that is shown, at the revision that its changes began from; undefined: none. */
  readonly wall: Wall | undefined
  /** The address names a wall that is not there. */
  readonly missing: boolean
  readonly laid: Laid
  readonly changed: boolean
  readonly change: (part: Partial<Laid>) => void
  readonly revert: () => void
  /** Shows another; what was not saved of this one is let go. */
  readonly open: (id: string) => void
  readonly refetch: () => Promise<unknown>
}

/** `revision`: of the wall that it began from; saving over a later one is refused, however much later this page has heard of that. */
type Draft = { readonly of: string; readonly laid: Laid; readonly revision: number | undefined }

export const useWalls = (): Walls => {
  const { wall: asked } = useSearch({ from: '/inside/' })
  const navigate = useNavigate()
  const { history } = useRouter()
  const { data, isPending, refetch } = useQuery(wallsQuery)
  const [draft, setDraft] = useState<Draft>()
  const walls = data?.walls ?? []
  const wall = chosen(walls, asked)
  const of = wall?.id ?? ALL
  const saved: Laid = wall ?? everyCamera
  const begun = draft?.of === of ? draft : undefined
  const mine = begun?.laid
  const changed = mine !== undefined && !sameLaid(mine, saved)
  const revision = changed ? begun?.revision : wall?.revision
  return {
    known: !isPending,
    walls,
    wall: wall && { ...wall, revision: revision ?? wall.revision },
    missing: data !== undefined && asked !== undefined && asked !== ALL && wall === undefined,
    laid: mine ?? saved,
    changed,
    change: part => setDraft({ of, revision, laid: { ...(mine ?? pick(saved)), ...part } }),
    revert: () => setDraft(undefined),
    open: id => {
      setDraft(undefined)
      remember(MEMORY, id)
      // What stood open over the wall before is no place to come back to.
      void navigate({ to: '/', search: { wall: id }, replace: history.location.state.shown_here === true })
    },
    refetch,
  }
}

const pick = ({ layout, cells, patrol }: Laid): Laid => ({ layout, cells, patrol })

const sameLaid = (a: Laid, b: Laid): boolean => JSON.stringify(pick(a)) === JSON.stringify(pick(b))

const chosen = (walls: readonly Wall[], asked: string | undefined): Wall | undefined => {
  const id = asked ?? recall(MEMORY, kept => (typeof kept === 'string' ? kept : undefined))
  if (id === ALL) return undefined
  const found = walls.find(wall => wall.id === id)
  if (found !== undefined || asked !== undefined) return found
  const firsts = walls.filter(({ is_default }) => is_default)
  return firsts.find(({ owner }) => owner !== null) ?? firsts[0]
}
