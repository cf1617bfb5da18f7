import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { knownCameraId } from '#base/ids.ts'
import { localDayStart } from '#base/local-day.ts'
import { TICKS_PER_SECOND, type WallTime90k, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { noticesMigrations } from '#store/migrations/notices.ts'
import { createNoticeBook } from '#store/notices.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { FINE_A_DAY, Noticing, type Word } from './noticing.ts'

const gate = knownCameraId('cong-chinh')
const start = localDayStart(wallFromUnixMillis(Date.parse('2026-11-22T10:00:00+07:00')))
const DAY = 86_400
const at = (seconds: number): WallTime90k => wallTime90k(start + seconds * TICKS_PER_SECOND)

const open = () => {
  const book = createNoticeBook(openDatabase(':memory:', noticesMigrations))
  const noticing = new Noticing(book)
  const say = (seconds: number, active: boolean, over: Partial<Word> = {}): void =>
    noticing.hear(gate, { kind: 'motion', active, source: 'a', changed: true, at: at(seconds), ...over })
  const kept = (seconds: number, kind: Word['kind'] = 'motion') => {
    noticing.write(at(seconds))
    return book
      .between(gate, kind, at(-10 * DAY), at(10 * DAY), 100_000)
      .map(({ from, to, end, times }) => [
        (from - start) / TICKS_PER_SECOND,
        (to - start) / TICKS_PER_SECOND,
        end,
        times,
      ])
  }
  return { book, noticing, say, kept }
}

test('what is said to begin and to end is a span; what follows closely is part of it', () => {
  const { say, kept } = open()
  for (const [seconds, active] of [
    [1, true],
    [4, false],
    [9, true],
    [12, false],
    [40, true],
    [41, false],
  ] as const)
    say(seconds, active)
  assert.deepEqual(kept(50), [
    [1, 12, 'heard', 2],
    [40, 41, 'heard', 1],
  ])
})

test('a camera that says motion every second, and never that it ended, makes one notice', () => {
  const { say, kept } = open()
  for (let second = 0; second < 300; second++) say(second, true)
  assert.deepEqual(kept(300), [[0, 300, 'lasts', 1]])
  assert.deepEqual(kept(300 + 700), [[0, 300, 'unheard', 1]], 'nobody spoke of it for ten minutes')
})

test('two rules or inputs of one camera are one notice until both have ended', () => {
  const { say, kept } = open()
  const input = (source: string) => ({ kind: 'digital_input', source }) as const
  say(1, true, input('1'))
  say(2, true, input('2'))
  say(3, false, input('1'))
  assert.deepEqual(kept(4, 'digital_input'), [[1, 4, 'lasts', 1]])
  say(5, false, input('3'))
  say(6, false, input('2'))
  assert.deepEqual(kept(7, 'digital_input'), [[1, 6, 'heard', 1]])
})

test('one whose end nobody heard is closed where the camera last answered', () => {
  const { say, kept, noticing } = open()
  say(1, true, { kind: 'tamper' })
  noticing.lose(gate, at(30))
  say(90, true, { kind: 'tamper', changed: false })
  assert.deepEqual(kept(100, 'tamper'), [
    [1, 30, 'unheard', 1],
    [90, 100, 'lasts', 1],
  ])
  assert.deepEqual(
    noticing.begun(at(0)).map(({ since }) => since),
    [at(1)],
    'a state that was only told when we asked began at no known time',
  )
})

test('a station that died left it open: the next one closes it where it was last known to last', () => {
  const { say, kept, book } = open()
  say(1, true)
  kept(20)
  const next = new Noticing(book)
  next.hear(gate, { kind: 'motion', active: true, source: 'a', changed: false, at: at(25) })
  next.hear(gate, { kind: 'motion', active: false, source: 'a', changed: true, at: at(26) })
  next.write(at(27))
  assert.deepEqual(kept(28), [[1, 26, 'heard', 1]])
  assert.equal(new Noticing(book).begun(at(0)).length, 0)
})

test('a day of a camera that flaps without end is a bounded number of notices, and none lies over another', () => {
  const { say, kept } = open()
  for (let second = 0; second < DAY; second += 12) {
    say(second, true)
    say(second + 1, false)
  }
  const spans = kept(DAY)
  assert.equal(spans.length, FINE_A_DAY, 'all that is closer than five minutes is one from then on')
})

test('whatever is said in whatever order, spans stand in order and every notice is closed or lasts', () => {
  const word = fc.record({
    wait: fc.nat(2000),
    active: fc.boolean(),
    source: fc.string({ maxLength: 300 }),
    lost: fc.nat(9),
  })
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), words => {
      const { say, kept, noticing } = open()
      let now = 0
      for (const { wait, active, source, lost } of words) {
        now += wait / 10
        if (lost === 0) noticing.lose(gate, at(now))
        else say(now, active, { source })
      }
      let before = Number.NEGATIVE_INFINITY
      for (const [from, to, end] of kept(now) as unknown as readonly (readonly [number, number, string])[]) {
        assert.ok(from >= before && to >= from, `${from} to ${to} after ${before}`)
        assert.ok(end !== 'lasts' || to === now || now - to < 700)
        before = to
      }
    }),
    { numRuns: 60 },
  )
})
