import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boxesIn, readU64 } from '#engine/recording/boxes.ts'
import { at, format576, GATE, givePictures, startRecording } from '#test/engine/recording.ts'
import { extentLength, readExtents } from './extents.ts'
import { playback } from './playback.ts'

test('playback is an init segment for each format and fragments in the station’s time', async () => {
  const recording = startRecording()
  try {
    givePictures(recording, 0, 30)
    givePictures(recording, 30, 30, { format: format576 })
    await recording.finish()
    const { mime, extents } = playback(await recording.footage.parts(GATE, 'main', at(0), at(60)))
    assert.equal(mime, 'video/mp4; codecs="avc1.42c028"')
    const pieces: Buffer[] = []
    const length = extents.reduce((sum, extent) => sum + extentLength(extent), 0)
    for await (const piece of readExtents(extents, 0, length)) pieces.push(piece)
    const bytes = Buffer.concat(pieces)
    assert.equal(bytes.length, length)
    const boxes = boxesIn(bytes, 0, bytes.length)
    assert.equal(boxes.at(-1)!.end, length)
    const pair = ['moof', 'mdat']
    assert.deepEqual(
      boxes.map(({ type }) => type),
      ['ftyp', 'moov', ...pair, ...pair, 'ftyp', 'moov', ...pair, ...pair],
    )
    const times = boxes.filter(({ type }) => type === 'moof').map(({ start }) => readU64(bytes, start + 64))
    assert.deepEqual(times, [at(0), at(15), at(30), at(45)])
  } finally {
    recording.dispose()
  }
})
