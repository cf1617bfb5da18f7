// Zoom: a part of a picture, enlarged on this screen alone. It never shows beyond the picture's edge. Pure.

/** `x`, `y`: how far the picture is shifted, in widths and heights of the frame; 0 0 at scale 1. */
export type Zoom = { readonly scale: number; readonly x: number; readonly y: number }

export const wholePicture: Zoom = { scale: 1, x: 0, y: 0 }
const MOST = 8

/** Zooms by `factor` and keeps what lies under the point (0…1 of the frame, from its upper left) where it is. */
export const zoomAt = (zoom: Zoom, factor: number, at: { readonly x: number; readonly y: number }): Zoom => {
  const scale = Math.max(1, Math.min(MOST, zoom.scale * factor))
  if (scale < 1.02) return wholePicture
  const by = scale / zoom.scale
  return inside({ scale, x: at.x - (at.x - zoom.x) * by, y: at.y - (at.y - zoom.y) * by })
}

export const panned = (zoom: Zoom, dx: number, dy: number): Zoom => inside({ ...zoom, x: zoom.x + dx, y: zoom.y + dy })

const inside = ({ scale, x, y }: Zoom): Zoom => ({
  scale,
  x: Math.min(0, Math.max(1 - scale, x)),
  y: Math.min(0, Math.max(1 - scale, y)),
})

/** For `transform-origin: 0 0`. */
export const transformOf = ({ scale, x, y }: Zoom): string | undefined =>
  scale === 1 ? undefined : `translate(${x * 100}%, ${y * 100}%) scale(${scale})`
