// Draw job: one scene drawn, encoded twice (main and sub) and told in numbers (ground truth), in one thread.

import { writeFileSync } from 'node:fs'
import { Canvas } from '#simulator/drawing/canvas.ts'
import { enlarge } from '#simulator/drawing/enlarge.ts'
import { scenes } from '#simulator/scenes/all.ts'
import { SceneRenderer, type Seen } from '#simulator/scenes/render.ts'
import { LOOP_S } from '#simulator/scenes/scene.ts'
import { Encoder } from './encoder.ts'
import type { Bits, Groups, Size, VideoCodec } from './film.ts'
import type { Libav } from './libav.ts'

export type DrawJob = {
  readonly scene: string
  readonly codec: VideoCodec
  readonly groups: Groups
  readonly b_frames: boolean
  readonly size: Size
  readonly bits: Bits
  readonly quick: boolean
  readonly main: string
  readonly sub: string
  readonly truth: string
}

/** What a scene shows, frame by frame of its main stream. Boxes are in pixels of the main picture. */
export type Truth = {
  readonly scene: string
  readonly width: number
  readonly height: number
  readonly frames_per_second: number
  readonly frames: readonly { readonly at_ms: number; readonly objects: readonly TruthObject[] }[]
}

export type TruthObject = {
  readonly id: string
  readonly kind: Seen['kind']
  /** left, top, right, bottom */
  readonly box: readonly [number, number, number, number]
  readonly moving: boolean
}

type Shape = {
  readonly width: number
  readonly height: number
  readonly sent: { readonly width: number; readonly height: number }
  readonly rate: number
  readonly group_s: number
  readonly bits: number
}

const shapes = {
  full: {
    loop_s: LOOP_S,
    main: { width: 1280, height: 720, rate: 15, group_s: 2, bits: 2_000_000 },
    sub: { width: 640, height: 360, rate: 8, group_s: 2, bits: 250_000 },
  },
  quick: {
    loop_s: 4,
    main: { width: 640, height: 360, rate: 15, group_s: 1, bits: 500_000 },
    sub: { width: 320, height: 180, rate: 8, group_s: 1, bits: 100_000 },
  },
} as const

/** Drawn as usual and sent larger: the sub stream is more than the wall wants. */
const large = { main: { width: 1600, height: 900 }, sub: { width: 1360, height: 768 } } as const

const TRIPLE = 3

export const drawScene = (av: Libav, job: DrawJob): void => {
  const index = scenes.findIndex(scene => scene.name === job.scene)
  const scene = scenes[index]
  if (scene === undefined) throw new Error(`no scene ${job.scene}`)
  const renderer = new SceneRenderer(scene, 100 + index)
  const shape = job.quick ? shapes.quick : shapes.full
  const shaped = (stream: 'main' | 'sub'): Shape => {
    const one = shape[stream]
    const sent = job.size === 'large' ? large[stream] : one
    return { ...one, sent, bits: job.bits === 'triple' ? one.bits * TRIPLE : one.bits }
  }
  const [main, sub] = [shaped('main'), shaped('sub')]
  // Long groups need a long loop, also in quick footage.
  const loop_s = job.groups === 'short' ? shape.loop_s : LOOP_S
  const told = film(av, renderer, main, loop_s, job, job.main)
  film(av, renderer, sub, loop_s, job, job.sub)
  const truth: Truth = {
    scene: job.scene,
    width: main.sent.width,
    height: main.sent.height,
    frames_per_second: main.rate,
    frames: told.map((seen, frame) => ({
      at_ms: Math.round((frame * 1_000) / main.rate),
      objects: seen.map(thing => toTruth(thing, main.sent.width / scene.lens.width)),
    })),
  }
  writeFileSync(job.truth, JSON.stringify(truth))
}

const film = (
  av: Libav,
  renderer: SceneRenderer,
  shape: Shape,
  loop_s: number,
  { codec, groups, b_frames }: DrawJob,
  path: string,
): Seen[][] => {
  const { width, height, sent, rate, group_s, bits } = shape
  const canvas = new Canvas(width, height)
  const encoder = new Encoder(av, {
    path,
    codec,
    ...sent,
    pictures_per_second: rate,
    keyframes: keyframesOf(groups, rate, group_s),
    b_frames,
    bits_per_second: bits,
  })
  const told: Seen[][] = []
  for (let picture = 0; picture < loop_s * rate; picture++) {
    told.push(renderer.draw(picture / rate, canvas))
    encoder.push(width === sent.width ? canvas.bytes : enlarge(canvas, sent.width, sent.height))
  }
  encoder.finish()
  return told
}

const LONG_GROUP_S = 8
/** Seconds of the loop at which a smart codec happened to send a keyframe. */
const SMART_S = [0, 9, 11, 20]

/** Whether a picture is a keyframe. */
const keyframesOf = (groups: Groups, rate: number, group_s: number): ((picture: number) => boolean) => {
  if (groups === 'smart') return picture => SMART_S.some(at => at * rate === picture)
  const every = rate * (groups === 'long' ? LONG_GROUP_S : group_s)
  return picture => picture % every === 0
}

const toTruth = ({ id, kind, box, moving }: Seen, scale: number): TruthObject => {
  const at = (value: number): number => Math.round(value * scale)
  return { id, kind, box: [at(box.left), at(box.top), at(box.right), at(box.bottom)], moving }
}
