import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { What } from '#community/access/may.ts'
import type { Sight } from '#community/access/sight.ts'
import { ownsTrail, seesTrail } from './who-sees.ts'

const looker = (name: string, allowed: (what: What) => boolean, kind: 'person' | 'operator' = 'person') => ({
  name,
  sight: {
    who: kind === 'operator' ? { kind } : { kind, person: 1 },
    decide: (_verb: string, what: What) => (allowed(what) ? { allowed: true } : { allowed: false }),
  } as unknown as Sight,
})
const nothing = looker('an', () => false)
const ofUnit = looker('an', what => what.kind === 'something' || (what.kind === 'unit' && what.unit === 'thon-3'))

test('a trail is its maker’s until it is shared', () => {
  const own = { by: 'hung', shared: 'own', unit: 'thon-3' } as const
  assert.equal(seesTrail(ofUnit, own), false)
  assert.equal(
    seesTrail(
      looker('hung', () => false),
      own,
    ),
    true,
  )
  assert.equal(
    seesTrail(
      looker('x', () => false, 'operator'),
      own,
    ),
    true,
  )
})

test('shared with a unit it is seen by who may search there, shared with the station by who may search anywhere', () => {
  const unit = { by: 'hung', shared: 'unit', unit: 'thon-3' } as const
  assert.equal(seesTrail(ofUnit, unit), true)
  assert.equal(seesTrail(ofUnit, { ...unit, unit: 'thon-4' }), false)
  assert.equal(seesTrail(ofUnit, { ...unit, unit: null }), false)
  assert.equal(seesTrail(ofUnit, { ...unit, shared: 'station' }), true)
  assert.equal(seesTrail(nothing, { ...unit, shared: 'station' }), false)
})

test('seeing is not owning', () => {
  assert.equal(ownsTrail(ofUnit, { by: 'hung' }), false)
})
