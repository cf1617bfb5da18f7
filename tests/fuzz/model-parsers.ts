// Model parsers: files that an operator brings for the detector, and what its process says.

import { checkModel } from '#engine/noticing/model-check.ts'
import { readDetectorTold, readOrder } from '#programs/detector/told.ts'
import { tinyOnnx } from '#test/tiny-onnx.ts'
import type { Parser } from './parser.ts'

const order = {
  cameras: [
    {
      camera: 'cong-chinh',
      stream: 'sub',
      masks: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      ],
    },
  ],
  ...{ share: 0.3, least_score: 0.4 },
}
const progress = {
  ...{ kind: 'progress', pictures: 7, picture_ms: 28.5, every: 2, behind_s: 1 },
  ...{ skipped_s: 0, memory_bytes: 130_000_000 },
}

export const modelParsers: readonly Parser[] = [
  {
    name: 'model for the detector',
    seeds: [
      tinyOnnx(),
      tinyOnnx({ graph_in_node: true }),
      tinyOnnx({ weights: { length: 2, bytes: 0, external: true } }),
      tinyOnnx({ domain: 'com.khac' }),
    ],
    read: bytes => {
      const read = checkModel(bytes)
      if (!read.ok) return read.problem.detail.length
      const { width, height, classes } = read.value
      if (width > 1280 || height > 1280 || classes > 1000) throw new Error('a network of no size was taken')
      return 1
    },
    most: () => 100,
  },
  {
    name: 'what station and detector tell each other',
    seeds: [Buffer.from(JSON.stringify(order)), Buffer.from(JSON.stringify(progress))],
    read: bytes => {
      const line = bytes.toString('utf8')
      return (readOrder(line)?.cameras.length ?? 0) + (readDetectorTold(line) === undefined ? 0 : 1)
    },
    most: length => length,
  },
]
