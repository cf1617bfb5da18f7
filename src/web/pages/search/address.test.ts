import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wallTime90k } from '#base/units.ts'
import { searchAskShape } from '#contract/search.ts'
import { readLocalCode } from '#web/words/time.ts'
import {
  type Areas,
  areasText,
  camerasAsked,
  hitName,
  hoursText,
  lineText,
  readAreas,
  readHit,
  readHours,
  readLine,
} from './address.ts'
import { readSearchAddress } from './read-address.ts'
import { type Area, boxOf } from './shapes.ts'
import { askOf, wishOf } from './wish.ts'

const now = readLocalCode('2026-11-22T08:00:00')!

test('what is drawn is in the address, camera by camera, and comes back the same', () => {
  const areas: Areas = new Map<string, Area | 'all'>([
    ['cong', boxOf([0.3, 0.4], [0.5, 0.7])],
    ['cho', 'all'],
  ])
  const text = areasText(areas)
  assert.equal(text, 'cong:300.400.500.400.500.700.300.700~cho:all')
  assert.deepEqual([...readAreas(text)], [...areas])
  const line = { from: [0.1, 0.5], to: [0.9, 0.45] } as const
  assert.deepEqual(readLine(lineText({ from: [...line.from], to: [...line.to] })), line)
  assert.deepEqual(readHours(hoursText({ from_min: 1320, to_min: 360 })), { from_min: 1320, to_min: 360 })
  assert.deepEqual(readHit(hitName({ camera: 'cong', from_90k: now })), { camera: 'cong', at: now })
})

test('an address that says nothing possible is read as one that says nothing', () => {
  assert.deepEqual(readSearchAddress({ from: 5, size: ['any'], areas: '', hit: 'x'.repeat(9000), other: 'x' }), {})
  const odd = wishOf({ from: 'hôm qua', to: '2026-11-22', what: 'everything', size: 'huge' }, ['cong'], now)
  assert.deepEqual(odd, wishOf({}, ['cong'], now))
  assert.equal(readAreas('cong:1.2.3~cho:abc~:1.1.2.2.3.3~ngo:5.5.5.5.5.5').size, 0)
  assert.equal(readLine('1.2.3.4.5.6'), undefined)
  assert.equal(readHours('1320-1320') ?? readHours('9-9999') ?? readHours('toi'), undefined)
  assert.equal(readHit('cong') ?? readHit('@2026-11-22T02:13:07'), undefined)
  assert.deepEqual(
    camerasAsked({ cameras: 'a,b,a,x' }, [{ id: 'b' }, { id: 'a' }]).map(({ id }) => id),
    ['a', 'b'],
  )
})

test('whatever stands in an address, the station is asked something that it understands, or nothing', () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom('cong:all', 'cong:0.0.999.0.999.1200', '100.100.900.900', '0-1440'),
  )
  fc.assert(
    fc.property(fc.record({ areas: word, line: word, hours: word, from: word, to: word, size: word }), search => {
      const ask = askOf(wishOf(readSearchAddress(search), ['cong'], now), 200)
      if (ask !== undefined) searchAskShape.parse(ask)
    }),
  )
})

test('nobody has said where: nothing is asked; once one camera has a region, the others are searched whole', () => {
  const wish = (areas?: string) => wishOf(readSearchAddress({ areas }), ['cong', 'cho'], now)
  assert.equal(askOf(wish(), 200), undefined)
  const ask = askOf(wish('cho:300.400.500.400.500.700'), 200)
  assert.deepEqual(
    ask?.cameras.map(({ region }) => region?.length ?? null),
    [null, 3],
  )
})

test('a line counts where one camera is searched; a moment that somebody came from is searched onwards', () => {
  const address = readSearchAddress({ line: '100.100.900.900', way: 'to_left', at: '2026-11-21T22:00:00' })
  const one = wishOf(address, ['cong'], now)
  assert.deepEqual(askOf(one, 200)?.line, { from: [0.1, 0.1], to: [0.9, 0.9], way: 'to_left' })
  assert.equal(one.order, 'oldest')
  assert.ok(
    one.span.from < readLocalCode('2026-11-21T22:00:00')! && one.span.to >= readLocalCode('2026-11-22T06:00:00')!,
  )
  assert.equal(askOf(wishOf(address, ['cong', 'cho'], now), 200), undefined)
  assert.equal(wishOf({}, ['cong'], wallTime90k(now)).span.to, now)
})
