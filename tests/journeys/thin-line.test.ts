// Journey: a viewer on a thin line asks for fewer pictures of a camera. It gets whole ones at the pace it asked for, and what goes over the
// wire shrinks with them; whoever watches the same camera beside it sees every picture.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TICKS_PER_SECOND } from '#base/units.ts'
import { type LivePicture, LiveViewer } from '#test/live-viewer.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

test('keyframes alone cross a thin line, each lasting until the next, while others see all of it', {
  timeout: 60_000,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack)
  const house = await House.open(stack)
  const { id } = await house.add(street.cameras[0]!)
  await house.streams(id)
  using viewer = await LiveViewer.open(house)
  viewer.watch(1, id, 'main')
  viewer.watch(2, id, 'main', undefined, 'keyframes')
  viewer.watch(3, id, 'main', undefined, 'pictures')
  await until('several keyframes came', () => viewer.frames(2).length >= 5, 40_000)

  const [all, keys, pictures] = [viewer.frames(1), viewer.frames(2), viewer.frames(3)]
  assert.ok(keys.every(({ key }) => key))
  for (const [i, frame] of keys.slice(0, -1).entries())
    assert.ok(keys[i + 1]!.start - frame.start < 2 * frame.span, 'no hole that a browser would see (MSE §3.5.8)')
  const spanned = (keys.at(-1)!.start - keys[0]!.start) / TICKS_PER_SECOND
  assert.ok(spanned >= 0.9 * (keys.length - 1), 'one a second at most')
  assert.ok(pictures.length >= 1 && pictures.length <= 1 + spanned / 9, `${pictures.length} pictures in ${spanned} s`)
  const same = all.filter(({ start }) => start >= keys[0]!.start && start <= keys.at(-1)!.start)
  t.diagnostic(`${spanned.toFixed(1)} s: all ${sum(same)} bytes, keyframes ${sum(keys)}, pictures ${sum(pictures)}`)
  assert.ok(same.length > 3 * keys.length && sum(keys) < sum(same))

  viewer.watch(2, id, 'main', undefined, 'all')
  const before = viewer.frames(2).length
  await until('asked anew, the same channel carries every picture', () =>
    viewer
      .frames(2)
      .slice(before)
      .some(({ key }) => !key),
  )
})

const sum = (frames: readonly LivePicture[]): number => frames.reduce((bytes, frame) => bytes + frame.bytes.length, 0)
