// Geo canvas: the ground on a plain canvas, for browsers without WebGL. Draws what is in sight and nothing else; names only where they
// lie over no other.

import type { MapLayer } from '#contract/map.ts'
import { type GeoFeatures, isArea, linesOf, nameOfFeature, placeAt, type Spot, spotsOf } from './geo-features.ts'
import { type ColourOf, layerLooks, layerOrder, roadShare, TYPEFACE, widthAt } from './layer-look.ts'
import { type Point, project, type View } from './mercator.ts'

export type DrawnLayer = { readonly layer: MapLayer; readonly drawn: GeoFeatures }
type Pen = { readonly canvas: CanvasRenderingContext2D; readonly view: View; readonly colour: ColourOf }

/** Over pictures areas are left clear. */
export const drawLayers = (pen: Pen, layers: readonly DrawnLayer[], over_pictures: boolean): void => {
  const ordered = layerOrder.flatMap(kind => layers.filter(({ layer }) => layer.kind === kind))
  for (const one of ordered) drawShapes(pen, one, over_pictures)
  const taken: Box[] = []
  for (const one of ordered.toReversed()) drawNames(pen, one, taken)
}

const drawShapes = ({ canvas, view, colour }: Pen, { layer, drawn }: DrawnLayer, over_pictures: boolean): void => {
  const { fill, line, dot } = layerLooks[layer.kind]
  canvas.lineCap = 'round'
  canvas.lineJoin = 'round'
  const strokes = line?.casing === undefined ? [line?.role] : [line.casing, line.role]
  for (const [pass, role] of strokes.entries())
    for (const { geometry, properties } of drawn.features) {
      trace(canvas, view, linesOf(geometry))
      if (pass === 0 && fill !== undefined && isArea(geometry)) {
        canvas.globalAlpha = over_pictures ? 0.12 : fill.opacity
        canvas.fillStyle = colour(fill.role)
        canvas.fill('evenodd')
      }
      if (line === undefined || role === undefined) continue
      const share = layer.kind === 'roads' ? roadShare(properties.kind) : 1
      const around = role === line.casing ? 1.5 : 0
      canvas.globalAlpha = line.opacity
      canvas.lineWidth = widthAt(line.width, view.zoom) * share + around
      canvas.setLineDash((line.dashes ?? []).map(dash => dash * canvas.lineWidth))
      canvas.strokeStyle = colour(role)
      canvas.stroke()
    }
  canvas.setLineDash([])
  canvas.globalAlpha = 1
  if (dot === undefined) return
  canvas.fillStyle = colour(dot.role)
  for (const { geometry } of drawn.features) {
    if (linesOf(geometry).length > 0) continue
    for (const spot of spotsOf(geometry)) {
      const { x, y } = project(view, placeAt(spot))
      canvas.beginPath()
      canvas.arc(x, y, dot.radius, 0, 2 * Math.PI)
      canvas.fill()
    }
  }
}

const trace = (canvas: CanvasRenderingContext2D, view: View, lines: readonly (readonly Spot[])[]): void => {
  canvas.beginPath()
  for (const line of lines)
    for (const [at, spot] of line.entries()) {
      const { x, y } = project(view, placeAt(spot))
      if (at === 0) canvas.moveTo(x, y)
      else canvas.lineTo(x, y)
    }
}

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

const drawNames = ({ canvas, view, colour }: Pen, { layer, drawn }: DrawnLayer, taken: Box[]): void => {
  const { text, dot } = layerLooks[layer.kind]
  if (view.zoom < text.from_zoom || text.where === 'over') return
  canvas.font = `${text.size}px ${TYPEFACE.map(name => `"${name}"`).join(', ')}`
  canvas.textAlign = 'center'
  canvas.textBaseline = 'middle'
  canvas.lineWidth = 3.2
  canvas.strokeStyle = colour('night')
  canvas.fillStyle = colour(text.role)
  for (const feature of drawn.features) {
    const name = nameOfFeature(feature)
    const middle = name === '' ? undefined : middleOf(feature.geometry, view)
    if (middle === undefined) continue
    const [x, y] = [middle.x, middle.y + (dot === undefined ? 0 : text.size)]
    const [wide, high] = [canvas.measureText(name).width / 2 + 6, text.size / 2 + 5]
    const box = { left: x - wide, right: x + wide, top: y - high, bottom: y + high }
    if (x < 0 || y < 0 || x > view.width || y > view.height || taken.some(other => overlap(other, box))) continue
    taken.push(box)
    canvas.strokeText(name, x, y)
    canvas.fillText(name, x, y)
  }
}

/** In pixels: the middle of an area, halfway along a line, or the point. */
const middleOf = (shape: Parameters<typeof spotsOf>[0], view: View): Point | undefined => {
  const spots = spotsOf(shape).map(spot => project(view, placeAt(spot)))
  if (spots.length === 0) return undefined
  if (!isArea(shape)) return spots[Math.floor(spots.length / 2)]
  return {
    x: spots.reduce((sum, { x }) => sum + x, 0) / spots.length,
    y: spots.reduce((sum, { y }) => sum + y, 0) / spots.length,
  }
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
