// Opened: which dialog stands open over a page, as its address says it (`?open=clip`). So it is a place: Back shuts it, a reload and a
// copied address keep it. What only asks once more, or holds what nobody saved, is no place and stays out of the address.

import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'

export type Opened = {
  /** What stands open; empty: nothing. */
  readonly open: string
  readonly show: (what: string) => void
  readonly shut: () => void
}

const MOST_LETTERS = 80

/** The part of an address that says what stands open; every page inside has it. */
export const readOpen = ({ open }: Readonly<Record<string, unknown>>): { readonly open?: string } =>
  typeof open === 'string' && open !== '' && open.length <= MOST_LETTERS ? { open } : {}

export const useOpened = (): Opened => {
  const { open = '' } = useSearch({ from: '/inside' })
  const navigate = useNavigate()
  const wayBack = useWayBack()
  return {
    open,
    show: what =>
      void navigate({
        to: '.',
        search: before => ({ ...before, open: what }),
        state: SHOWN_HERE,
        replace: open !== '',
        resetScroll: false,
      }),
    shut: () => {
      if (open === '') return
      wayBack(() => navigate({ to: '.', search: ({ open: _, ...kept }) => kept, replace: true, resetScroll: false }))
    },
  }
}

/** What an address of its own is given, so that leaving it is going back. */
export const SHOWN_HERE = { shown_here: true } as const

/** Leaves what was shown on this page the way it came; what an address brought straight away is taken out of it by `otherwise`. */
export const useWayBack = (): ((otherwise: () => unknown) => void) => {
  const { history } = useRouter()
  return otherwise => {
    const { href, state } = history.location
    if (state.shown_here !== true) otherwise()
    // Whoever goes on to another page in the same breath stays there.
    else setTimeout(() => history.location.href === href && history.back())
  }
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    readonly shown_here?: boolean
  }
}
