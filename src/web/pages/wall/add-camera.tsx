// Add a camera: the form as a page of its own, once the station has cameras.

import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useWords } from '#web/words/language.ts'
import { AddCameraForm } from './add-camera-form.tsx'

export const AddCameraPage = () => {
  const say = useWords()
  const navigate = useNavigate()
  useEffect(() => {
    document.title = `${say('add_camera')} · ${say('product')}`
  }, [say])
  return (
    <div className="mx-auto w-full max-w-xl px-4 py-8">
      <h1 className="mb-6 text-2xl font-semibold">{say('add_camera')}</h1>
      <AddCameraForm onAdded={() => void navigate({ to: '/' })} />
    </div>
  )
}
