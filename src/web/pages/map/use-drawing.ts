// Drawing in the page: a layer is opened, drawn on with undo, and saved under the revision that it was opened at, so that nobody's work is
// overwritten unseen.

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { MapLayer, MapLayerKind } from '#contract/map.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { toast } from '#web/ui/toasts.ts'
import { type Say, useWords } from '#web/words/language.ts'
import { type Drawing, drawingOf, geojsonOf, penned } from './drawing.ts'
import type { GeoFeatures } from './geo-features.ts'
import { begun, done, type History, redone, undone } from './history.ts'
import { layerDrawnQuery } from './map-queries.ts'
import type { Place } from './mercator.ts'

export type NewLayer = { readonly name: string; readonly kind: MapLayerKind }
type Opened = {
  /** Undefined: it is new. */
  readonly layer: MapLayer | undefined
  readonly named: NewLayer
  readonly history: History<Drawing>
  readonly at_first: Drawing
}

const EMPTY: GeoFeatures = { type: 'FeatureCollection', features: [] }

export const useDrawing = () => {
  const say = useWords()
  const [opened, setOpened] = useState<Opened>()
  const saving = useMutation({
    mutationFn: save,
    onSuccess: async ({ name }) => {
      await queries.invalidateQueries({ queryKey: ['map'] })
      setOpened(undefined)
      toast(say('layer_saved', { name }))
    },
  })
  const change = (how: (drawing: Drawing) => Drawing, deed?: string): void =>
    setOpened(before => {
      if (before === undefined) return before
      const next = how(before.history.now)
      return next === before.history.now ? before : { ...before, history: done(before.history, next, deed) }
    })
  const show = (layer: MapLayer | undefined, named: NewLayer, drawn: GeoFeatures): void => {
    saving.reset()
    const at_first = drawingOf(drawn)
    setOpened({ layer, named, history: begun(at_first), at_first })
  }
  const opening = useMutation({
    mutationFn: (layer: MapLayer) => queries.fetchQuery(layerDrawnQuery(layer.id, layer.revision)),
    onSuccess: (drawn, layer) => show(layer, layer, drawn as GeoFeatures),
    onError: () => toast(say('layer_not_opened'), { tone: 'bad' }),
  })
  const now = opened && { ...opened, drawing: opened.history.now }
  return {
    now,
    saving,
    change,
    open: (layer: MapLayer | NewLayer): void =>
      'revision' in layer ? opening.mutate(layer) : show(undefined, layer, EMPTY),
    changed: opened !== undefined && opened.history.now.features !== opened.at_first.features,
    canUndo: (opened?.history.past.length ?? 0) > 0,
    canRedo: (opened?.history.future.length ?? 0) > 0,
    undo: () => setOpened(before => before && { ...before, history: undone(before.history) }),
    redo: () => setOpened(before => before && { ...before, history: redone(before.history) }),
    save: () => opened !== undefined && saving.mutate(opened),
    close: () => setOpened(undefined),
    press: (place: Place) => change(drawing => penned(drawing, place)),
    /** While a pen is in hand, the middle of the map can be meant too: for keyboards and thumbs. */
    aim: (speak: Say) =>
      now?.drawing.tool === undefined
        ? undefined
        : {
            text: speak(penWords[now.drawing.tool]),
            label: speak('draw_corner_middle'),
            onAim: (place: Place) => change(drawing => penned(drawing, place)),
            onCancel: () => change(drawing => ({ ...drawing, tool: undefined, pen: [] })),
          },
  }
}
export type DrawingDesk = ReturnType<typeof useDrawing>

const penWords = { line: 'draw_line_how', area: 'draw_area_how', point: 'draw_point_how' } as const

const save = ({ layer, named, history }: Opened): Promise<MapLayer> => {
  const geojson = geojsonOf(history.now)
  if (layer === undefined) return ask(paths.mapLayers, { method: 'POST', body: { ...named, geojson } })
  return ask(paths.mapLayer(layer.id), { method: 'PUT', body: { geojson, revision: layer.revision } })
}
