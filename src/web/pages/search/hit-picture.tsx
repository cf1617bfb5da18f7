// Hit picture: what moved and what is around it, cut out of the camera's picture of that moment, with a frame where it moved.

import { useEffect, useRef, useState } from 'react'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { SearchHit } from '#contract/search.ts'
import { useOnScreen } from '#web/pages/wall/room.ts'
import { watermark } from '#web/player/watermark.ts'
import { useWords } from '#web/words/language.ts'
import type { HitPictures, Shown } from './hit-pictures.ts'
import { cropOf } from './shapes.ts'

/** By then what moves stands in the picture, rather than at its edge. */
const INTO = 2 * TICKS_PER_SECOND

/** The moment that a hit's small picture is of. */
const pictureOf = ({ from_90k, to_90k }: SearchHit): WallTime90k => wallTime90k(Math.min(to_90k, from_90k + INTO))

export const HitPicture = ({
  hit,
  stream,
  pictures,
}: {
  readonly hit: SearchHit
  readonly stream: 'main' | 'sub'
  readonly pictures: HitPictures | undefined
}) => {
  const say = useWords()
  const box = useRef<HTMLSpanElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const seen = useOnScreen(box)
  const [state, setState] = useState<'coming' | 'there' | 'none'>('coming')
  const { camera } = hit
  const at = pictureOf(hit)
  const crop = cropOf(hit.box)
  const { x, y, side } = crop
  useEffect(() => {
    if (!seen || box.current === null || pictures === undefined) return
    const bare = watermark(box.current)
    const unwant = pictures.want({ camera, stream, at }, shown => {
      if (shown !== undefined) paint(canvas.current, shown, { x, y, side })
      setState(shown === undefined ? 'none' : 'there')
    })
    return () => {
      unwant()
      bare()
    }
  }, [seen, pictures, camera, stream, at, x, y, side])
  const [left, top, right, bottom] = hit.box.map((part, i) => ((part - (i % 2 === 0 ? x : y)) / side) * 100)
  return (
    <span
      ref={box}
      data-theme="dark"
      className="relative block aspect-video w-full overflow-hidden rounded-md bg-black"
    >
      <canvas ref={canvas} className={`size-full ${state === 'there' ? '' : 'invisible'}`} />
      {state === 'there' && (
        <span
          aria-hidden="true"
          className="absolute rounded border-2 border-warn outline outline-night"
          style={{ left: `${left}%`, top: `${top}%`, width: `${right! - left!}%`, height: `${bottom! - top!}%` }}
        />
      )}
      {state === 'none' && (
        <span className="absolute inset-0 grid place-content-center text-sm text-quiet">{say('hit_no_picture')}</span>
      )}
    </span>
  )
}

const paint = (
  canvas: HTMLCanvasElement | null,
  { picture }: Shown,
  { x, y, side }: ReturnType<typeof cropOf>,
): void => {
  if (canvas === null) return
  const { width, height } = picture
  Object.assign(canvas, { width: Math.round(width * side), height: Math.round(height * side) })
  canvas
    .getContext('2d')
    ?.drawImage(picture, x * width, y * height, side * width, side * height, 0, 0, canvas.width, canvas.height)
}
