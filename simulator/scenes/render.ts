// Render: a scene's picture at any moment of its loop, in two sizes, with sensor noise and the burned-in name and clock, and
// what is to be seen in it.

import { burnText, textHeight, textWidth } from '#simulator/drawing/burned-text.ts'
import { Canvas } from '#simulator/drawing/canvas.ts'
import { chance } from '#simulator/drawing/ink.ts'
import { Noise } from '#simulator/drawing/noise.ts'
import { type Box, Painter } from '#simulator/drawing/painter.ts'
import { View } from '#simulator/drawing/view.ts'
import type { Overlay } from '#simulator/weather/weather.ts'
import { darken, lightAt } from './night.ts'
import type { Actor, Scene } from './scene.ts'

export type Seen = { readonly id: string; readonly kind: Actor['kind']; readonly box: Box; readonly moving: boolean }

export class SceneRenderer {
  readonly #scene: Scene
  readonly #background: Canvas
  readonly #work: Canvas
  readonly #painter: Painter
  readonly #noise: Noise

  constructor(scene: Scene, seed: number) {
    this.#scene = scene
    const { width, height } = scene.lens
    const view = new View(scene.lens)
    this.#background = new Canvas(width, height)
    scene.background(new Painter(this.#background, view, scene.night, scene.sun), chance(seed))
    if (scene.night) darken(this.#background, view, scene)
    this.#work = new Canvas(width, height)
    this.#painter = new Painter(this.#work, view, scene.night, scene.sun)
    this.#noise = new Noise(scene.night ? 4.2 : 1.6, seed + 1)
  }

  /** Draws the moment `time_s` into `into`, which is as large as the scene or a whole fraction of it. `weather` lies over it, the first first. */
  draw(time_s: number, into: Canvas, weather: readonly Overlay[] = []): Seen[] {
    this.#work.bytes.set(this.#background.bytes)
    const seen = this.#drawActors(time_s)
    shrink(this.#work, into)
    for (const overlay of weather) overlay(into, time_s)
    this.#noise.add(into.y, into.width)
    const { title, begins_ms } = this.#scene
    burnIn(into, title, begins_ms === undefined ? '' : clockText(begins_ms + Math.round(time_s * 1_000)))
    return seen
  }

  #drawActors(time_s: number): Seen[] {
    const painter = this.#painter
    const present = this.#scene.actors.flatMap(actor => {
      const pose = actor.pose(time_s)
      return pose === undefined ? [] : [{ actor, pose, depth: painter.view.depth([pose.x, 0, pose.z]) }]
    })
    present.sort((a, b) => b.depth - a.depth)
    for (const { actor, pose } of present) painter.shadowOf(() => actor.draw(painter, pose))
    this.#work.applyMask(0.5)
    return present.flatMap(({ actor, pose }): Seen[] => {
      painter.light = this.#scene.night ? lightAt(painter.view, this.#scene, [pose.x, 0.8, pose.z]) : 1
      const box = painter.boxOf(() => actor.draw(painter, pose))
      painter.light = 1
      return box === undefined ? [] : [{ id: actor.id, kind: actor.kind, box, moving: pose.speed > 0 }]
    })
  }
}

/** `07:30:12.467` */
export const clockText = (of_day_ms: number): string => new Date(of_day_ms).toISOString().slice(11, 23)

const burnIn = (canvas: Canvas, title: string, clock: string): void => {
  const dot = Math.max(1, Math.round(canvas.width / 430))
  const edge = dot * 4
  if (clock !== '') burnText(canvas, clock, edge, edge, dot)
  burnText(canvas, title, canvas.width - edge - textWidth(title, dot), canvas.height - edge - textHeight(dot), dot)
}

const shrink = (from: Canvas, to: Canvas): void => {
  const times = from.width / to.width
  if (times === 1) {
    to.bytes.set(from.bytes)
    return
  }
  shrinkPlane(from.y, from.width, to.y, to.width, times)
  shrinkPlane(from.u, from.width / 2, to.u, to.width / 2, times)
  shrinkPlane(from.v, from.width / 2, to.v, to.width / 2, times)
}

/** Averages squares of 2 × 2 spread over each target pixel. */
const shrinkPlane = (from: Uint8Array, wide: number, to: Uint8Array, narrow: number, times: number): void => {
  const half = times >> 1
  for (let at = 0, row = 0; at < to.length; row++) {
    const upper = row * times * wide
    const lower = upper + half * wide
    for (let x = 0; x < narrow; x++, at++) {
      const left = x * times
      to[at] =
        (from[upper + left]! + from[upper + left + half]! + from[lower + left]! + from[lower + left + half]! + 2) >> 2
    }
  }
}
