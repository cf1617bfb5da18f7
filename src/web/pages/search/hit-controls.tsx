// Hit controls: playing, going from hit to hit, and what is done with the moment that is shown. Everything on it has a key.

import type { Camera } from '#contract/camera.ts'
import { useMayWith } from '#web/may.ts'
import type { ShownClock } from '#web/pages/review/use-clock.ts'
import { PlayButtons } from '#web/player/past-buttons.tsx'
import { clockSpeeds } from '#web/player/review-clock.ts'
import { DeedButton } from '#web/ui/deed-button.tsx'
import { BackIcon, BookmarkIcon, CaseIcon, CompareIcon, ExtractIcon, ForwardIcon, TrailIcon } from '#web/ui/icons.tsx'
import { KeyboardIcon, LinkIcon, PictureIcon, SaveIcon } from '#web/ui/more-icons.tsx'
import { SpeedChoice } from '#web/ui/speed-choice.tsx'
import { useWords } from '#web/words/language.ts'
import { type SearchDeed, searchShortcuts } from './keys.ts'

export const HitControls = ({
  camera,
  clock,
  watched,
  act,
  onSpeed,
}: {
  readonly camera: Camera
  readonly clock: ShownClock
  /** A hit is: on a phone there is no room for these before. */
  readonly watched: boolean
  readonly act: (deed: SearchDeed) => void
  readonly onSpeed: (speed: number) => void
}) => {
  const say = useWords()
  const may = useMayWith(camera)
  return (
    <div
      className={`flex-wrap items-center gap-x-1 px-1 max-sm:justify-center max-sm:gap-x-0 sm:flex sm:px-4 ${watched ? 'flex' : 'hidden'}`}
    >
      <PlayButtons playing={clock.playing} act={act} />
      <SpeedChoice speeds={clockSpeeds} speed={clock.speed} onSpeed={onSpeed} />
      <fieldset className="flex items-center" aria-label={say('search_hits')}>
        <DeedButton of={searchShortcuts} deed="hit_before" act={act} className="px-2!">
          <BackIcon />
        </DeedButton>
        <DeedButton of={searchShortcuts} deed="hit_next" act={act} className="px-2!">
          <ForwardIcon />
        </DeedButton>
      </fieldset>
      <fieldset className="flex items-center sm:ml-auto" aria-label={say('keep_moment')}>
        <DeedButton of={searchShortcuts} deed="trail" act={act} className="px-2!">
          <TrailIcon />
        </DeedButton>
        <DeedButton of={searchShortcuts} deed="compare" act={act} className="px-2!">
          <CompareIcon />
        </DeedButton>
        {may('mark') && (
          <DeedButton of={searchShortcuts} deed="bookmark" act={act} className="px-2!">
            <BookmarkIcon />
          </DeedButton>
        )}
        {may('mark') && (
          <DeedButton of={searchShortcuts} deed="incident" act={act} className="px-2! max-sm:hidden">
            <CaseIcon />
          </DeedButton>
        )}
        {may('still') && (
          <DeedButton of={searchShortcuts} deed="still" act={act} className="px-2!">
            <PictureIcon />
          </DeedButton>
        )}
        {may('extract') && (
          <DeedButton of={searchShortcuts} deed="save_clip" act={act} className="px-2!">
            <SaveIcon />
          </DeedButton>
        )}
        {may('request_extract') && (
          <DeedButton of={searchShortcuts} deed="ask_extract" act={act} className="px-2!">
            <ExtractIcon />
          </DeedButton>
        )}
        <DeedButton of={searchShortcuts} deed="share" act={act} className="px-2!">
          <LinkIcon />
        </DeedButton>
        <DeedButton of={searchShortcuts} deed="help" act={act} className="px-2! max-2xl:hidden">
          <KeyboardIcon />
        </DeedButton>
      </fieldset>
    </div>
  )
}
