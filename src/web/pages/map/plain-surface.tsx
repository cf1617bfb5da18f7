// Plain surface: the ground on a canvas of two dimensions, where the browser has no WebGL (an old PC, a remote desktop). The same layers,
// names and pictures of OpenStreetMap, the same hands and keys; only vector base maps stay away, and the page says so.

import { useQueries } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { colourOf } from '#web/ui/theme.ts'
import { type DrawnLayer, drawLayers } from './geo-canvas.ts'
import type { GeoFeatures } from './geo-features.ts'
import type { SurfaceProps } from './ground.ts'
import { layerDrawnQuery } from './map-queries.ts'
import { panned, type View, zoomed } from './mercator.ts'
import { TilePictures } from './tile-pictures.ts'
import { useGestures } from './use-gestures.ts'

const ARROW_PX = 90

export const PlainSurface = (props: SurfaceProps) => {
  const box = useRef<HTMLCanvasElement>(null)
  const { start, ground, label } = props
  const [view, setView] = useState<View>({ ...start, width: 0, height: 0 })
  const current = useRef(view)
  current.current = view
  const told = useRef(props)
  told.current = props
  const answers = useQueries({ queries: ground.layers.map(layer => layerDrawnQuery(layer.id, layer.revision)) })
  const [pictures, setPictures] = useState(0)
  const tiles = useRef<TilePictures>(undefined)
  tiles.current ??= new TilePictures(missing => {
    told.current.onMissing(missing)
    setPictures(count => count + 1)
  })
  useSize(box, size => setView(before => ({ ...before, ...size })))
  useGestures(box, current, setView, place => told.current.onPress(place))
  useEffect(() => told.current.onView(view), [view])
  useEffect(() => {
    told.current.onReady({
      view: () => current.current,
      go: aim => setView(before => ({ ...before, ...aim })),
      zoomBy: (steps, around) =>
        setView(before => zoomed(before, before.zoom + steps, around ?? { x: before.width / 2, y: before.height / 2 })),
    })
    return () => told.current.onReady(undefined)
  }, [])
  const layers = ground.layers.flatMap((layer, at): DrawnLayer[] => {
    const drawn = answers[at]?.data as GeoFeatures | undefined
    return drawn === undefined ? [] : [{ layer, drawn }]
  })
  const missing = ground.base.kind === 'pmtiles' || answers.some(({ isError }) => isError)
  useEffect(() => told.current.onMissing(missing), [missing])
  useEffect(() => {
    void pictures // what came since is drawn
    const [canvas, ratio] = [box.current?.getContext('2d'), devicePixelRatio]
    if (box.current == null || canvas == null || view.width === 0) return
    box.current.width = view.width * ratio
    box.current.height = view.height * ratio
    canvas.scale(ratio, ratio)
    canvas.fillStyle = colourOf('night')
    canvas.fillRect(0, 0, view.width, view.height)
    if (ground.base.kind === 'osm') tiles.current?.draw(canvas, view)
    drawLayers({ canvas, view, colour: role => colourOf(role) }, layers, ground.base.kind === 'osm')
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    const hand = keyed[event.key]
    if (hand === undefined) return
    event.preventDefault()
    setView(before => hand(before))
  }
  return (
    <button
      type="button"
      aria-label={label}
      aria-busy={answers.some(({ isPending }) => isPending)}
      onKeyDown={onKeyDown}
      className="absolute inset-0 focus-visible:-outline-offset-3"
    >
      <canvas ref={box} className="size-full cursor-grab touch-none bg-night active:cursor-grabbing" />
    </button>
  )
}

const moved = (x: number, y: number) => (view: View) => panned(view, { x: x * ARROW_PX, y: y * ARROW_PX })
const nearer = (by: number) => (view: View) => zoomed(view, view.zoom + by, { x: view.width / 2, y: view.height / 2 })

const keyed: Readonly<Record<string, (view: View) => View>> = {
  ArrowLeft: moved(1, 0),
  ArrowRight: moved(-1, 0),
  ArrowUp: moved(0, 1),
  ArrowDown: moved(0, -1),
  '+': nearer(1),
  '=': nearer(1),
  '-': nearer(-1),
}

const useSize = (
  box: React.RefObject<HTMLElement | null>,
  onSize: (size: { readonly width: number; readonly height: number }) => void,
): void => {
  const told = useRef(onSize)
  told.current = onSize
  useEffect(() => {
    if (box.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined)
        told.current({ width: Math.floor(entry.contentRect.width), height: Math.floor(entry.contentRect.height) })
    })
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [box])
}
