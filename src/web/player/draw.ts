// Draw: a decoded picture on a canvas, which takes the picture's own size.

import type { Drawable } from './still-decoder.ts'

/** Closes the picture. */
export const draw = (canvas: HTMLCanvasElement, picture: Drawable): void => {
  drawKept(canvas, picture)
  picture.close()
}

/** Leaves the picture open, to be drawn again. */
export const drawKept = (canvas: HTMLCanvasElement, picture: Drawable): void => {
  const width = 'displayWidth' in picture ? picture.displayWidth : picture.width
  const height = 'displayHeight' in picture ? picture.displayHeight : picture.height
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height)
}
