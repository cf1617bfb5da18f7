import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Wheel } from './wheel.ts'

test('tasks run in time, again and again, until they are done', async () => {
  const wheel = new Wheel()
  const late: number[] = []
  await Promise.all(
    [7, 20, 33].map(
      every =>
        new Promise<void>(resolve => {
          let due = performance.now() + every
          let left = 5
          const turn = (now: number): number | undefined => {
            assert.ok(now >= due - 4, 'not early by more than a tick')
            late.push(now - due)
            due += every
            if (--left > 0) return due
            resolve()
            return undefined
          }
          wheel.add({ turn }, due)
        }),
    ),
  )
  assert.equal(late.length, 15)
  wheel.stop()
})

test('a task due beyond the wheel waits its whole time', () => {
  let now = 0
  const wheel = new Wheel(() => now)
  let ran = 0
  wheel.add({ turn: () => void ran++ as undefined }, 10_000)
  now = 4_000
  assert.equal(ran, 0)
  wheel.stop()
})
