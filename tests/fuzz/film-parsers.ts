// What the film process is told and what it tells: both come out of what people drew and wrote.

import { readFilmOrder, readFilmTold } from '#programs/film/order.ts'
import type { Parser } from './parser.ts'

const key = { at_90k: 90_000, x: 0.1, y: 0.1, width: 0.2, height: 0.2 }
const area = { id: 1, what: 'face', how: 'blur', from_90k: 0, to_90k: 90_000, keys: [key] }
const span = {
  ...{ camera: 'cong', stream: 'main', name: 'Cổng', from_90k: 0, to_90k: 90_000, masks: [[[0, 0]]], areas: [area] },
  ...{ mute: [[0, 1]], gaps: [{ from_90k: 0, to_90k: 1, cause: 'Mất điện' }], title: ['Cổng'] },
}
const film = {
  ...{ kind: 'film', out: '/tmp/x.mp4', spans: [span], width: 1280, straight: false, quality: 20, banner: 'BẢN' },
  ...{ captions: true, title: '', comment: '' },
}
const seed = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))

export const filmParsers: readonly Parser[] = [
  {
    name: 'an order of a film',
    seeds: [
      seed(film),
      seed({ kind: 'track', span, from: key, to_90k: 1, way: 'back' }),
      seed({ kind: 'picture', span, at_90k: 1, width: 640, banner: '', captions: false }),
    ],
    read: bytes => {
      const order = readFilmOrder(bytes.toString('utf8'))
      return order?.kind === 'film' ? order.spans.length : 0
    },
    most: length => length,
  },
  {
    name: 'what the film process tells',
    seeds: [
      seed({ kind: 'progress', part: 0.5 }),
      seed({ kind: 'track', keys: [key], lost_90k: null }),
      seed({ kind: 'failed', why: 'disk' }),
    ],
    read: bytes => {
      const told = readFilmTold(bytes.toString('utf8'))
      return told?.kind === 'track' ? told.keys.length : 0
    },
    most: length => length,
  },
]
