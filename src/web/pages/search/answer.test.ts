import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import type { Searched, SearchHit, SearchLine } from '#contract/search.ts'
import { loadLaterWords, sentence } from '#web/words/language.ts'
import { readLocalCode } from '#web/words/time.ts'
import { hitBeside, linesOf, nothingYet, withLines } from './answer.ts'
import { groupsOf } from './groups.ts'
import { coarseText, coverageText, longText, sumOf } from './told.ts'

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

test('a night is grouped by the hour, a month by the day', () => {
  const hits = ['2026-11-21T22:10:00', '2026-11-21T22:50:00', '2026-11-22T03:00:00'].map(code => hit(at(code)))
  assert.deepEqual(
    groupsOf(hits, 8 * 3600 * 90_000).map(group => group.hits.length),
    [2, 1],
  )
  const [first] = groupsOf(hits, 30 * 86_400 * 90_000)
  assert.deepEqual([first?.by, first?.hits.length, first?.from], ['day', 2, wallTime90k(at('2026-11-21'))])
})

test('what was searched, what was not, and why, is said in one sentence', async () => {
  await loadLaterWords()
  const searched = (more: Partial<Searched>): Searched => ({
    ...{ camera: 'cong', asked_ms: 8 * 3_600_000, searched_ms: 8 * 3_600_000, not_searched: [] },
    ...{ masked_part: 0, coarsest_ms: 250 },
    ...more,
  })
  const gone = { why: 'power_lost', ms: 480_000, from_90k: 1 }
  const part = sumOf([searched({ searched_ms: 7 * 3_600_000 + 52 * 60_000, not_searched: [gone] })])
  assert.equal(
    coverageText(part, say),
    'Đã tìm trong 7 giờ 52 phút trên 8 giờ; thiếu 8 phút vì mất điện hoặc bị rút nguồn.',
  )
  assert.equal(coverageText(sumOf([searched({})]), say), 'Đã tìm đủ 8 giờ.')
  const not_yet = searched({ searched_ms: 0, not_searched: [{ why: 'not_yet', ms: 28_800_000, from_90k: 1 }] })
  assert.match(coverageText(sumOf([not_yet]), say), /Chưa tìm được gì trong 8 giờ/)
  assert.deepEqual(
    sumOf([not_yet, searched({ searched_ms: 1, not_searched: [gone] })]).missed.map(({ why }) => why),
    ['not_yet', 'power_lost'],
  )
  assert.match(coarseText(sumOf([searched({ coarsest_ms: 4000 })]), say) ?? '', /4 giây/)
  assert.deepEqual(
    [0, 45_000, 86_400_000, 180_061_000].map(ms => longText(ms, say)),
    ['0 giây', '45 giây', '24 giờ', '2 ngày 2 giờ'],
  )
})
