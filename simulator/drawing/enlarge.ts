// Enlarge: a drawn picture made larger, each point repeated: what a larger picture shows does not matter, and drawing one anew takes its time.

import type { Canvas } from './canvas.ts'

/** Planar YUV 4:2:0, tightly packed, of an even width and height. */
export const enlarge = (canvas: Canvas, width: number, height: number): Buffer => {
  const bytes = Buffer.alloc((width * height * 3) / 2)
  const luma = width * height
  spread(canvas.y, canvas.width, canvas.height, bytes.subarray(0, luma), width, height)
  const [from_width, from_height] = [canvas.width / 2, canvas.height / 2]
  spread(canvas.u, from_width, from_height, bytes.subarray(luma, luma + luma / 4), width / 2, height / 2)
  spread(canvas.v, from_width, from_height, bytes.subarray(luma + luma / 4), width / 2, height / 2)
  return bytes
}

const spread = (
  from: Uint8Array,
  from_width: number,
  from_height: number,
  to: Uint8Array,
  width: number,
  height: number,
): void => {
  const columns = Uint32Array.from({ length: width }, (_, x) => Math.floor((x * from_width) / width))
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * from_height) / height) * from_width
    for (let x = 0; x < width; x++) to[y * width + x] = from[row + columns[x]!]!
  }
}
