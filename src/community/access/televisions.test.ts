import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import type { TelevisionShows } from '#contract/television.ts'
import { camerasOf, type Shown, sentNow } from './televisions.ts'

const here = ['cong', 'cho', 'ngo-3']
const onWall: TelevisionShows = { kind: 'wall', wall: 'tuong-1' }
const wall = (patrol: Partial<Shown['patrol']> = {}): Shown => ({
  cells: [
    { camera: 'cong', box: null },
    { camera: null, box: null },
    { camera: 'da-go', box: null },
  ],
  patrol: { on: false, every_s: 15, groups: [], ...patrol },
})
const seen = (shows: TelevisionShows, shown?: Shown, camera?: string) => {
  const sent = camera === undefined ? undefined : { camera, by: 'x', at_90k: 0, until_90k: null }
  return [...camerasOf({ shows, sent }, shown, here)]
}

test('a television sees the cameras of its wall, and no other', () => {
  assert.deepEqual(seen(onWall, wall()), ['cong'])
  assert.deepEqual(
    seen(onWall, wall({ groups: [{ name: '', cameras: ['cho'] }] })),
    ['cong'],
    'a patrol that is off shows nothing',
  )
  assert.deepEqual(seen(onWall, wall({ on: true, groups: [{ name: '', cameras: ['cho'] }] })), ['cong', 'cho'])
  assert.deepEqual(seen(onWall, wall({ on: true })), here, 'a patrol without groups goes through all')
})

test('where its wall is gone it sees nothing but what is sent to it', () => {
  assert.deepEqual(seen(onWall), [])
  assert.deepEqual(seen(onWall, undefined, 'cho'), ['cho'])
  assert.deepEqual(seen(onWall, undefined, 'da-go'), [])
})

test('cameras that were chosen, or all that are here', () => {
  const shows = (cameras: string[] | null): TelevisionShows => ({
    kind: 'cameras',
    cameras,
    at_once: 'all',
    every_s: 15,
  })
  assert.deepEqual(seen(shows(['cho', 'da-go'])), ['cho'])
  assert.deepEqual(seen(shows(null)), here)
})

test('what was sent counts until it is over', () => {
  const sent = { camera: 'cong', by: 'x', at_90k: 0, until_90k: 900 }
  assert.equal(sentNow(sent, wallTime90k(899)), sent)
  assert.equal(sentNow(sent, wallTime90k(900)), undefined)
  assert.equal(sentNow({ ...sent, until_90k: null }, wallTime90k(9e15))?.camera, 'cong')
})
