// Room controls: what is done to all pictures of the step at once.

import { useSyncExternalStore } from 'react'
import { clockSpeeds } from '#web/player/review-clock.ts'
import { DeedButton } from '#web/ui/deed-button.tsx'
import { PauseIcon, PlayIcon } from '#web/ui/icons.tsx'
import { FrameBackIcon, FrameForwardIcon, KeyboardIcon, RepeatIcon } from '#web/ui/more-icons.tsx'
import { SpeedChoice } from '#web/ui/speed-choice.tsx'
import { useWords } from '#web/words/language.ts'
import { type TrailDeed, trailShortcuts } from './keys.ts'
import type { StepGroup } from './step-group.ts'

const forwards = clockSpeeds.filter(speed => speed > 0)

export const RoomControls = ({
  group,
  act,
}: {
  readonly group: StepGroup
  readonly act: (deed: TrailDeed) => void
}) => {
  const say = useWords()
  const { playing, speed } = useSyncExternalStore(group.subscribe, () => group.state)
  const of = trailShortcuts
  return (
    <div className="flex flex-wrap items-center gap-1">
      <h1 className="mr-auto text-2xl font-semibold">{say('trail')}</h1>
      <fieldset aria-label={say('trail_all_pictures')} className="flex flex-wrap items-center">
        <DeedButton of={of} deed="restart" act={act}>
          <RepeatIcon />
        </DeedButton>
        <DeedButton of={of} deed="back" act={act} label={`−10 s: ${say('back_10')}`}>
          <span className="tabular-nums">−10 s</span>
        </DeedButton>
        <DeedButton of={of} deed="frame_back" act={act}>
          <FrameBackIcon />
        </DeedButton>
        <DeedButton of={of} deed="play" act={act} label={say(playing ? 'pause' : 'play')}>
          {playing ? <PauseIcon /> : <PlayIcon />}
        </DeedButton>
        <DeedButton of={of} deed="frame_forward" act={act}>
          <FrameForwardIcon />
        </DeedButton>
        <DeedButton of={of} deed="forward" act={act} label={`+10 s: ${say('forward_10')}`}>
          <span className="tabular-nums">+10 s</span>
        </DeedButton>
        <SpeedChoice speeds={forwards} speed={speed} onSpeed={next => group.setSpeed(next)} />
        <DeedButton of={of} deed="help" act={act} className="max-sm:hidden">
          <KeyboardIcon />
        </DeedButton>
      </fieldset>
    </div>
  )
}
