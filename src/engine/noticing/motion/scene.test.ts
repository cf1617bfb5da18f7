import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PICTURE_HEIGHT, PICTURE_WIDTH } from '#engine/noticing/motion-grid.ts'
import { SceneWatch } from './scene.ts'

/** A street of houses: blocks of different grey whose walls stand where `seed` puts them. */
const street = (seed: number, contrast = 1, light = 0): Uint8Array => {
  const picture = new Uint8Array(PICTURE_WIDTH * PICTURE_HEIGHT)
  const shift = seed % 16
  let state = seed
  const blocks = Array.from({ length: 17 * 10 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return 40 + (state % 160)
  })
  for (let y = 0; y < PICTURE_HEIGHT; y++)
    for (let x = 0; x < PICTURE_WIDTH; x++)
      picture[y * PICTURE_WIDTH + x] =
        110 + light + (blocks[((y + shift) >> 4) * 17 + ((x + shift) >> 4)]! - 110) * contrast
  return picture
}
const grey = (value: number): Uint8Array => new Uint8Array(PICTURE_WIDTH * PICTURE_HEIGHT).fill(value)

const watching = () => {
  const told: [number, string][] = []
  const scene = new SceneWatch((tick, state) => void told.push([tick, state]))
  let tick = 0
  const see = (picture: Uint8Array, seconds: number): void => {
    for (let second = 0; second < seconds; second++, tick += 4) scene.look(picture, tick)
  }
  see(street(7), 60)
  return { told, see, tick: () => tick }
}
const states = (told: readonly (readonly [number, string])[]): readonly string[] => told.map(([, state]) => state)

test('night, infrared and a cloud are no tampering', () => {
  const { told, see } = watching()
  for (let contrast = 1; contrast > 0.55; contrast -= 0.02) see(street(7, contrast, -60 * (1 - contrast)), 60)
  see(street(7, 0.9, 10), 60)
  assert.deepEqual(states(told), ['usual'])
})

test('a covered, darkened, turned and smeared camera is told with when it began, and when it sees again', () => {
  for (const [picture, state] of [
    [grey(90), 'covered'],
    [grey(2), 'dark'],
    [street(12_345), 'turned'],
    [street(7, 0.4), 'blurred'],
  ] as const) {
    const { told, see, tick } = watching()
    const begun = tick()
    see(picture, 60)
    see(street(7), 30)
    assert.deepEqual(states(told), ['usual', state, 'usual'])
    assert.equal(told[1]![0], begun)
  }
})

test('a lorry that stops before the lens for a moment is not told', () => {
  const { told, see } = watching()
  see(grey(120), 12)
  see(street(7), 30)
  assert.deepEqual(states(told), ['usual'])
})

test('a camera that hangs another way for half an hour is meant to', () => {
  const { told, see } = watching()
  see(street(12_345), 1900)
  assert.deepEqual(states(told), ['usual', 'turned', 'usual'])
  see(street(7), 60)
  assert.equal(states(told).at(-1), 'turned')
})

test('a camera that is covered when looking begins is learned only once it sees something', () => {
  const told: string[] = []
  const scene = new SceneWatch((_, state) => void told.push(state))
  for (let tick = 0; tick < 400; tick += 4) scene.look(grey(90), tick)
  assert.deepEqual(told, [])
  for (let tick = 400; tick < 600; tick += 4) scene.look(street(7), tick)
  assert.deepEqual(told, ['usual'])
})
