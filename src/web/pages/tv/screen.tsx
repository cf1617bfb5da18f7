// Screen: the whole television while it is paired: a page of tiles or one camera large, and below it a line with the number of working
// cameras, the time and the date. It tells the station what is on it.

import { type RefObject, useEffect, useMemo } from 'react'
import type { TelevisionHome } from '#contract/television.ts'
import { useNow } from '#web/ui/now.ts'
import { useWords } from '#web/words/language.ts'
import { brightnessOf } from './lit.ts'
import { StatusLine } from './status-line.tsx'
import { Tiles } from './tiles.tsx'
import { tvPages } from './tv-pages.ts'
import type { Heard } from './use-television.ts'
import { type FarHand, useView } from './use-view.ts'
import { largeOf } from './view.ts'

export const Screen = ({
  heard,
  home,
  far,
}: {
  readonly heard: Heard
  readonly home: TelevisionHome
  readonly far: RefObject<FarHand | undefined>
}) => {
  const say = useWords()
  const now = useNow()
  const sent = home.sent !== null && (home.sent.until_90k ?? now + 1) > now ? home.sent : null
  const brightness = brightnessOf({ ...home, sent }, now)
  const stops = useMemo(() => tvPages(home.wall), [home.wall])
  const view = useView(home, stops, sent, far)
  const large = largeOf(view, sent)
  const at = view.round.at < stops.length ? view.round.at : 0
  const held = view.held && stops.length > 1
  useTelling(heard.say, brightness, large, { page: at + 1, pages: Math.max(1, stops.length), held })
  if (brightness === 0) return <main className="tv-screen" />
  const of = { page: `${at + 1}/${stops.length}` }
  const page = stops.length > 1 && large === undefined ? say(held ? 'tv_page_held' : 'tv_page', of) : ''
  return (
    <main className="tv-screen">
      <Tiles home={home} stops={stops} at={at} view={view} large={large?.camera} />
      {stops.length === 0 && large === undefined && (
        <p className="tv-notice tv-large">{say(home.wall === null ? 'tv_wall_gone' : 'tv_no_cameras')}</p>
      )}
      <StatusLine heard={heard} name={home.name} page={page} sent={large?.sent === true ? sent : null} />
      <div className="tv-dim" style={{ opacity: 1 - brightness / 100 }} />
    </main>
  )
}

const useTelling = (
  say: Heard['say'],
  brightness: number,
  large: ReturnType<typeof largeOf>,
  { page, pages, held }: { readonly page: number; readonly pages: number; readonly held: boolean },
): void => {
  const dark = brightness === 0
  const [camera, sent] = [large?.camera, large?.sent === true]
  useEffect(() => {
    const seen =
      camera === undefined
        ? ({ kind: 'wall', page, pages, held } as const)
        : ({ kind: 'camera', camera, sent } as const)
    say({ showing: dark ? { kind: 'dark' } : seen, screen: `${window.screen.width}×${window.screen.height}` })
  }, [say, dark, camera, sent, page, pages, held])
}
