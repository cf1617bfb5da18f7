import assert from 'node:assert/strict'
import { test } from 'node:test'
import { libavMissing } from '#simulator/footage/libav.ts'
import { Canvas } from './canvas.ts'
import { createLettering } from './lettering.ts'
import { newPicture } from './libav.ts'
import type { FilmSpan } from './order.ts'

const missing = await libavMissing()

test('a camera that changes the shape of its picture is covered where it was drawn upon the film, and where it stands in the picture', {
  skip: missing,
}, async () => {
  const av = await import('node-av')
  for (const captions of [false, true]) {
    const size = { width: 320, height: 180 }
    using canvas = new Canvas(av, createLettering(av), size, { banner: '', captions })
    const band = canvas.height - size.height
    using narrow = newPicture(av, 160, 180)
    narrow.data!.forEach((plane, i) => {
      plane.fill(i === 0 ? 200 : 128)
    })
    const rectangle = { at_90k: 0, x: 0.3, y: 0.4, width: 0.1, height: 0.2 }
    const span: FilmSpan = {
      ...{ camera: 'cong', stream: 'main', name: '', from_90k: 0, to_90k: 9e5, masks: [], mute: [], gaps: [] },
      ...{ title: [], areas: [{ id: 1, what: 'face', how: 'fill', from_90k: 0, to_90k: 9e5, keys: [rectangle] }] },
    }
    const painted = canvas.paint(narrow, span, 90_000)
    const light = (x: number, y: number) => painted.data![0]![(band + y) * painted.linesize[0]! + x]
    // 0.35 of the film; 0.35 of the picture, which stands in the film from 80 to 240.
    assert.deepEqual([light(112, 90), light(136, 90)], [16, 16])
    assert.equal(light(200, 90), 200)
    assert.equal(light(112, 20), 200)
  }
})
