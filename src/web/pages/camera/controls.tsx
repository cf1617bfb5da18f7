// Controls: the row under the picture. Everything on it has a key, and every key is in the list that `?` shows.

import type { Verb } from '#contract/access.ts'
import { PlayButtons, SpanButtons } from '#web/player/past-buttons.tsx'
import { clockSpeeds } from '#web/player/review-clock.ts'
import { SoundButton } from '#web/player/sound-button.tsx'
import type { SoundState } from '#web/player/use-heard.ts'
import { Button } from '#web/ui/button.tsx'
import { DeedButton } from '#web/ui/deed-button.tsx'
import { BookmarkIcon, CaseIcon, ExtractIcon, FullIcon } from '#web/ui/icons.tsx'
import { KeyboardIcon, PictureIcon, SaveIcon } from '#web/ui/more-icons.tsx'
import { SpeedChoice } from '#web/ui/speed-choice.tsx'
import { useWords } from '#web/words/language.ts'
import { clockText, dateText } from '#web/words/time.ts'
import { type Deed, shortcuts } from './keys.ts'
import type { Watching } from './use-watching.ts'

type ControlsProps = {
  readonly watching: Watching
  readonly sound: SoundState
  /** Both ends of a span are marked. */
  readonly marked: boolean
  /** What is hidden cannot be done here by this person. */
  readonly may: (verb: Verb) => boolean
  readonly act: (deed: Deed) => void
}

export const Controls = ({ watching, sound, marked, may, act }: ControlsProps) => {
  const live = watching.mode === 'live'
  const past = may('play_back')
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-1 px-1 py-2 max-sm:order-2 max-sm:justify-center max-sm:gap-x-0 sm:px-4">
      {past && <PlayButtons playing={watching.playing} act={act} />}
      {may('watch_live') && <LiveButton live={live} onClick={() => act('live')} />}
      {past && (
        <>
          <SpeedChoice speeds={clockSpeeds} speed={watching.speed} disabled={live} onSpeed={watching.setSpeed} />
          <SpanButtons marked={marked} repeats={watching.loop !== undefined} act={act} />
        </>
      )}
      <SoundButton state={sound} shortcut="M" onToggle={() => act('sound')} />
      <p className="order-first w-full px-2 text-center tabular-nums sm:order-none sm:ml-auto sm:w-auto sm:text-right">
        <time className="text-xl font-semibold">{clockText(watching.position)}</time>{' '}
        <span className="text-quiet">{dateText(watching.position)}</span>
      </p>
      <KeepButtons may={may} act={act} />
    </div>
  )
}

const LiveButton = ({ live, onClick }: { readonly live: boolean; readonly onClick: () => void }) => {
  const say = useWords()
  return (
    <Button
      weight={live ? 'strong' : 'plain'}
      aria-pressed={live}
      onClick={onClick}
      data-tip={`${say('go_live')} (L)`}
      className="max-sm:mr-1 max-sm:px-3 sm:mx-1"
    >
      <span aria-hidden="true" className={`size-2.5 rounded-full ${live ? 'bg-night' : 'bg-quiet'}`} />
      {say('live')}
    </Button>
  )
}

const KeepButtons = ({ may, act }: Pick<ControlsProps, 'may' | 'act'>) => {
  const say = useWords()
  return (
    <fieldset className="flex items-center" aria-label={say('keep_moment')}>
      {may('mark') && (
        <DeedButton of={shortcuts} deed="bookmark" act={act}>
          <BookmarkIcon />
        </DeedButton>
      )}
      {may('mark') && (
        <DeedButton of={shortcuts} deed="incident" act={act} className="max-sm:hidden">
          <CaseIcon />
        </DeedButton>
      )}
      {may('still') && (
        <DeedButton of={shortcuts} deed="still" act={act}>
          <PictureIcon />
        </DeedButton>
      )}
      {may('extract') && (
        <Button
          onClick={() => act('save_clip')}
          aria-label={say('save_clip')}
          data-tip={`${say('save_clip')} (D)`}
          className="max-sm:px-2 sm:mx-1"
        >
          <SaveIcon />
          <span className="max-sm:hidden">{say('save_clip')}</span>
        </Button>
      )}
      {may('request_extract') && (
        <DeedButton of={shortcuts} deed="ask_extract" act={act}>
          <ExtractIcon />
        </DeedButton>
      )}
      <DeedButton of={shortcuts} deed="full_screen" act={act} className="max-sm:hidden">
        <FullIcon />
      </DeedButton>
      <DeedButton of={shortcuts} deed="help" act={act} className="max-sm:hidden">
        <KeyboardIcon />
      </DeedButton>
    </fieldset>
  )
}
