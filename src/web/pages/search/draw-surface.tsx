// Draw surface: the hands on the picture. A drag draws a box (or a line), a tap a box around it, several taps a polygon; with a keyboard a box is
// placed, moved and made larger. What is drawn is told once it is whole.

import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { Corner } from '#contract/search.ts'
import { Button } from '#web/ui/button.tsx'
import { useWords } from '#web/words/language.ts'
import { type Draft, Drafted, type Tool } from './drafted.tsx'
import { type Area, aroundOf, boxOf, isArea, isTap, type Line, nudged, tapped, withCorner, within } from './shapes.ts'

type Props = {
  readonly name: string
  readonly tool: Tool
  readonly area: Area | undefined
  readonly onArea: (area: Area | undefined) => void
  readonly onLine: (line: Line | undefined) => void
}

const STEP = 0.02
const LARGER = 0.025
/** So near to the first corner, a tap closes the polygon. */
const CLOSES = 0.035
const ways: Readonly<Record<string, Corner>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

export const DrawSurface = (props: Props) => {
  const { name, tool, area, onArea, onLine } = props
  const say = useWords()
  const [draft, setDraft] = useState<Draft>()
  const drafted =
    draft !== undefined && (draft.kind === 'drag' ? tool !== 'polygon' : draft.kind === 'keys' || tool === 'polygon')
  const now = drafted ? draft : undefined
  const finish = (done: Area): void => {
    setDraft(undefined)
    if (isArea(done)) onArea(done)
  }
  const pointer = usePointer(tool, now, setDraft, finish, line => {
    setDraft(undefined)
    onLine(line)
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (!pressed(event, now, area, { setDraft, finish, clear: () => onArea(undefined) })) return
    event.preventDefault()
    event.stopPropagation()
  }
  const hands = { ...pointer, onKeyDown, tabIndex: 0 }
  return (
    <>
      <div
        role="application"
        aria-label={say('region_surface', { name })}
        aria-roledescription={say('region_tools')}
        aria-description={say('region_keys')}
        className="absolute inset-0 cursor-crosshair touch-none focus-visible:-outline-offset-4"
        {...hands}
      />
      {now !== undefined && <Drafted draft={now} tool={tool} />}
      <p role="status" className="sr-only">
        {now?.kind === 'keys' ? say('region_told', percentsOf(now.area)) : ''}
      </p>
      {now?.kind === 'corners' && now.corners.length >= 3 && (
        <Button weight="strong" className="absolute right-2 bottom-2" onClick={() => finish(now.corners)}>
          {say('region_done')}
        </Button>
      )}
    </>
  )
}

const usePointer = (
  tool: Tool,
  draft: Draft | undefined,
  setDraft: (draft: Draft | undefined) => void,
  finish: (area: Area) => void,
  onLine: (line: Line) => void,
) => {
  const held = useRef<Corner>(undefined)
  const partOf = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): Corner => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    return [within((clientX - left) / width), within((clientY - top) / height)]
  }
  const corners = draft?.kind === 'corners' ? draft.corners : []
  const addCorner = (at: Corner): void => {
    const [first] = corners
    if (first !== undefined && corners.length >= 3 && Math.hypot(at[0] - first[0], at[1] - first[1]) < CLOSES)
      finish(corners)
    else setDraft({ kind: 'corners', corners: withCorner(corners, at), next: undefined })
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || !event.isPrimary) return
      event.currentTarget.setPointerCapture(event.pointerId)
      held.current = partOf(event)
      if (tool !== 'polygon') setDraft({ kind: 'drag', from: held.current, to: held.current })
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const at = partOf(event)
      if (tool === 'polygon') {
        if (corners.length > 0) setDraft({ kind: 'corners', corners, next: at })
      } else if (held.current !== undefined) setDraft({ kind: 'drag', from: held.current, to: at })
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const from = held.current
      if (from === undefined) return
      held.current = undefined
      const to = partOf(event)
      if (tool === 'polygon') return addCorner(to)
      if (tool === 'box') return finish(isTap(from, to) ? tapped(to) : boxOf(from, to))
      if (isTap(from, to)) setDraft(undefined)
      else onLine({ from, to })
    },
    onPointerCancel: () => {
      held.current = undefined
      if (tool !== 'polygon') setDraft(undefined)
    },
  }
}

type Keyed = {
  readonly setDraft: (draft: Draft | undefined) => void
  readonly finish: (area: Area) => void
  readonly clear: () => void
}

const MIDDLE: Area = boxOf([0.4, 0.4], [0.6, 0.6])

/** Whether the key meant something here. */
const pressed = (
  { key, shiftKey }: KeyboardEvent,
  draft: Draft | undefined,
  area: Area | undefined,
  { setDraft, finish, clear }: Keyed,
): boolean => {
  const way = ways[key]
  if (key === 'Enter') {
    if (draft?.kind === 'keys') finish(draft.area)
    else if (draft?.kind === 'corners') finish(draft.corners)
    else setDraft({ kind: 'keys', area: area === undefined ? MIDDLE : boxAround(area) })
  } else if (way !== undefined && draft?.kind === 'keys') {
    const step = (by: number): Corner => [way[0] * by, way[1] * by]
    setDraft({
      kind: 'keys',
      area: shiftKey ? nudged(draft.area, [0, 0], step(LARGER)) : nudged(draft.area, step(STEP), [0, 0]),
    })
  } else if (key === 'Escape' && draft !== undefined) setDraft(undefined)
  else if ((key === 'Delete' || key === 'Backspace') && (area !== undefined || draft !== undefined)) {
    setDraft(undefined)
    clear()
  } else return false
  return true
}

const boxAround = (area: Area): Area => {
  const [left, top, right, bottom] = aroundOf(area)
  return boxOf([left, top], [right, bottom])
}

const percentsOf = (area: Area) => {
  const [left, top, right, bottom] = aroundOf(area).map(part => Math.round(part * 100))
  return { left: left!, top: top!, width: right! - left!, height: bottom! - top! }
}
