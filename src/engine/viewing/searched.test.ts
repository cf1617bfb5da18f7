import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wallTime90k } from '#base/units.ts'
import { lengthWords, searchedSentence } from '#contract/searched-words.ts'
import { coverage } from '#engine/recording/coverage.ts'
import type { Outage } from '#engine/recording/ledger.ts'
import type { Looked, Span } from './motion-search.ts'
import { searchedOf } from './searched.ts'

const MINUTE = 60 * 90_000
const span = (from_min: number, to_min: number): Span => ({
  from: wallTime90k(from_min * MINUTE),
  to: wallTime90k(to_min * MINUTE),
})
const nothing: Looked = { analysed: [], undecodable: [], damaged: [], masked: [], masked_part: 0, coarsest_ms: 250 }
const outage = (from_min: number, to_min: number, cause: Outage['cause']): Outage => {
  const { from, to } = span(from_min, to_min)
  return { ...{ camera: undefined, stream: undefined, from, to, cause, by: 'recorder', detail: '' }, noted: to }
}
const held = (...spans: readonly Span[]) => spans.map(({ from, to }) => ({ start: from, end: to }))
const NIGHT = span(1000, 1480)
const plain = { camera: 'cong', there_from: wallTime90k(0), kept_from: wallTime90k(0), unshared: [] }

test('a night of which eight minutes are missing because power was lost is told as that', () => {
  const recorded = held(span(1000, 1200), span(1208, 1480))
  const told = searchedOf({
    ...plain,
    asked: [NIGHT],
    looked: { ...nothing, analysed: [span(1000, 1200), span(1208, 1480)] },
    coverage: coverage(recorded, [outage(1200, 1208, 'power_lost')], NIGHT.from, NIGHT.to),
  })
  assert.equal(told.asked_ms, 8 * 3_600_000)
  assert.deepEqual(told.not_searched, [{ why: 'power_lost', ms: 480_000, from_90k: 1200 * MINUTE }])
  assert.equal(searchedSentence(told, 'vi'), 'đã tìm trong 7 giờ 52 phút trên 8 giờ; thiếu 8 phút vì mất điện')
  assert.equal(
    searchedSentence([told, told], 'en'),
    'searched 15 hours 44 minutes of 16 hours; missing 16 minutes because power was lost',
  )
})

test('what was not shared, hidden, gone, damaged, not decoded or not looked at yet is told apart', () => {
  const told = searchedOf({
    ...plain,
    there_from: span(1010, 1010).from,
    kept_from: span(1100, 1100).from,
    asked: [NIGHT],
    unshared: [span(1400, 1500)],
    looked: {
      ...nothing,
      // Until retention had removed it, 1050 to 1100 was looked at.
      analysed: [span(1050, 1200)],
      undecodable: [span(1200, 1210)],
      damaged: [span(1220, 1260)],
      masked: [span(1380, 1440)],
    },
    coverage: coverage(held(span(1100, 1480)), [outage(1000, 1100, 'expired')], NIGHT.from, NIGHT.to),
  })
  const minutes = Object.fromEntries(told.not_searched.map(({ why, ms }) => [why, ms / 60_000]))
  assert.deepEqual(minutes, {
    ...{ not_there: 10, not_shared: 80, masked: 20, undecodable: 10, damaged: 40, expired: 90 },
    // Pictures that were looked at to within two seconds of where they end are seen to their end.
    not_yet: 10 + 120,
  })
  assert.equal(told.searched_ms, 100 * 60_000)
})

test('whatever is asked, every instant is in exactly one place, and all of them add up', () => {
  const spans = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 900 })), { maxLength: 8 })
    .map(pairs => {
      let at = 0
      return pairs.map(([gap, length]) => {
        const [from, to] = [at + gap, at + gap + length]
        at = to
        return { from: wallTime90k(from * 7001), to: wallTime90k(to * 7001) }
      })
    })
  const instant = fc.integer({ min: 0, max: 60_000_000 }).map(wallTime90k)
  fc.assert(
    fc.property(
      fc.record({ asked: spans, unshared: spans, there_from: instant, kept_from: instant, recorded: spans }),
      fc.record({ analysed: spans, undecodable: spans, damaged: spans, masked: spans }),
      ({ recorded, ...given }, looked) => {
        const [from, to] = [given.asked[0]?.from ?? wallTime90k(0), given.asked.at(-1)?.to ?? wallTime90k(0)]
        const spans = to <= from ? [] : coverage(held(...recorded), [outage(1, 5, 'power_lost')], from, to)
        const told = searchedOf({ ...given, camera: 'cong', looked: { ...nothing, ...looked }, coverage: spans })
        const sum = told.not_searched.reduce((all, { ms }) => all + ms, told.searched_ms)
        assert.equal(sum, told.asked_ms)
        assert.ok(told.searched_ms >= 0 && told.not_searched.every(({ ms }) => ms > 0))
        const asked = given.asked.reduce((all, one) => all + one.to - one.from, 0)
        assert.ok(Math.abs(told.asked_ms - asked / 90) <= 0.5)
        const bound = looked.analysed.reduce((all, one) => all + one.to - one.from + 2 * 180_000, 0)
        assert.ok(told.searched_ms <= bound / 90 + 1, 'no more than was looked at')
        assert.ok(searchedSentence(told, 'vi').length < 600 && searchedSentence(told, 'en').length < 600)
      },
    ),
  )
})

test('lengths are told in the two greatest units, rounded where they are told', () => {
  const said = [400, 1000, 61_000, 28_799_600, 28_320_000, 86_399_999, 90_000_000, 3_600_000]
  assert.deepEqual(
    said.map(ms => lengthWords(ms, 'vi')),
    ['chưa đến 1 giây', '1 giây', '1 phút 1 giây', '8 giờ', '7 giờ 52 phút', '1 ngày', '1 ngày 1 giờ', '1 giờ'],
  )
  assert.equal(lengthWords(90_000_000, 'en'), '1 day 1 hour')
})
