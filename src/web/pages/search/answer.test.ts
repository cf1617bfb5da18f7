import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import type { Searched, SearchHit, SearchLine } from '#contract/search.ts'
import { loadLaterWords, sentence } from '#web/words/language.ts'
import { readLocalCode } from '#web/words/time.ts'
import { hitBeside, linesOf, nothingYet, withLines } from './answer.ts'
import { groupsOf } from './groups.ts'
import { coverageText, emptiness } from './told.ts'

const at = (code: string): number => readLocalCode(code)!
const hit = (from_90k: number, camera = 'cong'): SearchHit => ({
  ...{ kind: 'hit', camera, from_90k, to_90k: from_90k + 90_000, part: 0.5, parts: 1 },
  ...{ box: [0.1, 0.1, 0.2, 0.2], way: null },
})
const end: SearchLine = {
  ...{ kind: 'end', hits: 3, more: false, total: 3, found: [], an_hour: [] },
  ...{ searched: [], took_ms: 4 },
}
const say = (key: Parameters<typeof sentence>[1], values?: Parameters<typeof sentence>[2]) =>
  sentence('vi', key, values)

test('hits stand in the order that was asked for, whatever order the cameras answer in', () => {
  const lines: SearchLine[] = [hit(5), { kind: 'progress', days: 1, of_days: 2 }, hit(9), hit(7)]
  const some = withLines(nothingYet, lines, 'newest')
  assert.deepEqual([some.hits.map(({ from_90k }) => from_90k), some.state, some.days], [[9, 7, 5], 'asking', 1])
  const all = withLines(some, [hit(8), end], 'newest')
  assert.deepEqual([all.hits.length, all.hits[1]!.from_90k, all.state], [4, 8, 'done'])
})

test('lines are read however they were cut on their way', async () => {
  const bytes = new TextEncoder().encode(
    `${JSON.stringify(hit(1))}\n${JSON.stringify(hit(2, 'chợ'))}\n${JSON.stringify(end)}\n`,
  )
  for (const size of [1, 7, 64, bytes.length]) {
    const body = new ReadableStream<Uint8Array>({
      start(to) {
        for (let i = 0; i < bytes.length; i += size) to.enqueue(bytes.slice(i, i + size))
        to.close()
      },
    })
    const read: SearchLine[] = []
    for await (const lines of linesOf(body)) read.push(...lines)
    assert.deepEqual(
      read.map(line => (line.kind === 'hit' ? line.camera : line.kind)),
      ['cong', 'chợ', 'end'],
    )
  }
})

test('one goes from hit to hit in time, also where the newest stands first', () => {
  const hits = [hit(9), hit(7), hit(5)]
  assert.equal(hitBeside(hits, 7, 'after')?.from_90k, 9)
  assert.equal(hitBeside(hits, 7, 'before')?.from_90k, 5)
  assert.equal(hitBeside(hits, 9, 'after'), undefined)
})

const span = (from: string, to: string) => ({ from: wallTime90k(at(from)), to: wallTime90k(at(to)) })

test('a night is grouped by the hour, a month by the day; what was found and not told has its hour too', () => {
  const hits = ['2026-11-21T22:10:00', '2026-11-21T22:50:00', '2026-11-22T03:00:00'].map(code => hit(at(code)))
  const an_hour = [
    { from_90k: at('2026-11-21T22:00:00'), hits: 7 },
    { from_90k: at('2026-11-22T05:00:00'), hits: 2 },
  ]
  const night = span('2026-11-21T22:00:00', '2026-11-22T06:00:00')
  assert.deepEqual(
    groupsOf(hits, an_hour, night, 'oldest').map(group => [group.hits.length, group.total]),
    [
      [2, 7],
      [1, 1],
      [0, 2],
    ],
  )
  const days = groupsOf(hits, [], span('2026-11-01', '2026-12-01'), 'newest')
  assert.deepEqual(
    days.map(({ by, from, total }) => [by, from, total]),
    [
      ['day', at('2026-11-22'), 1],
      ['day', at('2026-11-21'), 2],
    ],
  )
})

test('what was searched, what was not, and why, is said; an empty answer says which kind of nothing it is', async () => {
  await loadLaterWords()
  const searched = (more: Partial<Searched>): Searched => ({
    ...{ camera: 'cong', asked_ms: 8 * 3_600_000, searched_ms: 8 * 3_600_000, not_searched: [] },
    ...{ coarsest_ms: 250, masked_part: 0, ...more },
  })
  const gone = { why: 'power_lost', ms: 480_000, from_90k: 1 }
  const part = searched({ searched_ms: 7 * 3_600_000 + 52 * 60_000, not_searched: [gone] })
  assert.equal(coverageText([part], say, 'vi'), 'Đã tìm trong 7 giờ 52 phút trên 8 giờ; thiếu 8 phút vì mất điện.')
  const rough = coverageText([searched({ coarsest_ms: 4000, masked_part: 0.3 })], say, 'vi')
  assert.match(rough, /mỗi 4 giây một hình\. 30% vùng bị che/)
  const none = (why: string) => searched({ searched_ms: 0, not_searched: [{ why, ms: 28_800_000, from_90k: 1 }] })
  assert.equal(emptiness([none('not_yet')]), 'not_looked')
  assert.equal(emptiness([none('power_lost')]), 'not_recorded')
  assert.equal(emptiness([none('not_yet'), part]), 'nothing')
})
