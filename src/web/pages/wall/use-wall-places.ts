// Wall places: which camera is large and which dialog stands open, as the address says it, so that Back makes it small and shuts it again.
// What is about a moment of this page alone (a cell, a note, a quarrel over saving) stays out of the address.

import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { SHOWN_HERE, useOpened, useWayBack } from '#web/ui/opened.ts'
import type { WallDialog } from './wall-dialogs.tsx'

const NONE: WallDialog = { kind: 'none' }
const placed = ['save', 'rename', 'patrol', 'alerts', 'keys'] as const

export const useWallDialog = (): readonly [WallDialog, (dialog: WallDialog) => void] => {
  const { open, show, shut } = useOpened()
  const [passing, setPassing] = useState<WallDialog>(NONE)
  const kind = placed.find(known => known === open)
  const choose = (dialog: WallDialog): void => {
    const place = placed.find(known => known === dialog.kind)
    setPassing(place === undefined ? dialog : NONE)
    if (place !== undefined) show(place)
    else shut()
  }
  return [kind === undefined ? passing : { kind }, choose]
}

/** The camera that is large. */
export const useLarge = (): readonly [string | undefined, (camera: string | undefined) => void] => {
  const { large } = useSearch({ from: '/inside/' })
  const navigate = useNavigate()
  const wayBack = useWayBack()
  const choose = (camera: string | undefined): void => {
    if (camera === large) return
    if (camera === undefined)
      wayBack(() => navigate({ to: '/', search: ({ large: _, ...kept }) => kept, replace: true }))
    else
      void navigate({
        to: '/',
        search: before => ({ ...before, large: camera }),
        replace: large !== undefined,
        state: large === undefined ? SHOWN_HERE : true,
      })
  }
  return [large, choose]
}
