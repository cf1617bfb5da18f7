import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { createSteer, pulled } from './steer.ts'

test('a held direction is said again and again, and let go it is one stop, never before the move is through', async t => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const said: string[] = []
  let through = () => {}
  const steer = createSteer(
    move => {
      said.push(move === 'stop' ? 'stop' : `pan ${move.pan}`)
      return new Promise<void>(resolve => {
        through = resolve
      })
    },
    error => assert.fail(String(error)),
  )
  steer.hold({ pan: 0.5 })
  steer.hold({ pan: 0.5 })
  assert.deepEqual(said, ['pan 0.5'])
  through()
  await turn()
  t.mock.timers.tick(400)
  assert.deepEqual(said, ['pan 0.5', 'pan 0.5'])
  steer.release()
  assert.equal(said.length, 2, 'the stop waits for the move')
  through()
  await turn()
  assert.deepEqual(said.slice(2), ['stop'])
  through()
  await turn()
  t.mock.timers.tick(5000)
  steer.release()
  assert.equal(said.length, 3)
})

test('a camera that refuses is not asked again by itself', async t => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  let asked = 0
  const troubles: unknown[] = []
  const steer = createSteer(
    () => {
      asked++
      return Promise.reject(new Error('no'))
    },
    error => troubles.push(error),
  )
  steer.hold({ pan: 1 })
  await turn()
  t.mock.timers.tick(5000)
  assert.deepEqual([asked, troubles.length], [1, 1])
})

test('a pull turns by its length and way, in tenths, and a small tremble not at all', () => {
  assert.deepEqual(pulled(50, 0, 100), { pan: 0.5, tilt: 0 })
  assert.deepEqual(pulled(-300, 31, 100), { pan: -1, tilt: -0.3 })
  assert.equal(pulled(3, -4, 100), undefined)
})
