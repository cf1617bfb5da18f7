// The view as it goes on: seconds pass, buttons of the remote are pressed, pages are turned from a phone.

import { type RefObject, useEffect, useRef, useState } from 'react'
import type { TelevisionHome } from '#contract/television.ts'
import type { Stop } from '#web/pages/wall/stops.ts'
import { remoteKey } from './remote-keys.ts'
import { rectsOf } from './tv-pages.ts'
import { firstView, heldView, type Pages, pressed, secondOf, turnedView, type View } from './view.ts'

/** What somebody does from a phone or a desk. */
export type FarHand = { readonly turn: (by: 1 | -1) => void; readonly hold: (held: boolean) => void }

export const useView = (
  { wall }: Pick<TelevisionHome, 'wall'>,
  stops: readonly Stop[],
  sent: TelevisionHome['sent'],
  far: RefObject<FarHand | undefined>,
): View => {
  const every_s = wall?.patrol.every_s ?? 15
  const [view, setView] = useState(() => firstView(every_s))
  const on: Pages = {
    pages: stops.map(({ cells }) => cells.map(({ camera }) => camera)),
    rects: rectsOf(stops[view.round.at] ?? stops[0]),
    ...{ every_s, sent },
    turns: wall?.patrol.on ?? false,
  }
  const pages = useRef(on)
  pages.current = on
  useEffect(() => {
    far.current = {
      turn: by => setView(before => turnedView(before, by, pages.current)),
      hold: held => setView(before => heldView(before, held, pages.current)),
    }
    const timer = setInterval(() => setView(before => secondOf(before, pages.current)), 1_000)
    const onKey = (event: KeyboardEvent): void => {
      const key = remoteKey(event)
      if (key === undefined) return
      event.preventDefault()
      setView(before => pressed(before, key, pages.current))
    }
    document.addEventListener('keydown', onKey)
    return () => {
      clearInterval(timer)
      document.removeEventListener('keydown', onKey)
    }
  }, [far])
  return view
}
