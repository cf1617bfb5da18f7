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
import { type Turner, useView } from './use-view.ts'
import { largeOf } from './view.ts'

export const Screen = ({
  heard,
  home,
  turner,
}: {
  readonly heard: Heard
  readonly home: TelevisionHome
  readonly turner: RefObject<Turner | undefined>
}) => {
  const say = useWords()
  const now = useNow()
  const sent = home.sent !== null && (home.sent.until_90k ?? now + 1) > now ? home.sent : null
  const brightness = brightnessOf({ ...home, sent }, now)
  const stops = useMemo(() => tvPages(home.wall), [home.wall])
  const view = useView(home, stops, sent, turner)
  const large = largeOf(view, sent)
  const at = view.round.at < stops.length ? view.round.at : 0
  useTelling(heard.say, brightness, large, at + 1, Math.max(1, stops.length))
  if (brightness === 0) return <main className="tv-screen" />
  const page = stops.length > 1 && large === undefined ? say('tv_page', { page: `${at + 1}/${stops.length}` }) : ''
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
  page: number,
  pages: number,
): void => {
  const dark = brightness === 0
  const [camera, sent] = [large?.camera, large?.sent === true]
  useEffect(() => {
    const seen =
      camera === undefined ? ({ kind: 'wall', page, pages } as const) : ({ kind: 'camera', camera, sent } as const)
    say({ showing: dark ? { kind: 'dark' } : seen, screen: `${window.screen.width}×${window.screen.height}` })
  }, [say, dark, camera, sent, page, pages])
}
