// Use deeds: what buttons and keys of the search page do.

import { useNavigate } from '@tanstack/react-router'
import type { RefObject } from 'react'
import { TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { SearchHit } from '#contract/search.ts'
import { useMayWith } from '#web/may.ts'
import { type Screen, saveStill } from '#web/pages/camera/still.ts'
import { bringToCompare } from '#web/pages/compare/tray.ts'
import { askedOf, askedOfMarks } from '#web/pages/extractions/asked-spans.ts'
import { nextClockSpeed } from '#web/player/review-clock.ts'
import type { Synchronised } from '#web/player/synchronised.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { hitBeside } from './answer.ts'
import type { SearchDeed } from './keys.ts'

type Hands = {
  readonly camera: Camera
  readonly review: Synchronised
  readonly screen: RefObject<Screen | null>
  readonly frame: RefObject<HTMLElement | null>
  readonly hits: readonly SearchHit[]
  readonly hit: SearchHit | undefined
  readonly show: (open: string) => void
  readonly watch: (hit: SearchHit) => void
}

export const useDeeds = (hands: Hands): ((deed: SearchDeed) => void) => {
  const say = useWords()
  const navigate = useNavigate()
  const may = useMayWith(hands.camera)
  const { camera, review, screen, frame, hits, hit, show, watch } = hands
  const { clock } = review
  const skip = (seconds: number): void => clock.goTo(wallTime90k(clock.at + seconds * TICKS_PER_SECOND))
  const frameBy = async (direction: 1 | -1): Promise<void> => {
    if ((await review.step(direction)) === 'none') toast(say('no_picture_beside'))
  }
  const hitBy = (way: 'after' | 'before'): void => {
    const next = hitBeside(hits, hit?.from_90k ?? clock.at, way)
    if (next === undefined) toast(say(way === 'after' ? 'hit_no_next' : 'hit_no_before'))
    else watch(next)
  }
  const standing = (open: string): void => {
    clock.pause()
    show(open)
  }
  const { playing, speed } = clock.state
  const deeds: Readonly<Partial<Record<SearchDeed, () => unknown>>> = {
    play: () => (playing ? clock.pause() : clock.play()),
    back: () => skip(-10),
    forward: () => skip(10),
    frame_back: () => void frameBy(-1),
    frame_forward: () => void frameBy(1),
    slower: () => clock.setSpeed(nextClockSpeed(speed, -1)),
    faster: () => clock.setSpeed(nextClockSpeed(speed, 1)),
    hit_next: () => hitBy('after'),
    hit_before: () => hitBy('before'),
    bookmark: () => may('mark') && standing('bookmark'),
    incident: () => may('mark') && standing('incident'),
    still: () => may('still') && screen.current !== null && saveStill(screen.current, camera.id, clock.at),
    save_clip: () => may('extract') && standing('clip'),
    share: () => standing('share'),
    trail: () =>
      void navigate({ to: '/trail', search: { camera: camera.id, at: String(Math.round(hit?.from_90k ?? clock.at)) } }),
    ask_extract: () => {
      if (!may('request_extract')) return
      const search =
        hit === undefined
          ? askedOf([camera.id], clock.at)
          : askedOfMarks([{ camera: camera.id, from: wallTime90k(hit.from_90k), to: wallTime90k(hit.to_90k) }])
      void navigate({ to: '/extractions/new', search })
    },
    compare: () => {
      bringToCompare({ camera: camera.id, at_90k: clock.at })
      toast(say('compare_brought'))
    },
    full_screen: () =>
      document.fullscreenElement === null ? frame.current?.requestFullscreen() : document.exitFullscreen(),
    help: () => show('keys'),
  }
  return deed => void deeds[deed]?.()
}
