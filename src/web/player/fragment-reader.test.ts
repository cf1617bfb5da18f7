import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readExtents } from '#engine/viewing/extents.ts'
import { playback } from '#engine/viewing/playback.ts'
import { at, format576, GATE, givePictures, startRecording } from '#test/engine/recording.ts'
import { readFragments } from './fragment-reader.ts'

const recorded = async (): Promise<Buffer> => {
  const recording = startRecording()
  try {
    givePictures(recording, 0, 30)
    givePictures(recording, 30, 30, { format: format576 })
    await recording.finish()
    const { extents } = playback(await recording.footage.parts(GATE, 'main', at(0), at(60)))
    const pieces: Buffer[] = []
    for await (const piece of readExtents(extents, 0, Number.MAX_SAFE_INTEGER)) pieces.push(piece)
    return Buffer.concat(pieces)
  } finally {
    recording.dispose()
  }
}

test('every picture of a span is read with its time, its group and its bytes, across a change of format', async () => {
  const pictures = readFragments(await recorded())
  assert.equal(pictures.length, 60)
  assert.deepEqual(
    pictures.map(picture => picture.at),
    Array.from({ length: 60 }, (_, i) => at(i)),
  )
  assert.deepEqual(
    pictures.flatMap(({ key }, i) => (key ? [i] : [])),
    [0, 30],
  )
  assert.ok(pictures.every(({ bytes }) => bytes.length > 0))
  assert.equal(pictures[0]!.format.entry, 'avc1')
  assert.equal(pictures[0]!.format.description[0], 1)
  assert.notEqual(pictures[0]!.format, pictures[30]!.format)
  assert.equal(pictures[30]!.format.height, format576.height)
})

test('whatever bytes come, reading ends and never throws', async () => {
  const whole = await recorded()
  fc.assert(
    fc.property(
      fc.nat(whole.length - 1),
      fc.uint8Array({ maxLength: 40 }),
      fc.nat(whole.length),
      (place, bytes, end) => {
        const bent = Buffer.from(whole)
        bent.set(bytes.subarray(0, bent.length - place), place)
        readFragments(bent.subarray(0, end))
      },
    ),
    { numRuns: 300 },
  )
})
