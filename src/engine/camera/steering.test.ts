import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ok } from '#base/result.ts'
import { until } from '#test/patience.ts'
import { trouble } from './onvif-trouble.ts'
import { Steering } from './steering.ts'

const head = (stops: readonly boolean[] = []) => {
  const said: string[] = []
  let stop = 0
  return {
    said,
    move: async (_: string, { pan }: { readonly pan: number }, most_ms: number) => {
      said.push(`move ${pan} ${most_ms}`)
      return ok(undefined)
    },
    stop: async () => {
      said.push('stop')
      return (stops[stop++] ?? true) ? ok(undefined) : trouble('timeout')
    },
  }
}
const right = { pan: 1, tilt: 0, zoom: 0 }

test('a camera that nobody keeps moving stops by itself', async () => {
  const camera = head()
  const steering = new Steering(camera, 'P1')
  await steering.move(right, 100)
  assert.equal(steering.moving, true)
  await until('it is stopped', async () => camera.said.includes('stop'))
  assert.deepEqual(camera.said, ['move 1 1100', 'stop'])
  assert.equal(steering.moving, false)
})

test('a stop that does not arrive is said again', async () => {
  const camera = head([false, false, true])
  const steering = new Steering(camera, 'P1')
  await steering.move(right, 60_000)
  assert.ok((await steering.stop()).ok)
  assert.deepEqual(camera.said.slice(1), ['stop', 'stop', 'stop'])
})

test('a network that is away for a moment does not leave a camera turning', async () => {
  const camera = head([false, false, false, false, true])
  const steering = new Steering(camera, 'P1')
  await steering.move(right, 100)
  await until('its stop arrived', async () => camera.said.length === 6)
  assert.deepEqual(camera.said.slice(1), Array(5).fill('stop'))
})

test('a camera that does not answer a move is stopped all the same, and again once it has answered', async () => {
  const camera = head()
  let answer = (): void => {}
  const hangs = async (profile: string, speed: typeof right, most_ms: number) => {
    await new Promise<void>(resolve => {
      answer = resolve
    })
    return camera.move(profile, speed, most_ms)
  }
  const steering = new Steering({ ...camera, move: hangs }, 'P1')
  const moved = steering.move(right, 100)
  await until('it is stopped', async () => camera.said.includes('stop'))
  answer()
  await moved
  await until('it is stopped again', async () => camera.said.length === 3)
  assert.deepEqual(camera.said, ['stop', 'move 1 1100', 'stop'])
})

test('what comes while a word is on its way replaces what has not left yet', async () => {
  const camera = head()
  const steering = new Steering(camera, 'P1')
  const all = [1, 0.5, 0.25].map(pan => steering.move({ ...right, pan }, 60_000))
  await Promise.all(all)
  assert.deepEqual(camera.said, ['move 0.25 61000'])
  await steering.move({ pan: 0, tilt: 0, zoom: 0 }, 1000)
  assert.equal(camera.said.at(-1), 'stop')
})
