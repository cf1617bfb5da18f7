// Past buttons: playing and stepping, and the span that repeats, as every page of footage has them.

import { DeedButton } from '#web/ui/deed-button.tsx'
import { PauseIcon, PlayIcon } from '#web/ui/icons.tsx'
import { FrameBackIcon, FrameForwardIcon, RepeatIcon } from '#web/ui/more-icons.tsx'
import { useWords } from '#web/words/language.ts'
import { type PastDeed, pastShortcuts } from './past-keys.ts'

type Acting = { readonly act: (deed: PastDeed) => void }

export const PlayButtons = ({ playing, act }: Acting & { readonly playing: boolean }) => {
  const say = useWords()
  return (
    <fieldset className="flex items-center" aria-label={say('playback')}>
      <DeedButton of={pastShortcuts} deed="back" act={act} label={`−10 s: ${say('back_10')}`}>
        <span className="tabular-nums">−10 s</span>
      </DeedButton>
      <DeedButton of={pastShortcuts} deed="frame_back" act={act}>
        <FrameBackIcon />
      </DeedButton>
      <DeedButton of={pastShortcuts} deed="play" act={act} label={say(playing ? 'pause' : 'play')}>
        {playing ? <PauseIcon /> : <PlayIcon />}
      </DeedButton>
      <DeedButton of={pastShortcuts} deed="frame_forward" act={act}>
        <FrameForwardIcon />
      </DeedButton>
      <DeedButton of={pastShortcuts} deed="forward" act={act} label={`+10 s: ${say('forward_10')}`}>
        <span className="tabular-nums">+10 s</span>
      </DeedButton>
    </fieldset>
  )
}

export const SpanButtons = ({
  marked,
  repeats,
  act,
}: Acting & {
  /** Both ends of a span are marked. */
  readonly marked: boolean
  readonly repeats: boolean
}) => {
  const say = useWords()
  return (
    <fieldset className="flex items-center" aria-label={say('marked_span')}>
      <DeedButton of={pastShortcuts} deed="mark_from" act={act}>
        <span className="font-semibold">A</span>
      </DeedButton>
      <DeedButton of={pastShortcuts} deed="mark_to" act={act}>
        <span className="font-semibold">B</span>
      </DeedButton>
      <DeedButton of={pastShortcuts} deed="loop" act={act} pressed={repeats} disabled={!marked}>
        <RepeatIcon />
      </DeedButton>
    </fieldset>
  )
}
