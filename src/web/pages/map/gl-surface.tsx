// GL surface: the ground drawn by MapLibre GL. Comes in a file of its own, with MapLibre in it, only where the browser can do WebGL 2.

import { addProtocol, Map as GlMap, setWorkerUrl } from 'maplibre-gl'
import { Protocol } from 'pmtiles'
import { useEffect, useRef, useState } from 'react'
import { colourOf } from '#web/ui/theme.ts'
import { type BaseTold, tellBase } from './gl-base.ts'
import { glStyle } from './gl-style.ts'
import type { SurfaceHand, SurfaceProps } from './ground.ts'
import { LEAST_ZOOM, MOST_ZOOM, type View } from './mercator.ts'

// The worker is a file of ours: the page's policy lets no other run.
setWorkerUrl(new URL('maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url).href)
const archives = new Protocol()
addProtocol('pmtiles', archives.tile)

export const GlSurface = (props: SurfaceProps) => {
  const box = useRef<HTMLDivElement>(null)
  const map = useRef<GlMap>(undefined)
  const [drawing, setDrawing] = useState(true)
  const told = useRef(props)
  told.current = props
  useEffect(() => {
    const made = newMap(box.current!, told.current)
    map.current = made
    const onView = (): void => told.current.onView(viewOf(made))
    made.on('move', onView)
    made.on('resize', onView)
    made.on('click', ({ lngLat }) => told.current.onPress({ longitude: lngLat.lng, latitude: lngLat.lat }))
    made.on('error', () => told.current.onMissing(true))
    onView()
    told.current.onReady(handOf(made))
    return () => {
      told.current.onReady(undefined)
      map.current = undefined
      made.remove()
    }
  }, [])
  useEffect(() => map.current?.getCanvas().setAttribute('aria-label', props.label), [props.label])
  const { layers, base, theme } = props.ground
  const file = base.kind === 'pmtiles' ? base.file : undefined
  const drawn = JSON.stringify([layers.map(({ id, kind, revision }) => [id, kind, revision]), base, theme])
  useEffect(() => {
    let current = drawn !== ''
    const draw = (base_told: BaseTold | undefined): void => {
      if (!current || map.current === undefined) return
      told.current.onMissing(false)
      setDrawing(true)
      map.current.once('idle', () => current && setDrawing(false))
      map.current.setStyle(
        glStyle(told.current.ground, base_told, role => colourOf(role)),
        { diff: true },
      )
    }
    const asked = file === undefined ? Promise.resolve(undefined) : tellBase(file, archives)
    // Letters are drawn from the page's typeface, which must have come by then.
    void Promise.allSettled([asked, lettersCome()]).then(([base_told]) => {
      draw(base_told.status === 'fulfilled' ? base_told.value : undefined)
      if (current && base_told.status === 'rejected') told.current.onMissing(true)
    })
    return () => {
      current = false
    }
  }, [drawn, file])
  return (
    <div
      ref={box}
      aria-busy={drawing}
      className="absolute inset-0 overflow-hidden bg-night [&_.maplibregl-canvas]:absolute [&_.maplibregl-canvas]:top-0 [&_.maplibregl-canvas]:left-0 [&_.maplibregl-canvas-container]:size-full [&_.maplibregl-canvas-container]:cursor-grab [&_.maplibregl-canvas-container]:touch-none active:[&_.maplibregl-canvas-container]:cursor-grabbing"
    />
  )
}

const newMap = (container: HTMLElement, { start, label }: SurfaceProps): GlMap => {
  const made = new GlMap({
    container,
    style: { version: 8, sources: {}, layers: [] },
    center: [start.center.longitude, start.center.latitude],
    zoom: start.zoom,
    minZoom: LEAST_ZOOM,
    maxZoom: MOST_ZOOM,
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    attributionControl: false,
    renderWorldCopies: false,
    fadeDuration: 150,
    locale: { 'Map.Title': label },
  })
  made.touchZoomRotate.disableRotation()
  made.keyboard.disableRotation()
  return made
}

const viewOf = (map: GlMap): View => {
  const { lng, lat } = map.getCenter()
  const { clientWidth, clientHeight } = map.getContainer()
  return { center: { longitude: lng, latitude: lat }, zoom: map.getZoom(), width: clientWidth, height: clientHeight }
}

const handOf = (map: GlMap): SurfaceHand => ({
  view: () => viewOf(map),
  go: ({ center, zoom }) => {
    const aim = { center: [center.longitude, center.latitude] as [number, number], zoom }
    if (still()) map.jumpTo(aim)
    else map.easeTo({ ...aim, duration: 350 })
  },
  zoomBy: (steps, around) => {
    const zoom = map.getZoom() + steps
    const point = around === undefined ? {} : { around: map.unproject([around.x, around.y]) }
    map.easeTo({ zoom, ...point, duration: still() ? 0 : 200 })
  },
})

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

const lettersCome = async (): Promise<void> => {
  await document.fonts.load('400 16px "Be Vietnam Pro"', 'a\u1EA1')
}
