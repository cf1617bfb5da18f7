// Review controls: the row between pictures and strips. Everything on it has a key, and every key is in the list that `?` shows.

import type { ReactNode } from 'react'
import { clockSpeeds } from '#web/player/review-clock.ts'
import { IconButton } from '#web/ui/button.tsx'
import {
  BookmarkIcon,
  FrameBackIcon,
  FrameForwardIcon,
  FullIcon,
  KeyboardIcon,
  LinkIcon,
  PauseIcon,
  PlayIcon,
  RepeatIcon,
} from '#web/ui/icons.tsx'
import { useLanguage, useWords } from '#web/words/language.ts'
import { clockText, dateText } from '#web/words/time.ts'
import { type ReviewDeed, reviewShortcuts } from './keys.ts'
import type { ShownClock } from './use-clock.ts'

type Acting = { readonly act: (deed: ReviewDeed) => void }

export const ReviewControls = ({
  clock,
  marked,
  act,
  onSpeed,
}: Acting & {
  readonly clock: ShownClock
  /** Both ends of a span are marked. */
  readonly marked: boolean
  readonly onSpeed: (speed: number) => void
}) => {
  const say = useWords()
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-1 px-1 py-1.5 max-sm:justify-center max-sm:gap-x-0 sm:px-4">
      <PlayButtons playing={clock.playing} act={act} />
      <SpeedChoice speed={clock.speed} onSpeed={onSpeed} />
      <fieldset className="flex items-center" aria-label={say('marked_span')}>
        <DeedButton deed="mark_from" act={act}>
          <span className="font-semibold">A</span>
        </DeedButton>
        <DeedButton deed="mark_to" act={act}>
          <span className="font-semibold">B</span>
        </DeedButton>
        <DeedButton deed="loop" act={act} pressed={clock.loop !== undefined} disabled={!marked}>
          <RepeatIcon />
        </DeedButton>
      </fieldset>
      <p className="ml-auto px-2 text-right tabular-nums max-sm:hidden">
        <time className="text-xl font-semibold">{clockText(clock.at)}</time>{' '}
        <span className="text-quiet">{dateText(clock.at)}</span>
      </p>
      <fieldset className="flex items-center" aria-label={say('keep_moment')}>
        <DeedButton deed="bookmark" act={act}>
          <BookmarkIcon />
        </DeedButton>
        <DeedButton deed="share" act={act}>
          <LinkIcon />
        </DeedButton>
        <DeedButton deed="full_screen" act={act} className="max-sm:hidden">
          <FullIcon />
        </DeedButton>
        <DeedButton deed="help" act={act} className="max-sm:hidden">
          <KeyboardIcon />
        </DeedButton>
      </fieldset>
    </div>
  )
}

const PlayButtons = ({ playing, act }: Acting & { readonly playing: boolean }) => {
  const say = useWords()
  return (
    <fieldset className="flex items-center" aria-label={say('playback')}>
      <DeedButton deed="back" act={act} label={`−10 s: ${say('back_10')}`}>
        <span className="tabular-nums">−10 s</span>
      </DeedButton>
      <DeedButton deed="frame_back" act={act}>
        <FrameBackIcon />
      </DeedButton>
      <DeedButton deed="play" act={act} label={say(playing ? 'pause' : 'play')}>
        {playing ? <PauseIcon /> : <PlayIcon />}
      </DeedButton>
      <DeedButton deed="frame_forward" act={act}>
        <FrameForwardIcon />
      </DeedButton>
      <DeedButton deed="forward" act={act} label={`+10 s: ${say('forward_10')}`}>
        <span className="tabular-nums">+10 s</span>
      </DeedButton>
    </fieldset>
  )
}

const DeedButton = ({
  deed,
  act,
  label,
  pressed,
  disabled = false,
  className = '',
  children,
}: Acting & {
  readonly deed: ReviewDeed
  readonly label?: string
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly className?: string
  readonly children: ReactNode
}) => {
  const say = useWords()
  const shortcut = reviewShortcuts.find(known => known.deed === deed)!
  return (
    <IconButton
      label={label ?? say(shortcut.words)}
      shortcut={shortcut.shown}
      disabled={disabled}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      className={`${className} aria-pressed:bg-accent-deep aria-pressed:text-accent`}
      onClick={() => act(deed)}
    >
      {children}
    </IconButton>
  )
}

const SpeedChoice = ({ speed, onSpeed }: { readonly speed: number; readonly onSpeed: (speed: number) => void }) => {
  const say = useWords()
  const comma = useLanguage() === 'vi'
  const text = (value: number): string => {
    const told = String(Math.abs(value))
    return `${value < 0 ? '−' : ''}${comma ? told.replace('.', ',') : told}×`
  }
  return (
    <label className="flex items-center">
      <span className="sr-only">{say('speed')}</span>
      <select
        value={speed}
        onChange={event => onSpeed(Number(event.target.value))}
        data-tip={say('speed')}
        className="min-h-11 rounded-lg border border-edge bg-raised px-2 tabular-nums max-sm:w-17 max-sm:px-1"
      >
        {clockSpeeds.map(known => (
          <option key={known} value={known}>
            {text(known)}
          </option>
        ))}
      </select>
    </label>
  )
}
