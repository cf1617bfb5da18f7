import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Site } from '#contract/site.ts'
import type { CameraPoint } from './camera-points.ts'
import { begun, done, redone, undone } from './history.ts'
import { changesIn, draftOf, edited, NO_EDITS, newSite, withEdits } from './site-edits.ts'

const site: Site = {
  camera: 'cong',
  ...newSite({ longitude: 107.6, latitude: 20.2 }),
  placed_by: 'demo',
  placed_90k: 5,
}
const points = [
  { camera: { id: 'cong' }, site, state: 'works' },
  { camera: { id: 'cho' }, site: undefined, state: 'works' },
] as unknown as readonly CameraPoint[]

test('only what stands otherwise than before is saved', () => {
  const turned = edited(NO_EDITS, 'cong', { ...draftOf(site), direction_deg: 90 })
  assert.deepEqual(changesIn(points, turned), [{ camera: 'cong', site: { ...draftOf(site), direction_deg: 90 } }])
  assert.deepEqual(changesIn(points, edited(turned, 'cong', draftOf(site))), [])
  assert.deepEqual(changesIn(points, edited(NO_EDITS, 'cho', null)), [])
  const both = edited(edited(NO_EDITS, 'cong', null), 'cho', newSite({ longitude: 107.12345678, latitude: 20 }))
  assert.deepEqual(
    changesIn(points, both).map(({ camera, site: at }) => [camera, at?.longitude]),
    [
      ['cong', undefined],
      ['cho', 107.1234568],
    ],
  )
  assert.deepEqual(
    withEdits(points, both).map(point => point.site?.longitude),
    [undefined, 107.1234568],
  )
})

test('a drag is one deed to undo, two drags are two, and what was undone can be done again', () => {
  let history = begun(0)
  for (const step of [1, 2, 3]) history = done(history, step, 'drag 1')
  for (const step of [4, 5]) history = done(history, step, 'drag 2')
  assert.equal(undone(history).now, 3)
  assert.equal(undone(undone(history)).now, 0)
  assert.equal(undone(undone(undone(history))).now, 0)
  assert.equal(redone(undone(history)).now, 5)
  assert.deepEqual(done(undone(history), 9).future, [])
  // The same hand again after an undo is another deed.
  assert.deepEqual(done(undone(history), 7, 'drag 1').past, [0, 3])
})
