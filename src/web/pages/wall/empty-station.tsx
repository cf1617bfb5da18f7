// Empty station: teaches how the first camera comes onto the wall, with the four doors right there.

import { lazy, Suspense } from 'react'
import { useMay } from '#web/may.ts'
import { useWords, withLaterWords } from '#web/words/language.ts'

/** With words that a wall does without. */
const Doors = lazy(withLaterWords(async () => ({ default: (await import('#web/pages/add-camera/doors.tsx')).Doors })))

export const EmptyStation = () => {
  const say = useWords()
  const may = useMay()
  if (!may('configure_camera', 'whole'))
    return (
      <div className="mx-auto grid w-full max-w-3xl gap-3 px-4 py-8">
        <h1 className="text-3xl font-semibold text-balance">{say('no_cameras_for_you')}</h1>
        <p className="text-lg text-quiet">{say('no_cameras_for_you_why')}</p>
      </div>
    )
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-5 px-4 py-8">
      <h1 className="text-3xl font-semibold text-balance">{say('empty_title')}</h1>
      <p className="text-lg text-quiet">{say('empty_what')}</p>
      <Suspense fallback={<p role="status">{say('one_moment')}</p>}>
        <Doors onAdded={() => undefined} />
      </Suspense>
    </div>
  )
}
