import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { joined, type Span, within, without } from './spans.ts'

const spans = fc.array(
  fc.tuple(fc.nat(60), fc.nat(12)).map(([from, length]): Span => [from, from + length]),
  { maxLength: 8 },
)
const ticksOf = (of: readonly Span[]): Set<number> =>
  new Set(of.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at)))

test('joining, leaving out and cutting down say of every tick what counting them one by one says', () => {
  fc.assert(
    fc.property(spans, spans, (some, others) => {
      const [a, b] = [ticksOf(some), ticksOf(others)]
      assert.deepEqual(ticksOf(joined(some)), new Set([...a].toSorted((x, y) => x - y)))
      assert.deepEqual(ticksOf(without(some, others)), new Set([...a].filter(at => !b.has(at))))
      assert.deepEqual(ticksOf(within(some, others)), new Set([...a].filter(at => b.has(at))))
    }),
  )
})

test('what is joined is in order and none touches another', () => {
  fc.assert(
    fc.property(spans, some => {
      const all = joined(some)
      for (const [at, [from]] of all.entries()) assert.ok(at === 0 || from > all[at - 1]![1])
    }),
  )
})
