// Painter: draws solid things of the street through the view, by day with the sun's shadows or by night in infrared grey.
// Round limbs are sticks with two radii; walls and roofs are flat faces. While a thing is drawn its box on screen is kept.

import type { Canvas } from './canvas.ts'
import { type Ink, infrared, ink, lit } from './ink.ts'
import type { Spot, View } from './view.ts'

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Metres a shadow runs along x and z for each metre of height. */
export type Sun = { readonly x: number; readonly z: number }

export class Painter {
  readonly canvas: Canvas
  readonly view: View
  readonly night: boolean
  readonly sun: Sun
  /** How brightly the thing being drawn is lit; 1 by day. */
  light = 1
  #shadow = false
  #box: { left: number; top: number; right: number; bottom: number } | undefined
  readonly #inks = new Map<number, Ink>()

  constructor(canvas: Canvas, view: View, night: boolean, sun: Sun) {
    this.canvas = canvas
    this.view = view
    this.night = night
    this.sun = sun
  }

  /** Draws a thing as its shadow on the ground; by night there is none. */
  shadowOf(draw: () => void): void {
    if (this.night) return
    this.#shadow = true
    draw()
    this.#shadow = false
  }

  /** Draws a thing and returns the box around it, or undefined when it is out of the picture. */
  boxOf(draw: () => void): Box | undefined {
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
    this.#box = box
    draw()
    this.#box = undefined
    const seen = {
      left: Math.max(0, Math.round(box.left)),
      top: Math.max(0, Math.round(box.top)),
      right: Math.min(this.canvas.width, Math.round(box.right)),
      bottom: Math.min(this.canvas.height, Math.round(box.bottom)),
    }
    return seen.right - seen.left < 2 || seen.bottom - seen.top < 2 ? undefined : seen
  }

  /** The ink for a colour as this camera sees it now. */
  ink(rgb: number, alpha = 1): Ink {
    const key = rgb * 256 + Math.round(alpha * 255)
    let found = this.#inks.get(key)
    if (found === undefined) {
      found = this.night ? infrared(ink(rgb, alpha)) : ink(rgb, alpha)
      this.#inks.set(key, found)
    }
    return this.light === 1 ? found : lit(found, this.light)
  }

  /** A flat face through any spots; `below` shades it towards its lower edge. */
  face(spots: readonly Spot[], rgb: number, below = rgb, alpha = 1): void {
    if (this.#shadow) this.#shade(this.view.points(spots.map(spot => this.#fallen(spot))))
    else this.#fill(this.view.points(spots), rgb, below, alpha)
  }

  /** A rounded limb from `a` to `b`, with its radius in metres at either end. */
  stick(a: Spot, b: Spot, radius_a: number, radius_b: number, rgb: number, below = rgb): void {
    const from = this.#shadow ? this.#fallen(a) : a
    const to = this.#shadow ? this.#fallen(b) : b
    const points = capsule(
      this.view.point(from),
      this.view.point(to),
      radius_a * this.view.scale(from),
      radius_b * this.view.scale(to),
    )
    if (this.#shadow) this.#shade(points)
    else this.#fill(points, rgb, below, 1)
  }

  /** Light on the lens around a lamp, and where it falls on the road; no part of the thing's box. */
  glow(at: Spot, radius: number): void {
    if (this.#shadow) return
    const [x, y] = this.view.point(at)
    const pixels = radius * this.view.scale(at)
    const ink = { y: 235, u: 128, v: 128, alpha: 0.13 }
    for (const part of [1, 0.7, 0.46, 0.28, 0.15]) {
      const points = capsule([x, y], [x, y], pixels * part, pixels * part)
      this.canvas.polygon(points, { ...ink, alpha: part < 0.2 ? 0.9 : ink.alpha })
    }
  }

  /** A beam on the ground. */
  beam(corners: readonly Spot[], alpha: number): void {
    if (!this.#shadow) this.canvas.polygon(this.view.points(corners), { y: 225, u: 128, v: 128, alpha })
  }

  ball(at: Spot, radius: number, rgb: number, below = rgb): void {
    this.stick(at, at, radius, radius, rgb, below)
  }

  /** A thin upright wheel that faces across its heading. */
  wheel(at: Spot, radius: number, heading: number, rgb: number, alpha = 1): void {
    this.face(ring(at, radius, heading), rgb, rgb, alpha)
  }

  #fallen([x, y, z]: Spot): Spot {
    return [x + this.sun.x * y, 0, z + this.sun.z * y]
  }

  #shade(points: readonly number[]): void {
    this.canvas.shade(points)
  }

  #fill(points: readonly number[], rgb: number, below: number, alpha: number): void {
    const box = this.#box
    if (box !== undefined) {
      for (let at = 0; at < points.length; at += 2) {
        box.left = Math.min(box.left, points[at]!)
        box.right = Math.max(box.right, points[at]!)
        box.top = Math.min(box.top, points[at + 1]!)
        box.bottom = Math.max(box.bottom, points[at + 1]!)
      }
    }
    this.canvas.polygon(points, this.ink(rgb, alpha), this.ink(below, alpha))
  }
}

const ring = ([x, y, z]: Spot, radius: number, heading: number): Spot[] =>
  Array.from({ length: 14 }, (_, index): Spot => {
    const angle = (index / 14) * Math.PI * 2
    const along = Math.cos(angle) * radius
    return [x + Math.sin(heading) * along, y + Math.sin(angle) * radius, z + Math.cos(heading) * along]
  })

/** The outline of two circles and what lies between them. */
const capsule = (
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  radius_a: number,
  radius_b: number,
): number[] => {
  const angle = Math.atan2(by - ay, bx - ax)
  const steps = Math.max(radius_a, radius_b) > 6 ? 8 : 4
  const points: number[] = []
  for (let step = 0; step <= steps; step++) {
    const turn = angle + Math.PI / 2 + (step / steps) * Math.PI
    points.push(ax + Math.cos(turn) * radius_a, ay + Math.sin(turn) * radius_a)
  }
  for (let step = 0; step <= steps; step++) {
    const turn = angle - Math.PI / 2 + (step / steps) * Math.PI
    points.push(bx + Math.cos(turn) * radius_b, by + Math.sin(turn) * radius_b)
  }
  return points
}
