// Choose cameras: which ones a review shows. The first nine play, all have their strip.

import type { Camera } from '#contract/camera.ts'
import { CameraChoosing } from '#web/ui/camera-choosing.tsx'
import { useWords } from '#web/words/language.ts'
import { MOST_PLAYED, MOST_STRIPS } from './address.ts'

export const ChooseCameras = ({
  chosen,
  onChoose,
  onClose,
  all,
}: {
  readonly all: readonly Camera[]
  readonly chosen: readonly Camera[]
  readonly onChoose: (ids: readonly string[]) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const choose = (ids: readonly string[]): void => {
    onChoose(ids)
    onClose()
  }
  return (
    <CameraChoosing
      {...{ all, onClose }}
      chosen={chosen.map(({ id }) => id)}
      most={MOST_STRIPS}
      hint={say('choose_cameras_why', { played: MOST_PLAYED, strips: MOST_STRIPS })}
      take={count => say('review_these', { count })}
      told={at => (at < MOST_PLAYED ? String(at + 1) : say('strip_only'))}
      onChoose={choose}
    />
  )
}
