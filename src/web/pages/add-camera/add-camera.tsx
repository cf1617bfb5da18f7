// Add a camera: the four doors as a page of its own, once the station has cameras. What was added stays in sight, so that the next
// one can follow at once.

import { Link, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { useWords } from '#web/words/language.ts'
import { Doors } from './doors.tsx'

export const AddCameraPage = () => {
  const say = useWords()
  const { as } = useSearch({ from: '/inside/add-camera' })
  const [added, setAdded] = useState<readonly Camera[]>([])
  useEffect(() => {
    document.title = `${say('add_camera')} · ${say('product')}`
  }, [say])
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-6">
      <h1 className="mb-5 text-2xl font-semibold">{say('add_camera')}</h1>
      <div aria-live="polite">
        {added.map(({ id, name }) => (
          <p
            key={id}
            className="mb-3 flex flex-wrap items-center gap-x-4 rounded-lg border border-accent/50 bg-accent-deep/40 px-4 py-1.5"
          >
            <span className="min-w-0 flex-1">{say('camera_was_added', { name })}</span>
            <Link to="/camera/$id" params={{ id }} search={{}} className={buttonLook('quiet')}>
              {say('see_camera')}
            </Link>
          </p>
        ))}
      </div>
      <Doors recorder={as === 'recorder'} onAdded={camera => setAdded([...added, camera])} />
    </div>
  )
}
