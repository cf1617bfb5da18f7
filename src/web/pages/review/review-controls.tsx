// Review controls: the row between pictures and strips. Everything on it has a key, and every key is in the list that `?` shows.

import { useMay } from '#web/may.ts'
import { PlayButtons, SpanButtons } from '#web/player/past-buttons.tsx'
import { clockSpeeds } from '#web/player/review-clock.ts'
import { DeedButton } from '#web/ui/deed-button.tsx'
import { BookmarkIcon, CaseIcon, CompareIcon, ExtractIcon, FullIcon, TrailIcon } from '#web/ui/icons.tsx'
import { KeyboardIcon, LinkIcon } from '#web/ui/more-icons.tsx'
import { SpeedChoice } from '#web/ui/speed-choice.tsx'
import { useWords } from '#web/words/language.ts'
import { clockText, dateText } from '#web/words/time.ts'
import { type ReviewDeed, reviewShortcuts } from './keys.ts'
import type { ShownClock } from './use-clock.ts'

export const ReviewControls = ({
  clock,
  marked,
  act,
  onSpeed,
}: {
  readonly act: (deed: ReviewDeed) => void
  readonly clock: ShownClock
  /** Both ends of a span are marked. */
  readonly marked: boolean
  readonly onSpeed: (speed: number) => void
}) => {
  const say = useWords()
  const may = useMay()
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-1 px-1 py-1.5 max-sm:justify-center max-sm:gap-x-0 sm:px-4">
      <PlayButtons playing={clock.playing} act={act} />
      <SpeedChoice speeds={clockSpeeds} speed={clock.speed} onSpeed={onSpeed} />
      <SpanButtons marked={marked} repeats={clock.loop !== undefined} act={act} />
      <p className="ml-auto px-2 text-right tabular-nums max-sm:hidden">
        <time className="text-xl font-semibold">{clockText(clock.at)}</time>{' '}
        <span className="text-quiet">{dateText(clock.at)}</span>
      </p>
      <fieldset className="flex items-center" aria-label={say('keep_moment')}>
        {may('mark') && (
          <DeedButton of={reviewShortcuts} deed="bookmark" act={act}>
            <BookmarkIcon />
          </DeedButton>
        )}
        {may('mark') && (
          <DeedButton of={reviewShortcuts} deed="incident" act={act} className="max-sm:hidden">
            <CaseIcon />
          </DeedButton>
        )}
        {may('search') && (
          <DeedButton of={reviewShortcuts} deed="trail" act={act}>
            <TrailIcon />
          </DeedButton>
        )}
        <DeedButton of={reviewShortcuts} deed="compare" act={act}>
          <CompareIcon />
        </DeedButton>
        {may('request_extract') && (
          <DeedButton of={reviewShortcuts} deed="ask_extract" act={act}>
            <ExtractIcon />
          </DeedButton>
        )}
        <DeedButton of={reviewShortcuts} deed="share" act={act}>
          <LinkIcon />
        </DeedButton>
        <DeedButton of={reviewShortcuts} deed="full_screen" act={act} className="max-sm:hidden">
          <FullIcon />
        </DeedButton>
        <DeedButton of={reviewShortcuts} deed="help" act={act} className="max-sm:hidden">
          <KeyboardIcon />
        </DeedButton>
      </fieldset>
    </div>
  )
}
