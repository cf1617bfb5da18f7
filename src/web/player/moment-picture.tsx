// Moment picture: the picture of one camera at one instant, as it was recorded, on a canvas; or why there is none. It is fetched when it comes into sight and
// kept only while it is shown.

import { type RefObject, useEffect, useRef, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { useOnScreen } from '#web/pages/wall/room.ts'
import { complaintText } from '#web/ui/complaint.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { draw } from './draw.ts'
import { exactPicture } from './exact-picture.ts'
import { watermark } from './watermark.ts'

type MomentPictureProps = {
  readonly camera: Pick<Camera, 'id' | 'name' | 'sub_url'>
  readonly at_90k: number
  readonly stream?: 'main' | 'sub'
  readonly className?: string
  readonly canvas?: RefObject<HTMLCanvasElement | null>
  /** The picture is drawn. */
  readonly onDrawn?: (() => void) | undefined
}

type State = 'coming' | 'shown' | 'nothing' | { readonly error: unknown }

export const MomentPicture = ({
  camera,
  at_90k,
  stream = 'main',
  className = '',
  canvas,
  onDrawn,
}: MomentPictureProps) => {
  const say = useWords()
  const box = useRef<HTMLDivElement>(null)
  const own = useRef<HTMLCanvasElement>(null)
  const target = canvas ?? own
  const seen = useOnScreen(box)
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    if (seen) setWanted(true)
  }, [seen])
  const state = useDrawn({ camera, at_90k, stream, wanted, target, onDrawn })
  useEffect(() => (box.current === null ? undefined : watermark(box.current)), [])
  const label = say('moment_of', { name: camera.name, at: dateTimeText(wallTime90k(at_90k)) })
  return (
    <div ref={box} data-theme="dark" className={`relative overflow-hidden bg-black ${className}`}>
      <canvas
        ref={target}
        role="img"
        aria-label={label}
        className={`size-full object-contain ${state === 'shown' ? '' : 'invisible'}`}
      />
      {state !== 'shown' && (
        <p className="absolute inset-0 grid place-content-center px-2 text-center text-sm text-ink">
          {state === 'coming'
            ? say('one_moment')
            : state === 'nothing'
              ? say('moment_nothing')
              : complaintText(state.error, say)}
        </p>
      )}
    </div>
  )
}

type Drawing = Pick<MomentPictureProps, 'camera' | 'at_90k' | 'onDrawn'> & {
  readonly stream: 'main' | 'sub'
  readonly wanted: boolean
  readonly target: RefObject<HTMLCanvasElement | null>
}

const useDrawn = ({ camera: { id, sub_url }, at_90k, stream, wanted, target, onDrawn }: Drawing): State => {
  const [state, setState] = useState<State>('coming')
  const drawn = useRef(onDrawn)
  drawn.current = onDrawn
  useEffect(() => {
    if (!wanted) return
    const gone = new AbortController()
    setState('coming')
    void exactPicture({ id, sub_url }, wallTime90k(at_90k), gone.signal, stream).then(
      found => {
        if (gone.signal.aborted) found?.picture.close()
        else if (found === undefined || target.current === null) setState('nothing')
        else {
          draw(target.current, found.picture)
          setState('shown')
          drawn.current?.()
        }
      },
      (error: unknown) => gone.signal.aborted || setState({ error }),
    )
    return () => gone.abort()
  }, [id, sub_url, at_90k, stream, wanted, target])
  return state
}
