import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import { coverage } from './coverage.ts'
import { explainedCoverage } from './explained-coverage.ts'
import { lossCauses, type Outage } from './ledger.ts'

const HOUR = 3600 * TICKS_PER_SECOND
const END = 200 * HOUR
const at = fc.integer({ min: 0, max: END })

const outage = fc.record({
  from: at,
  length: fc.integer({ min: 0, max: 30 * HOUR }),
  cause: fc.constantFrom(...lossCauses),
})
const held = fc.record({ start: at, length: fc.integer({ min: 1, max: 60 * HOUR }) })

const noted = (given: readonly { from: number; length: number; cause: Outage['cause'] }[]): readonly Outage[] =>
  given
    .map(({ from, length, cause }, i) => ({
      ...{ camera: undefined, stream: undefined, from: wallTime90k(from), to: wallTime90k(from + length) },
      ...{ cause, by: 'recorder', detail: `${i}`, noted: wallTime90k(from + i) },
    }))
    .toSorted((a, b) => a.from - b.from)

test('asked for only where something is missing, outages explain as much as all of them would', () => {
  fc.assert(
    fc.property(fc.array(held, { maxLength: 8 }), fc.array(outage, { maxLength: 20 }), (pieces, given) => {
      const outages = noted(given)
      const recorded = pieces.map(({ start, length }) => ({
        start: wallTime90k(start),
        end: wallTime90k(start + length),
      }))
      const [from, to] = [wallTime90k(0), wallTime90k(END)]
      const within = (begin: number, end: number) => outages.filter(one => one.from < end && one.to! > begin)
      assert.deepEqual(explainedCoverage(recorded, within, from, to), coverage(recorded, outages, from, to))
    }),
    { numRuns: 500 },
  )
})

test('where nothing is missing, no outage is asked for', () => {
  const asked = () => assert.fail('nothing is missing')
  const whole = [{ start: wallTime90k(0), end: wallTime90k(END) }]
  assert.equal(explainedCoverage(whole, asked, wallTime90k(0), wallTime90k(END)).length, 1)
})
