// Heat layer: where much moved in the span, as light over the picture: the brighter, the longer. What is told beside it says how long that is.

import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Heat } from '#contract/search.ts'
import { lengthWords } from '#contract/searched-words.ts'

import { complaintText } from '#web/ui/complaint.tsx'
import { type Language, type Say, useLanguage, useWords } from '#web/words/language.ts'
import { heatQuery } from './heat-query.ts'
import type { Span } from './spans.ts'

export const HeatLayer = ({ camera, span }: { readonly camera: string; readonly span: Span }) => {
  const say = useWords()
  const language = useLanguage()
  const canvas = useRef<HTMLCanvasElement>(null)
  const heat = useQuery(heatQuery(camera, span))
  const { data } = heat
  useEffect(() => {
    if (canvas.current !== null && data !== undefined) paintHeat(canvas.current, data)
  }, [data])
  return (
    <>
      <div aria-hidden="true" className="pointer-events-none absolute inset-0">
        <canvas ref={canvas} className="size-full" />
      </div>
      <p
        role="status"
        className="pointer-events-none absolute inset-x-2 bottom-2 z-1 mx-auto w-fit rounded-lg bg-night/85 px-3 py-1.5 text-center text-sm text-ink"
      >
        {heat.error !== null ? complaintText(heat.error, say) : heatText(data, say, language)}
      </p>
    </>
  )
}

const heatText = (heat: Heat | undefined, say: Say, language: Language): string => {
  if (heat === undefined) return say('heat_asking')
  const most = Math.max(0, ...heat.seconds)
  if (most > 0) return say('heat_most', { long: lengthWords(most * 1000, language) })
  return say(heat.searched.searched_ms === 0 ? 'heat_missing' : 'heat_none')
}

/** From nothing over violet and orange to white: told apart by how light it is, not only by its colour. */
const shades: readonly (readonly [part: number, red: number, green: number, blue: number, alpha: number])[] = [
  [0, 60, 10, 90, 0],
  [0.12, 90, 15, 110, 120],
  [0.45, 215, 65, 60, 175],
  [0.75, 250, 160, 30, 200],
  [1, 255, 250, 190, 225],
]

const paintHeat = (canvas: HTMLCanvasElement, { columns, rows, seconds }: Heat): void => {
  Object.assign(canvas, { width: columns, height: rows })
  const pen = canvas.getContext('2d')
  if (pen === null) return
  const most = Math.max(1, ...seconds)
  const picture = pen.createImageData(columns, rows)
  for (const [cell, count] of seconds.entries()) picture.data.set(shadeOf(Math.sqrt(count / most)), cell * 4)
  pen.putImageData(picture, 0, 0)
}

const shadeOf = (part: number): readonly number[] => {
  const above = Math.max(
    1,
    shades.findIndex(([at]) => at >= part),
  )
  const [[near, ...from], [far, ...to]] = [shades[above - 1]!, shades[above]!]
  const share = (part - near) / (far - near)
  return from.map((value, at) => Math.round(value + (to[at]! - value) * share))
}
