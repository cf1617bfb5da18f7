// Canvas: a picture in planar YUV 4:2:0 that can be drawn on. Polygons are filled with soft edges; a mask gathers shadows, so
// that two shadows on one spot are no darker than one. Everything is drawn straight in luma and chroma: nothing is converted.

import { type Coverage, cover, type Points } from './cover.ts'
import type { Ink } from './ink.ts'

export class Canvas {
  readonly width: number
  readonly height: number
  /** Y, then U, then V, tightly packed. */
  readonly bytes: Buffer
  readonly y: Uint8Array
  readonly u: Uint8Array
  readonly v: Uint8Array
  readonly #mask: Uint8Array
  #masked = { left: 0, top: 0, right: 0, bottom: 0 }

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    const luma = width * height
    this.bytes = Buffer.alloc((luma * 3) / 2, 128)
    this.y = this.bytes.subarray(0, luma)
    this.u = this.bytes.subarray(luma, luma + luma / 4)
    this.v = this.bytes.subarray(luma + luma / 4)
    this.#mask = new Uint8Array(luma)
    this.#forgetMask()
  }

  /** Fills a polygon; with `below` the ink runs from the first at its top to that at its bottom. */
  polygon(points: Points, ink: Ink, below: Ink = ink): void {
    const [top, bottom] = verticalExtent(points)
    const tall = Math.max(1, bottom - top)
    cover(points, 1, this.width, this.height, span => {
      const part = Math.min(1, Math.max(0, (span.row + 0.5 - top) / tall))
      blend(this.y, this.width, span, ink.y + (below.y - ink.y) * part, ink.alpha)
    })
    cover(points, 0.5, this.width / 2, this.height / 2, span => {
      const part = Math.min(1, Math.max(0, (span.row * 2 + 1 - top) / tall))
      blend(this.u, this.width / 2, span, ink.u + (below.u - ink.u) * part, ink.alpha)
      blend(this.v, this.width / 2, span, ink.v + (below.v - ink.v) * part, ink.alpha)
    })
  }

  /** Adds the polygon to the mask. */
  shade(points: Points): void {
    cover(points, 1, this.width, this.height, span => {
      const from = span.row * this.width
      for (let x = span.left; x < span.right; x++) {
        const value = Math.min(255, span.amount[x]! * 255)
        if (value > this.#mask[from + x]!) this.#mask[from + x] = value
      }
      const seen = this.#masked
      seen.left = Math.min(seen.left, span.left)
      seen.right = Math.max(seen.right, span.right)
      seen.top = Math.min(seen.top, span.row)
      seen.bottom = Math.max(seen.bottom, span.row + 1)
    })
  }

  /** Multiplies luma by `light` where the mask is full, and empties the mask. */
  applyMask(light: number): void {
    const { left, top, right, bottom } = this.#masked
    const less = (1 - light) / 255
    for (let row = top; row < bottom; row++) {
      for (let at = row * this.width + left; at < row * this.width + right; at++) {
        const mask = this.#mask[at]!
        if (mask === 0) continue
        this.y[at] = 16 + (this.y[at]! - 16) * (1 - mask * less)
        this.#mask[at] = 0
      }
    }
    this.#forgetMask()
  }

  #forgetMask(): void {
    this.#masked = { left: this.width, top: this.height, right: 0, bottom: 0 }
  }
}

const blend = (plane: Uint8Array, width: number, span: Coverage, value: number, alpha: number): void => {
  const from = span.row * width
  for (let x = span.left; x < span.right; x++) {
    const part = span.amount[x]! * alpha
    if (part >= 0.999) plane[from + x] = value
    else if (part > 0) plane[from + x] = plane[from + x]! + (value - plane[from + x]!) * part + 0.5
  }
}

const verticalExtent = (points: Points): [number, number] => {
  let top = Number.POSITIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (let at = 1; at < points.length; at += 2) {
    top = Math.min(top, points[at]!)
    bottom = Math.max(bottom, points[at]!)
  }
  return [top, bottom]
}
