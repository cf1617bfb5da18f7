// Deeds: what buttons and keys of the camera page do.

import type { RefObject } from 'react'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Verb } from '#contract/access.ts'
import type { Camera } from '#contract/camera.ts'
import type { Stepped } from '#web/player/stepping.ts'
import type { Heard } from '#web/player/use-heard.ts'
import type { NoticeSteps } from '#web/timeline/use-notice-steps.ts'
import type { Deed } from './keys.ts'
import { type Marks, markedSpan, markFrom, markTo, spanToSave } from './marks.ts'
import { saveStill } from './still.ts'
import type { Watching } from './use-watching.ts'

const opens = ['clip', 'bookmark', 'incident', 'keys', 'details', 'doctor', 'television'] as const
export type Open = (typeof opens)[number]

/** What the address says stands open; the gaps under the timeline have a dialog of their own. */
export const openOf = (named: string): Open | undefined => opens.find(known => known === named)

/** What has just passed, for whoever asks while it is live. */
const TEN_MINUTES = 600 * TICKS_PER_SECOND

export type Hands = {
  readonly camera: Camera
  readonly watching: Watching
  readonly heard: Heard
  readonly steps: NoticeSteps
  readonly marks: Marks
  readonly setMarks: (marks: Marks) => void
  readonly setOpen: (open: Open) => void
  readonly frame: RefObject<HTMLDivElement | null>
  readonly when: RefObject<HTMLInputElement | null>
  readonly onStepped: (stepped: Stepped) => void
  /** Begins a request for this span of the camera. */
  readonly ask: (from: WallTime90k, to: WallTime90k) => void
}

export const doDeed = (deed: Deed, hands: Hands): void => {
  const { watching, heard, steps, camera, setOpen, frame, when } = hands
  const step = (direction: 1 | -1) => void watching.step(direction).then(hands.onStepped)
  const standing = (open: Open): void => {
    if (watching.mode === 'playback' && watching.playing) watching.playOrPause()
    setOpen(open)
  }
  const deeds: Record<Exclude<Deed, SpanDeed>, () => unknown> = {
    play: watching.playOrPause,
    back: () => watching.skip(-10),
    forward: () => watching.skip(10),
    frame_back: () => step(-1),
    frame_forward: () => step(1),
    slower: () => watching.changeSpeed(-1),
    faster: () => watching.changeSpeed(1),
    live: watching.goLive,
    notice_next: steps.after,
    notice_before: steps.before,
    still: () => watching.screen.current !== null && saveStill(watching.screen.current, camera.id, watching.position),
    full_screen: () =>
      document.fullscreenElement === null ? frame.current?.requestFullscreen() : document.exitFullscreen(),
    bookmark: () => standing('bookmark'),
    incident: () => standing('incident'),
    sound: () => heard.toggle(camera.id),
    when: () => when.current?.focus(),
    help: () => setOpen('keys'),
  }
  if (isOfSpan(deed)) doWithSpan(deed, hands)
  else deeds[deed]()
}

/** What a deed needs; what is not here, everybody may. */
const needs: Readonly<Partial<Record<Deed, Verb>>> = {
  still: 'still',
  bookmark: 'mark',
  incident: 'mark',
  save_clip: 'extract',
  ask_extract: 'request_extract',
  ...Object.fromEntries(
    (['play', 'back', 'forward', 'frame_back', 'frame_forward', 'slower', 'faster'] as const).map(deed => [
      deed,
      'play_back',
    ]),
  ),
  ...{ notice_next: 'play_back', notice_before: 'play_back', mark_from: 'play_back', mark_to: 'play_back' },
  ...{ loop: 'play_back', when: 'play_back' },
}

export const mayDo = (deed: Deed, may: (verb: Verb) => boolean): boolean => {
  const verb = needs[deed]
  return verb === undefined || may(verb)
}

type SpanDeed = 'mark_from' | 'mark_to' | 'loop' | 'save_clip' | 'ask_extract'

const isOfSpan = (deed: Deed): deed is SpanDeed =>
  deed === 'mark_from' || deed === 'mark_to' || deed === 'loop' || deed === 'save_clip' || deed === 'ask_extract'

const doWithSpan = (deed: SpanDeed, { watching, marks, setMarks, setOpen, ask }: Hands): void => {
  const at = watching.exactly()
  const span = markedSpan(marks)
  const deeds: Record<SpanDeed, () => void> = {
    mark_from: () => setMarks(markFrom(marks, at)),
    mark_to: () => setMarks(markTo(marks, at)),
    loop: () => watching.repeat(watching.loop === undefined ? span : undefined),
    save_clip: () => {
      setMarks(spanToSave(marks, at, watching.mode === 'live'))
      setOpen('clip')
    },
    ask_extract: () => {
      const live = watching.mode === 'live'
      if (span === undefined) ask(live ? wallTime90k(at - TEN_MINUTES) : at, at)
      else ask(span.from, span.to)
    },
  }
  deeds[deed]()
}
