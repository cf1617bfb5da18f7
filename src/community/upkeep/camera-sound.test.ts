import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import { soundOf } from './camera-sound.ts'

const at = wallTime90k
const pieces = (record_audio: boolean, said: readonly (readonly [number, boolean])[], from: number, to: number) =>
  soundOf(
    { record_audio, added_90k: at(100) },
    said.map(([since, recording]) => ({ since_90k: at(since), recording })),
    at(from),
    at(to),
  ).map(piece => [piece.from, piece.to, piece.sound])

test('sound counts where somebody had switched it on by then, and nowhere else', () => {
  assert.deepEqual(pieces(true, [[300, true]], 200, 400), [
    [200, 300, false],
    [300, 400, true],
  ])
  assert.deepEqual(
    pieces(
      false,
      [
        [150, true],
        [250, false],
      ],
      200,
      400,
    ),
    [
      [200, 250, true],
      [250, 400, false],
    ],
  )
  assert.deepEqual(pieces(true, [[150, true]], 200, 400), [[200, 400, true]])
  assert.deepEqual(pieces(false, [[900, true]], 200, 400), [[200, 400, false]])
})

test('where nobody ever said anything, what the camera was added with counts, from then on', () => {
  assert.deepEqual(pieces(true, [], 50, 400), [
    [50, 100, false],
    [100, 400, true],
  ])
  assert.deepEqual(pieces(false, [], 50, 400), [[50, 400, false]])
})

test('what was said of a camera that was removed since counts no more', () => {
  assert.deepEqual(pieces(false, [[40, true]], 50, 400), [[50, 400, false]])
})
