import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WallTime90k } from '#base/units.ts'
import type { VideoFormat } from '#engine/frames/frame.ts'
import { boxesIn, readU64 } from '#engine/recording/boxes.ts'
import { at, FRAME_TICKS, format576, format1080, GATE, givePictures, startRecording } from '#test/engine/recording.ts'
import { extentLength, readExtents } from './extents.ts'
import { keyframeAt, keyframeNear, keyframesOf, keyframesPlayback, shownAt } from './keyframes.ts'

/** Pictures 0…59 and, ten minutes later, 9000…9029 of another format; a keyframe every thirty. */
const recorded = async () => {
  const recording = startRecording()
  givePictures(recording, 0, 60)
  givePictures(recording, 9000, 30, { format: format576 })
  await recording.finish()
  return recording
}

const frameOf = (time: WallTime90k): number => (time - at(0)) / FRAME_TICKS

test('an instant is answered by the keyframe of its group, and only that picture is read', async () => {
  const recording = await recorded()
  try {
    for (const [asked, answered] of [
      [0, 0],
      [29, 0],
      [30, 30],
      [59, 30],
      [9029, 9000],
    ] as const) {
      const found = await keyframeAt(recording.footage, GATE, 'main', at(asked))
      assert.equal(frameOf(shownAt(found!)), answered)
      const { extents } = keyframesPlayback([found!])
      const read = extents.filter(({ kind }) => kind === 'file').reduce((sum, extent) => sum + extentLength(extent), 0)
      assert.equal(read, 100)
      const pieces: Buffer[] = []
      for await (const piece of readExtents(extents, 0, Number.MAX_SAFE_INTEGER)) pieces.push(piece)
      assert.deepEqual(Buffer.concat(pieces).subarray(-100), Buffer.alloc(100, answered))
    }
    assert.equal(await keyframeAt(recording.footage, GATE, 'main', at(100)), undefined)
  } finally {
    recording.dispose()
  }
})

test('where nothing was recorded the nearest keyframe answers, with its own time', async () => {
  const recording = await recorded()
  const nearest = async (frame: number) => {
    const found = await keyframeNear(recording.footage, GATE, 'main', at(frame))
    return found === undefined ? undefined : frameOf(shownAt(found))
  }
  try {
    assert.equal(await nearest(100), 30)
    assert.equal(await nearest(8900), 9000)
    assert.equal(await nearest(-5000), 0)
    assert.equal(await nearest(900_000), 9000)
    assert.equal(await keyframeNear(recording.footage, GATE, 'sub', at(10)), undefined)
  } finally {
    recording.dispose()
  }
})

test('a span gives each group once, leaves gaps out, and tells a change of format', async () => {
  const recording = await recorded()
  try {
    const span = { from: at(0), to: at(9030), every: 10 * FRAME_TICKS }
    const found = await keyframesOf(recording.footage, GATE, 'main', span)
    assert.deepEqual(
      found.map(one => frameOf(shownAt(one))),
      [0, 30, 9000],
    )
    const { mime, extents } = keyframesPlayback(found)
    assert.equal(mime, `video/mp4; codecs="${format1080.codec}"`)
    const pieces: Buffer[] = []
    for await (const piece of readExtents(extents, 0, Number.MAX_SAFE_INTEGER)) pieces.push(piece)
    const bytes = Buffer.concat(pieces)
    const boxes = boxesIn(bytes, 0, bytes.length)
    const pair = ['moof', 'mdat']
    assert.deepEqual(
      boxes.map(({ type }) => type),
      ['ftyp', 'moov', ...pair, ...pair, 'ftyp', 'moov', ...pair],
    )
    const times = boxes.filter(({ type }) => type === 'moof').map(({ start }) => readU64(bytes, start + 64))
    assert.deepEqual(times, [at(0), at(30), at(9000)])
  } finally {
    recording.dispose()
  }
})

test('of pictures that all stand alone the one that the instant shows is answered', async () => {
  const stills: VideoFormat = { ...format1080, id: 'c3c3c3c3c3c3c3c3', entry: 'mp4v', codec: 'mp4v.6c' }
  const recording = startRecording()
  try {
    givePictures(recording, 0, 30, { group: 1, format: stills })
    await recording.finish()
    for (const frame of [0, 7, 14, 15, 29]) {
      const found = await keyframeAt(recording.footage, GATE, 'main', at(frame + 0.5))
      assert.equal(frameOf(shownAt(found!)), frame)
      const pieces: Buffer[] = []
      for await (const piece of readExtents(keyframesPlayback([found!]).extents, 0, Number.MAX_SAFE_INTEGER))
        pieces.push(piece)
      assert.deepEqual(Buffer.concat(pieces).subarray(-100), Buffer.alloc(100, frame))
    }
  } finally {
    recording.dispose()
  }
})
