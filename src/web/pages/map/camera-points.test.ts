import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Camera, StreamStatus } from '#contract/camera.ts'
import type { Site } from '#contract/site.ts'
import { type CameraPoint, isAskedFor, NO_FILTER, namesOf, pointState, worstOf } from './camera-points.ts'

const status = (state: StreamStatus['state']) => ({ state, reason: null }) as StreamStatus
const camera = (facts: Partial<Camera> = {}) =>
  ({
    id: 'cong',
    name: 'Cổng chính',
    place: '',
    suspended: null,
    hours: null,
    main: status('streaming'),
    ...facts,
  }) as Camera

test('what is wrong with a camera is told as the worst of what is known', () => {
  const suspended = { reason: 'nhà có việc', by: 'cli', since_90k: 0, until_90k: null }
  const cases: readonly [Partial<Camera>, number | undefined, string][] = [
    [{}, 98, 'works'],
    [{}, undefined, 'works'],
    [{}, 0, 'no_footage'],
    [{ main: status('waiting') }, 50, 'lost'],
    [{ main: status('refused') }, 50, 'lost'],
    [{ main: status('stalled') }, 50, 'stalled'],
    [{ main: status('connecting') }, 0, 'coming'],
    [{ main: null }, undefined, 'coming'],
    [{ suspended, main: status('waiting') }, undefined, 'resting'],
    [{ hours: { text: '', by: '', since_90k: 0, recording: false } }, 0, 'resting'],
  ]
  for (const [facts, today, state] of cases)
    assert.equal(pointState(camera(facts), today), state, JSON.stringify(facts))
  assert.equal(worstOf([{ state: 'works' }, { state: 'lost' }, { state: 'resting' }]), 'lost')
})

test('cameras are found by hamlet, road, state, and by their names without accents', () => {
  const site = { hamlet: 'Thôn Đông', road: 'Ngõ 7' } as Site
  const point: CameraPoint = { camera: camera(), site, state: 'lost' }
  const asked = (more: object) => isAskedFor(point, { ...NO_FILTER, ...more })
  assert.ok(asked({}) && asked({ text: 'cong chinh' }) && asked({ text: 'dong' }) && asked({ state: 'lost' }))
  assert.ok(!asked({ text: 'cho' }) && !asked({ state: 'works' }) && !asked({ hamlet: 'Thôn Đoài' }))
  const nowhere: CameraPoint = { ...point, site: undefined }
  assert.ok(!isAskedFor(nowhere, { ...NO_FILTER, road: 'Ngõ 7' }))
  assert.deepEqual(namesOf([point, nowhere, { ...point, site: { ...site, road: 'Ngõ 10' } }, point], 'road'), [
    'Ngõ 7',
    'Ngõ 10',
  ])
})
