// Choose cameras: which ones are searched together.

import type { Camera } from '#contract/camera.ts'
import { MOST_SEARCHED_CAMERAS } from '#contract/search.ts'
import { CameraChoosing } from '#web/ui/camera-choosing.tsx'
import { useWords } from '#web/words/language.ts'

export const ChooseCameras = (props: {
  readonly all: readonly Camera[]
  readonly chosen: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  return (
    <CameraChoosing
      {...props}
      most={MOST_SEARCHED_CAMERAS}
      hint={say('search_cameras_why', { most: MOST_SEARCHED_CAMERAS })}
      take={count => say('search_these', { count })}
    />
  )
}
