import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RemoteKey } from './remote-keys.ts'
import { firstView, heldView, largeOf, type Pages, pressed, secondOf, turnedView, type View } from './view.ts'

const rects = [0, 1, 2, 3].map(at => ({ left: (at % 2) * 100, top: Math.floor(at / 2) * 60, width: 90, height: 50 }))
const on: Pages = { pages: [['a', 'b', null, 'd'], ['e']], rects, every_s: 10, turns: true, sent: null }
const sent = { camera: 'cho', by: 'lan', at_90k: 7, until_90k: null }
const after = (view: View, seconds: number, pages = on): View =>
  Array.from({ length: seconds }).reduce<View>(last => secondOf(last, pages), view)
const keys = (view: View, ...pushed: readonly RemoteKey[]) => pushed.reduce((last, key) => pressed(last, key, on), view)
const ok: RemoteKey = { kind: 'ok' }
const back: RemoteKey = { kind: 'back' }
const digit = (number: number): RemoteKey => ({ kind: 'digit', digit: number })
const right: RemoteKey = { kind: 'arrow', arrow: 'ArrowRight' }

test('pages turn by themselves, and rest while somebody holds the remote or looks at one camera', () => {
  assert.equal(after(firstView(10), 9).round.at, 0)
  assert.equal(after(firstView(10), 10).round.at, 1)
  assert.equal(after(firstView(10), 20).round.at, 0)
  assert.equal(after(keys(firstView(10), right), 29).round.at, 0)
  assert.equal(after(firstView(10), 60, { ...on, sent }).round.at, 0)
  assert.equal(after(firstView(10), 60, { ...on, turns: false }).round.at, 0)
})

test('a page that is held stays until it is let go, and then has its whole time', () => {
  const held = keys(after(firstView(10), 7), { kind: 'hold', held: true })
  assert.equal(after(held, 100).round.at, 0)
  assert.equal(turnedView(held, 1, on).round.at, 1, 'a hand turns it all the same')
  const on_again = keys(after(held, 100), { kind: 'hold', held: undefined })
  assert.deepEqual([after(on_again, 9).round.at, after(on_again, 10).round.at], [0, 1])
  assert.equal(heldView(firstView(10), true, { ...on, turns: false }).held, false, 'nothing turns here')
})

test('arrows choose, OK enlarges, Back returns, and the ring goes when nobody is there', () => {
  const chosen = keys(firstView(10), right, right)
  assert.equal(chosen.chosen, 1)
  assert.equal(keys(chosen, ok).large, 'b')
  assert.deepEqual([keys(chosen, ok, back).large, keys(chosen, ok, back).chosen], [undefined, 1])
  assert.equal(keys(chosen, back).chosen, undefined)
  assert.equal(after(chosen, 30).chosen, undefined)
  assert.equal(
    keys(firstView(10), right, { kind: 'arrow', arrow: 'ArrowDown' }, ok).large,
    undefined,
    'an empty cell stays',
  )
  assert.equal(after(keys(chosen, ok), 299).large, 'b')
  assert.equal(after(keys(chosen, ok), 300).large, undefined)
})

test('digits jump to a cell, two of them to one above nine, and 0 goes back', () => {
  assert.equal(keys(firstView(10), digit(4)).large, 'd')
  assert.equal(keys(firstView(10), digit(3)).large, undefined)
  assert.equal(keys(firstView(10), digit(4), digit(0)).large, undefined)
  const twelve = { ...on, pages: [Array.from({ length: 12 }, (_, at) => `c${at + 1}`)] }
  const one = pressed(firstView(10), digit(1), twelve)
  assert.equal(one.large, 'c1')
  assert.equal(pressed(one, digit(2), twelve).large, 'c12')
  assert.equal(pressed(after(one, 3, twelve), digit(2), twelve).large, 'c2', 'the first digit is forgotten')
})

test('what is sent fills the screen until it is put away, and the next that is sent comes again', () => {
  const view = firstView(10)
  assert.deepEqual(largeOf(view, sent), { camera: 'cho', sent: true })
  const away = pressed(view, back, { ...on, sent })
  assert.equal(largeOf(away, sent), undefined)
  assert.deepEqual(largeOf(away, { ...sent, at_90k: 8 }), { camera: 'cho', sent: true })
  assert.deepEqual(largeOf(pressed(away, digit(1), { ...on, sent }), sent), { camera: 'a', sent: false })
})

test('a page that is gone is not stayed on', () => {
  const second = after(firstView(10), 10)
  assert.equal(secondOf(second, { ...on, pages: [['a']], turns: false }).round.at, 0)
})
