// Search room: the picture that is drawn on and the answer beside it, on one clock. Three presses are enough: search, draw, watch.

import { useEffect, useMemo, useRef, useState } from 'react'
import { TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { MOST_HITS, type SearchHit } from '#contract/search.ts'
import type { Screen } from '#web/pages/camera/still.ts'
import { useClock } from '#web/pages/review/use-clock.ts'
import { useReview } from '#web/player/use-review.ts'
import { stationNow } from '#web/station-clock.ts'
import { useOpened } from '#web/ui/opened.ts'
import { useShortcuts } from '#web/ui/shortcuts.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { dateTimeText, readLocalCode, sinceText } from '#web/words/time.ts'
import { type Areas, hitName, readHit } from './address.ts'
import { AnswerPart } from './answer-part.tsx'
import type { Tool } from './drafted.tsx'
import { DrawTools } from './draw-tools.tsx'
import { HitControls } from './hit-controls.tsx'
import { searchShortcuts } from './keys.ts'
import type { SearchAddress } from './read-address.ts'
import { Refine, WhatChoice } from './refine.tsx'
import { SearchDialogs } from './search-dialogs.tsx'
import { SearchStrip } from './search-strip.tsx'
import type { Area, Line } from './shapes.ts'
import { SpanRow } from './span-row.tsx'
import { Stage } from './stage.tsx'
import { TitleRow } from './title-row.tsx'
import { useChanges } from './use-address.ts'
import { useAnswer } from './use-answer.ts'
import { useDeeds } from './use-deeds.ts'
import { askOf, startOf, wishOf } from './wish.ts'

const FIRST_HITS = 200
/** What was recorded a minute ago is on the disk. */
const A_MINUTE = 60 * TICKS_PER_SECOND

type RoomProps = {
  readonly all: readonly Camera[]
  readonly chosen: readonly Camera[]
  readonly address: SearchAddress
}

export const SearchRoom = ({ all, chosen, address }: RoomProps) => {
  const say = useWords()
  const { open, show, shut } = useOpened()
  const [opened_at] = useState(stationNow)
  const wish = useMemo(
    () =>
      wishOf(
        address,
        chosen.map(({ id }) => id),
        opened_at,
      ),
    [address, chosen, opened_at],
  )
  const [most, setMost] = useMost(wish)
  const answering = useAnswer(useMemo(() => askOf(wish, most), [wish, most]))
  const hits = answering.answer?.hits ?? []
  const changes = useChanges(wish, address.hit !== undefined)
  const [tool, setTool] = useState<Tool>(wish.line === undefined ? 'box' : 'line')
  const [heat, setHeat] = useState(false)
  const review = useReview(startOfPage(address), {
    onHop: ({ from, to }) => toast(say('hopped_over', { from: dateTimeText(from), to: sinceText(to, from) })),
  })
  useWatched(address, review.clock)
  const clock = useClock(review.clock)
  const screen = useRef<Screen>(null)
  const frame = useRef<HTMLDivElement>(null)
  const hit = hits.find(one => hitName(one) === address.hit)
  const camera = shownCamera(chosen, address)
  const watch = (one: SearchHit): void => {
    setHeat(false)
    changes.watch(hitName(one))
  }
  const act = useDeeds({ camera, review, screen, frame, hits, hit, show, watch })
  useShortcuts(searchShortcuts, act, open === '')
  const onArea = (area: Area | undefined): void => changes.ask({ areas: withArea(wish.areas, camera.id, area) })
  const onLine = (line: Line | undefined): void => changes.ask({ line })
  const whole = (): void => changes.ask({ areas: withArea(wish.areas, camera.id, 'all'), line: undefined })
  const drawn = wish.areas.has(camera.id) || wish.line !== undefined
  return (
    <div className="flex flex-1 flex-col desk:h-[calc(100dvh-3.5rem)] desk:flex-none desk:flex-row">
      <div ref={frame} className="contents min-w-0 flex-col bg-night desk:flex desk:flex-[3]">
        <TitleRow
          cameras={chosen}
          shown={camera}
          areas={wish.areas}
          onShow={changes.show}
          at={clock.at}
          place={hit === undefined ? undefined : say('hit_of', { at: hits.indexOf(hit) + 1, count: hits.length })}
          onChoose={() => show('cameras')}
        />
        <Stage
          {...{ camera, wish, review, screen, tool, hit, heat, onArea, onLine }}
          playing={clock.playing}
          stays={answering.answer !== undefined}
        />
        <DrawTools
          tool={tool}
          lines={chosen.length === 1}
          line={wish.line === undefined ? undefined : wish.way}
          {...{ drawn, heat }}
          onTool={setTool}
          onWay={way => changes.ask({ way })}
          onWhole={whole}
          onClear={() => changes.ask({ areas: withArea(wish.areas, camera.id, undefined), line: undefined })}
          onHeat={setHeat}
        />
        <HitControls
          {...{ camera, clock, act }}
          watched={hit !== undefined}
          onSpeed={speed => review.clock.setSpeed(speed)}
        />
        <SearchStrip cameras={chosen} span={wish.span} hits={hits} clock={review.clock} playing={clock.playing} />
      </div>
      <div className="grid min-w-0 grid-cols-1 content-start gap-3 border-t border-line px-3 py-3 sm:px-4 desk:max-w-[42rem] desk:flex-[2] desk:overflow-y-auto desk:border-t-0 desk:border-l">
        <SpanRow span={wish.span} onSpan={span => changes.ask({ span })} onOther={() => show('span')} />
        <WhatChoice wish={wish} onChange={changes.ask} />
        <Refine wish={wish} onChange={changes.ask} />
        <AnswerPart
          {...{ wish, answering }}
          cameras={chosen}
          watched={address.hit}
          asked_most={most === MOST_HITS}
          onMost={() => setMost(MOST_HITS)}
          onWatch={watch}
          onWhole={whole}
          onSpan={span => changes.ask({ span })}
        />
      </div>
      <SearchDialogs {...{ all, wish, camera, hit, open, show, shut, changes }} at={clock.at} />
    </div>
  )
}

/** A moment of a hit, of the entry, or the last minute. */
const startOfPage = ({ hit, at }: SearchAddress) => {
  const begins = readHit(hit)?.at
  if (begins !== undefined) return wallTime90k(startOf(begins))
  return (at === undefined ? undefined : readLocalCode(at)) ?? wallTime90k(stationNow() - A_MINUTE)
}

/** A hit's camera, else the one that was chosen, else the first. */
const shownCamera = (chosen: readonly Camera[], { hit, on }: SearchAddress): Camera => {
  const wanted = readHit(hit)?.camera ?? on
  return chosen.find(({ id }) => id === wanted) ?? chosen[0]!
}

/** The clock goes where the address says: to a hit, which plays, and back to where the search began. */
const useWatched = ({ hit }: SearchAddress, clock: ReturnType<typeof useReview>['clock']): void => {
  const before = useRef<string>(undefined)
  useEffect(() => {
    const begins = readHit(hit)?.at
    if (begins !== undefined) {
      clock.goTo(wallTime90k(startOf(begins)))
      clock.play()
    } else if (before.current !== undefined) clock.pause()
    before.current = hit
  }, [hit, clock])
}

const withArea = (areas: Areas, camera: string, area: Area | 'all' | undefined): Areas => {
  const next = new Map(areas)
  if (area === undefined) next.delete(camera)
  else next.set(camera, area)
  return next
}

/** More are asked for by hand, for this search alone. */
const useMost = (wish: unknown): readonly [number, (most: number) => void] => {
  const [raised, setRaised] = useState<{ readonly wish: unknown; readonly most: number }>()
  const most = raised?.wish === wish ? raised!.most : FIRST_HITS
  return [most, next => setRaised({ wish, most: next })]
}
