import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { ok } from '#base/result.ts'
import { mediaSpan90k } from '#base/units.ts'
import { at, format1080 } from '#test/engine/recording.ts'
import { createSetClock } from '#test/engine/set-clock.ts'
import { LiveHub } from './live.ts'
import { snapshotTaker } from './snapshots.ts'

const opened = () => {
  const handles = new Map<string, number>()
  const hub = new LiveHub({
    follow: (handle, camera) => void handles.set(camera, handle),
    unfollow: handle => {
      for (const [camera, known] of handles) if (known === handle) handles.delete(camera)
    },
  })
  const clock = createSetClock()
  let made = 0
  const waiting: (() => void)[] = []
  const pictures = {
    jpeg: async () => {
      made++
      await new Promise<void>(resolve => waiting.push(resolve))
      return ok(Buffer.from([0xff, 0xd8]))
    },
  }
  const finish = () => {
    for (const go of waiting.splice(0)) go()
  }
  const show = (camera: string) => {
    const handle = handles.get(camera)!
    hub.takeFormat(handle, format1080)
    hub.takeFrame(handle, { key: true, decode: at(0), composition: mediaSpan90k(0), bytes: Buffer.alloc(50) })
  }
  return { take: snapshotTaker(hub, pictures, clock), show, finish, clock, made: () => made, handles }
}
const CONG = knownCameraId('cong')
const turn = () => new Promise(resolve => setImmediate(resolve))

test('however many ask within a second, one picture is made, and the stream is let go', async () => {
  const { take, show, finish, made, clock, handles } = opened()
  const asked = Promise.all(Array.from({ length: 30 }, () => take(CONG, 'main')))
  show('cong')
  await turn()
  finish()
  assert.ok((await asked).every(answer => answer.ok))
  assert.equal(made(), 1)
  assert.equal(handles.size, 0)
  clock.pass(1001)
  const again = take(CONG, 'main')
  show('cong')
  await turn()
  finish()
  assert.ok((await again).ok)
  assert.equal(made(), 2)
})

test('only four pictures are made at once; who comes fifth is told so', async () => {
  const { take, show, finish } = opened()
  const ids = ['mot', 'hai', 'ba', 'bon'].map(knownCameraId)
  const asked = ids.map(id => take(id, 'main'))
  const fifth = await take(CONG, 'main')
  assert.deepEqual([fifth.ok, !fifth.ok && fifth.problem], [false, 'busy'])
  for (const id of ids) show(id)
  await turn()
  finish()
  assert.ok((await Promise.all(asked)).every(answer => answer.ok))
  const after = take(CONG, 'main')
  show('cong')
  await turn()
  finish()
  assert.ok((await after).ok)
})
