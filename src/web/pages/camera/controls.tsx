// Controls: the row under the picture. Everything on it has a key, and every key is in the list that `?` shows.

import { Button } from '#web/ui/button.tsx'
import { DeedButton } from '#web/ui/deed-button.tsx'
import {
  FrameBackIcon,
  FrameForwardIcon,
  FullIcon,
  KeyboardIcon,
  MutedIcon,
  PauseIcon,
  PictureIcon,
  PlayIcon,
  SaveIcon,
  SoundIcon,
} from '#web/ui/icons.tsx'
import { SpeedChoice } from '#web/ui/speed-choice.tsx'
import { useWords } from '#web/words/language.ts'
import { clockText, dateText } from '#web/words/time.ts'
import { type Deed, shortcuts, speeds } from './keys.ts'
import type { Sound } from './use-sound.ts'
import type { Watching } from './use-watching.ts'

export const Controls = ({
  watching,
  sound,
  act,
}: {
  readonly watching: Watching
  readonly sound: Sound['state']
  readonly act: (deed: Deed) => void
}) => {
  const say = useWords()
  const live = watching.mode === 'live'
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-2 px-2 py-2 max-sm:justify-center sm:px-4">
      <fieldset className="flex items-center" aria-label={say('playback')}>
        <DeedButton of={shortcuts} deed="back" act={act} label={`−10 s: ${say('back_10')}`}>
          <span className="tabular-nums">−10 s</span>
        </DeedButton>
        <DeedButton of={shortcuts} deed="frame_back" act={act}>
          <FrameBackIcon />
        </DeedButton>
        <DeedButton of={shortcuts} deed="play" act={act} label={say(watching.playing ? 'pause' : 'play')}>
          {watching.playing ? <PauseIcon /> : <PlayIcon />}
        </DeedButton>
        <DeedButton of={shortcuts} deed="frame_forward" act={act}>
          <FrameForwardIcon />
        </DeedButton>
        <DeedButton of={shortcuts} deed="forward" act={act} label={`+10 s: ${say('forward_10')}`}>
          <span className="tabular-nums">+10 s</span>
        </DeedButton>
      </fieldset>
      <SpeedChoice speeds={speeds} speed={watching.speed} disabled={live} onSpeed={watching.setSpeed} />
      {(sound === 'on' || sound === 'off') && (
        <DeedButton of={shortcuts} deed="sound" act={act} label={say(sound === 'on' ? 'sound_off' : 'sound_on')}>
          {sound === 'on' ? <SoundIcon /> : <MutedIcon />}
        </DeedButton>
      )}
      {sound === 'cannot' && <p className="text-sm text-warn">{say('sound_in_clip')}</p>}
      <Button
        weight={live ? 'strong' : 'plain'}
        aria-pressed={live}
        onClick={() => act('live')}
        title={`${say('go_live')} (L)`}
        className="ml-1"
      >
        <span aria-hidden="true" className={`size-2.5 rounded-full ${live ? 'bg-night' : 'bg-quiet'}`} />
        {say('live')}
      </Button>
      <p className="order-first w-full px-2 text-center tabular-nums sm:order-none sm:ml-auto sm:w-auto sm:text-right">
        <time className="text-xl font-semibold">{clockText(watching.position)}</time>{' '}
        <span className="text-quiet">{dateText(watching.position)}</span>
      </p>
      <fieldset className="flex items-center" aria-label={say('save')}>
        <DeedButton of={shortcuts} deed="still" act={act}>
          <PictureIcon />
        </DeedButton>
        <Button onClick={() => act('save_clip')} title={`${say('save_clip')} (D)`} className="mx-1">
          <SaveIcon />
          {say('save_clip')}
        </Button>
        <DeedButton of={shortcuts} deed="full_screen" act={act} className="max-sm:hidden">
          <FullIcon />
        </DeedButton>
        <DeedButton of={shortcuts} deed="help" act={act} className="max-sm:hidden">
          <KeyboardIcon />
        </DeedButton>
      </fieldset>
    </div>
  )
}
