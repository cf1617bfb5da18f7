// Replay dialog: where it was seen, one after another as it went, a few seconds of each, as one sequence.

import { useEffect, useRef, useState } from 'react'
import { TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { Trail } from '#contract/trail.ts'
import { ReviewPicture } from '#web/player/review-picture.tsx'
import { useClockTime, useReview } from '#web/player/use-review.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { BackIcon, ForwardIcon } from '#web/ui/icons.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { type SeenMark, seenMarks } from './way.ts'

const BEFORE = 4 * TICKS_PER_SECOND
const BEHIND = 5 * TICKS_PER_SECOND

export const ReplayDialog = ({
  trail,
  cameras,
  onClose,
}: {
  readonly trail: Trail
  readonly cameras: readonly Camera[]
  readonly onClose: () => void
}) => {
  const say = useWords()
  const marks = seenMarks(trail).filter(({ may_see }) => may_see)
  const [at, setAt] = useState(0)
  const [round, setRound] = useState(0)
  const mark = marks[at]
  const over = at >= marks.length
  return (
    <Dialog title={say('trail_replay')} onClose={onClose}>
      <div className="grid gap-3">
        {mark !== undefined && (
          <>
            <p aria-live="polite" className="tabular-nums">
              <span className="font-semibold">{say('trail_replay_of', { no: at + 1, of: marks.length })}</span>{' '}
              {mark.name} · {dateTimeText(wallTime90k(mark.at_90k))}
            </p>
            <Passage
              key={`${mark.id} ${round}`}
              mark={mark}
              cameras={cameras}
              onOver={() => setAt(before => before + 1)}
            />
          </>
        )}
        {over && <p>{say('trail_replay_over')}</p>}
        <div className="flex items-center gap-2">
          <IconButton label={say('trail_replay_before')} disabled={at === 0} onClick={() => setAt(Math.max(0, at - 1))}>
            <BackIcon />
          </IconButton>
          <IconButton label={say('trail_replay_next')} disabled={over} onClick={() => setAt(at + 1)}>
            <ForwardIcon />
          </IconButton>
          <Button
            onClick={() => {
              setAt(0)
              setRound(round + 1)
            }}
          >
            {say('trail_replay_again')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

const Passage = ({
  mark,
  cameras,
  onOver,
}: {
  readonly mark: SeenMark
  readonly cameras: readonly Camera[]
  readonly onOver: () => void
}) => {
  const { camera, name, at_90k } = mark
  const ends = at_90k + BEHIND
  const review = useReview(wallTime90k(at_90k - BEFORE), {})
  const at = useClockTime(review.clock)
  useEffect(() => review.clock.play(), [review])
  const over = at >= ends
  const told = useRef(onOver)
  told.current = onOver
  useEffect(() => {
    if (over) told.current()
  }, [over])
  const known = cameras.find(({ id }) => id === camera) ?? { id: camera, name, sub_url: null }
  return (
    <div className="aspect-video">
      <ReviewPicture review={review} camera={known} stream="main" className="rounded-lg" />
    </div>
  )
}
