// Slow dialog: a few seconds around a moment, slowly and again and again, picture by picture; the very picture that is wanted is taken onto the board.

import { useEffect } from 'react'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { ReviewPicture } from '#web/player/review-picture.tsx'
import { useClockState, useClockTime, useReview } from '#web/player/use-review.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { PauseIcon, PlayIcon } from '#web/ui/icons.tsx'
import { FrameBackIcon, FrameForwardIcon } from '#web/ui/more-icons.tsx'
import { SpeedChoice } from '#web/ui/speed-choice.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'

const AROUND = 3 * TICKS_PER_SECOND
const SLOW = 0.25
const speeds = [0.25, 0.5, 1] as const

export const SlowDialog = ({
  camera,
  at_90k,
  onTake,
  onClose,
}: {
  readonly camera: Pick<Camera, 'id' | 'name' | 'sub_url'>
  readonly at_90k: number
  readonly onTake: (at: WallTime90k) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const review = useReview(wallTime90k(at_90k), {})
  const { clock } = review
  const { playing, speed } = useClockState(clock)
  const at = useClockTime(clock)
  useEffect(() => {
    clock.setLoop({ from: wallTime90k(at_90k - AROUND), to: wallTime90k(at_90k + AROUND) })
    clock.setSpeed(SLOW)
    clock.play()
  }, [clock, at_90k])
  return (
    <Dialog title={say('compare_slow')} onClose={onClose}>
      <div className="grid gap-3">
        <p className="tabular-nums">
          {camera.name} · {dateTimeText(at)}
        </p>
        <div className="aspect-video">
          <ReviewPicture review={review} camera={camera} stream="main" lead className="rounded-lg" />
        </div>
        <div className="flex flex-wrap items-center gap-1">
          <IconButton label={say('frame_back')} onClick={() => void review.step(-1)}>
            <FrameBackIcon />
          </IconButton>
          <IconButton label={say(playing ? 'pause' : 'play')} onClick={() => (playing ? clock.pause() : clock.play())}>
            {playing ? <PauseIcon /> : <PlayIcon />}
          </IconButton>
          <IconButton label={say('frame_forward')} onClick={() => void review.step(1)}>
            <FrameForwardIcon />
          </IconButton>
          <SpeedChoice speeds={speeds} speed={speed} onSpeed={next => clock.setSpeed(next)} />
          <Button
            weight="strong"
            className="ml-auto"
            onClick={() => {
              onTake(clock.at)
              onClose()
            }}
          >
            {say('compare_take_this')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
