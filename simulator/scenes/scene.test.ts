import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Canvas } from '#simulator/drawing/canvas.ts'
import { scenes } from './all.ts'
import { clockText, SceneRenderer } from './render.ts'
import { LOOP_S, passes, stays } from './scene.ts'

test('whoever passes is where they were a loop ago, and nobody jumps', () => {
  for (const pose of [passes([0, 40, 1, 20, 0, 5], 2, 7), stays(2, 9, 1)]) {
    for (let time = 0; time < LOOP_S; time += 0.5) {
      const [now, later] = [pose(time), pose(time + LOOP_S)]
      assert.equal(now === undefined, later === undefined)
      assert.ok(Math.abs((now?.x ?? 0) - (later?.x ?? 0)) < 1e-6)
      const next = pose(time + 0.05)
      if (now !== undefined && next !== undefined) assert.ok(Math.hypot(now.x - next.x, now.z - next.z) < 0.2)
    }
  }
})

test('every scene shows somebody moving, and boxes lie in the picture', () => {
  for (const scene of scenes) {
    const renderer = new SceneRenderer(scene, 1)
    const canvas = new Canvas(640, 360)
    const seen = [3, 9, 15, 21].flatMap(time => renderer.draw(time, canvas))
    assert.ok(
      seen.some(thing => thing.moving),
      scene.name,
    )
    for (const { box } of seen) {
      assert.ok(box.left >= 0 && box.top >= 0 && box.right <= 1280 && box.bottom <= 720)
      assert.ok(box.left < box.right && box.top < box.bottom)
    }
  }
})

test('by night there is no colour', () => {
  const scene = scenes.find(one => one.night)!
  const canvas = new Canvas(640, 360)
  new SceneRenderer(scene, 1).draw(5, canvas)
  assert.ok(canvas.u.every(value => value === 128) && canvas.v.every(value => value === 128))
})

test('the clock has milliseconds', () => {
  assert.equal(clockText(7.5 * 3_600_000 + 12_467), '07:30:12.467')
})
