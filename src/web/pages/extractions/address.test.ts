import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import { MOST_ITEMS } from '#contract/extraction.ts'
import { readNewSearch, readWhich } from './address.ts'
import { askedOf, askedOfMarks, readItems, readNumbers } from './asked-spans.ts'

const at = wallTime90k(160_000_000_000_000)
const minute = 60 * 90_000

test('what one page writes into the address, the request reads', () => {
  const { items } = askedOf(['cong-chinh', 'nga-ba'], at, wallTime90k(at + minute))
  assert.deepEqual(readItems(items), [
    { camera: 'cong-chinh', from: at, to: at + minute },
    { camera: 'nga-ba', from: at, to: at + minute },
  ])
})

test('a moment is asked for with five minutes on either side', () => {
  assert.deepEqual(readItems(askedOf(['cong-chinh'], at).items), [
    { camera: 'cong-chinh', from: at - 5 * minute, to: at + 5 * minute },
  ])
})

test('marks of a trail become one span a camera', () => {
  const marks = [
    { camera: 'cho', from: at, to: wallTime90k(at + minute) },
    { camera: 'cong', from: at, to: at },
    { camera: 'cho', from: wallTime90k(at + 3 * minute), to: wallTime90k(at + 4 * minute) },
  ]
  assert.deepEqual(readItems(askedOfMarks(marks).items), [
    { camera: 'cho', from: at - minute, to: at + 5 * minute },
    { camera: 'cong', from: at - minute, to: at + minute },
  ])
})

test('an address that somebody spoilt asks for what can still be read', () => {
  const hostile = ['', 'a', 'a.b.c', 'cong.5.4', '../x.1.2', 'cong.1.99999999999999999', 'cong.1.2', 'cong.1.2'].join(
    ',',
  )
  assert.deepEqual(readItems(hostile), [{ camera: 'cong', from: 1, to: 2 }])
  assert.deepEqual(readNumbers('1,2,2,x,-3,4e1,0'), [1, 2])
  assert.deepEqual(readNewSearch({ case: 12, incident: '3', trail: -1, recipient: 'x', step: 2.5 }), {
    case: '12',
    incident: 3,
  })
  assert.deepEqual([readWhich({ which: 'constructor' }), readWhich({ which: 'on_hold' })], [{}, { which: 'on_hold' }])
  const many = Array.from({ length: 99 }, (_, at) => `cam.${at}.1000`).join(',')
  assert.equal(readItems(many).length, MOST_ITEMS)
})
