// Surface: the ground by MapLibre where the browser can, on a plain canvas where it cannot; the rest of the page need not know which.

import { lazy, Suspense, useState } from 'react'
import { Waiting } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import type { SurfaceProps } from './ground.ts'
import { PlainSurface } from './plain-surface.tsx'

const GlSurface = lazy(async () => ({ default: (await import('./gl-surface.tsx')).GlSurface }))

export const Surface = (props: SurfaceProps) => {
  const say = useWords()
  const [gl] = useState(canDrawGl)
  if (!gl) return <PlainSurface {...props} />
  return (
    <Suspense
      fallback={
        <div className="absolute inset-0 grid place-content-center">
          <Waiting>{say('map_coming')}</Waiting>
        </div>
      }
    >
      <GlSurface {...props} />
    </Suspense>
  )
}

export const canDrawGl = (): boolean => {
  try {
    const context = document.createElement('canvas').getContext('webgl2')
    context?.getExtension('WEBGL_lose_context')?.loseContext()
    return context !== null
  } catch {
    return false // a browser that refuses even the question gets the plain one
  }
}
