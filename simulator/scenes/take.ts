// Take: a scene filmed once from beginning to end, with weather over it and things that happen once: somebody leaves a bag, takes a motorbike. Drawn
// at half the scene's size, as a sub stream is, and cheap enough for hours.

import { Canvas } from '#simulator/drawing/canvas.ts'
import { chance } from '#simulator/drawing/ink.ts'
import type { Weather } from '#simulator/weather/weather.ts'
import { SceneRenderer, type Seen } from './render.ts'
import type { Actor, Scene } from './scene.ts'

export const TAKE_WIDTH = 640
export const TAKE_HEIGHT = 360

export type Take = {
  readonly name: string
  readonly scene: Scene
  readonly seconds: number
  readonly weather: readonly Weather[]
  /** The same street in the infrared lamp (or by day), and when it is seen so. */
  readonly other?: { readonly scene: Scene; readonly when: (time_s: number) => boolean }
  readonly changes: readonly Change[]
}

/** Something is there from an instant on, or no longer. Where: what `actor` covers when it stands there. */
export type Change = {
  readonly kind: 'left' | 'taken'
  readonly actor: Actor
  readonly at_s: number
}

export class TakeRenderer {
  readonly picture = new Canvas(TAKE_WIDTH, TAKE_HEIGHT)
  readonly #take: Take
  readonly #scene: SceneRenderer
  readonly #other: SceneRenderer | undefined
  readonly #weather

  constructor(take: Take, seed: number) {
    this.#take = take
    this.#scene = new SceneRenderer(halved(take.scene), seed)
    this.#other = take.other === undefined ? undefined : new SceneRenderer(halved(take.other.scene), seed)
    this.#weather = take.weather.map((weather, at) => weather(chance(seed * 31 + at)))
  }

  /** Draws `picture` as it was at a moment; moments come in order. Boxes in pixels of the picture. */
  draw(time_s: number): readonly Seen[] {
    const switched = this.#other !== undefined && this.#take.other?.when(time_s) === true
    const renderer = switched ? this.#other! : this.#scene
    return renderer.draw(time_s, this.picture, this.#weather)
  }
}

/** The same view on half as many pixels each way. */
const halved = (scene: Scene): Scene => ({
  ...scene,
  lens: {
    ...scene.lens,
    focal: (scene.lens.focal * TAKE_WIDTH) / scene.lens.width,
    width: TAKE_WIDTH,
    height: TAKE_HEIGHT,
  },
})
