import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spanFromMillis, type WallTime90k, wallPlus, wallTime90k } from '#base/units.ts'
import type { Access, LookedSpan } from './access-log.ts'
import { grow, type LookNews, Looks } from './looks.ts'

const T0 = wallTime90k(1_000_000_000_000)
const at = (seconds: number): WallTime90k => wallPlus(T0, spanFromMillis(seconds * 1000))
const span = (from: number, to: number): LookedSpan => [at(from), at(to)]
const who = { kind: 'account', name: 'truc-ban' } as const
const live = (camera: string): Access => ({ who, verb: 'watch_live', act: 'live', cameras: [camera] })
const played = (from: number, to: number, act = 'GET /api/cameras/:camera/playback.mp4'): Access => ({
  ...{ who, verb: 'play_back', act, cameras: ['cong'] },
  span: span(from, to),
})

const open = () => {
  const begun: Access[] = []
  const news: LookNews[] = []
  const looks = new Looks({ begin: access => begun.push(access), news: one => void news.push(one) })
  return { looks, begun, news }
}

test('a look that goes on for hours is one entry with one end', () => {
  const { looks, begun, news } = open()
  const end = looks.hold(live('cong'), at(0))
  for (let s = 0; s < 7200; s += 5) looks.tick(at(s))
  assert.deepEqual([begun.length, news.length, looks.held], [1, 0, 1])
  end(at(7200))
  looks.tick(at(7201))
  assert.equal(news.length, 0, 'it may go on')
  looks.tick(at(7200 + 300))
  assert.deepEqual(news, [{ kind: 'end', of: 1, until_90k: at(7200), times: 1 }])
})

test('a patrol that comes round again goes on with the look it had, two pages hold one look until both are gone', () => {
  const { looks, begun, news } = open()
  for (let round = 0; round < 20; round++) {
    const end = looks.hold(live(`cam-${round % 4}`), at(round * 15))
    end(at(round * 15 + 15))
    looks.tick(at(round * 15 + 15))
  }
  assert.equal(begun.length, 4)
  assert.equal(news.length, 0)
  const [one, two] = [looks.hold(live('cam-0'), at(310)), looks.hold(live('cam-0'), at(310))]
  one(at(320))
  one(at(320))
  looks.tick(at(2000))
  assert.equal(news.filter(({ of }) => of === 1).length, 0)
  two(at(2000))
  looks.tick(at(2400))
  assert.deepEqual(news.at(-1), { kind: 'end', of: 1, until_90k: at(2000), times: 7 })
})

test('playback, its sound and the pictures under a finger are one look; what it watched is told once a minute', () => {
  const { looks, begun, news } = open()
  for (let s = 0; s < 130; s += 10) {
    looks.see(played(s, s + 10), at(s))
    looks.see(played(s, s + 10, 'GET /api/cameras/:camera/sound'), at(s))
    looks.tick(at(s))
  }
  assert.equal(begun.length, 1)
  assert.deepEqual(
    news.map(({ kind, spans }) => [kind, spans]),
    [
      ['extend', [span(0, 70)]],
      ['extend', [span(0, 130)]],
    ],
  )
  looks.endAll(at(131))
  assert.equal(news.at(-1)?.times, 26)
})

test('another camera, verb, purpose, case, refusal or person is another look', () => {
  const { looks, begun } = open()
  const first = played(0, 10)
  const others: Access[] = [
    { ...first, cameras: ['cho'] },
    { ...first, verb: 'extract' },
    { ...first, purpose: 'traffic' },
    { ...first, case: '1/2026' },
    { ...first, refused: 'not_allowed' },
    { ...first, who: { ...who, name: 'x' } },
    { ...first, who: { ...who, address: '10.0.0.2' } },
  ]
  for (const access of [first, ...others, first, ...others]) looks.see(access, at(0))
  assert.equal(begun.length, 1 + others.length)
})

test('strangers that come from everywhere are told together beyond a bound', () => {
  const { looks, begun } = open()
  for (let i = 0; i < 3000; i++)
    looks.see(
      {
        who: { kind: 'nobody', name: '', address: `2001:db8:${i}::/64` },
        verb: 'sign_in',
        act: 'x',
        refused: 'wrong_password',
      },
      at(0),
    )
  assert.ok(begun.length <= 1001, `${begun.length}`)
  assert.equal(begun.at(-1)?.who.address, '*')
})

test('a clock that is set back ends no look early and keeps none for ever', () => {
  const { looks, news } = open()
  looks.see(played(0, 10), at(0))
  looks.tick(at(-86_400))
  assert.equal(news.length, 1)
})

test('spans that touch are told as one, and never more than sixteen', () => {
  const spans: LookedSpan[] = []
  assert.equal(grow(spans, span(0, 10)), true)
  assert.equal(grow(spans, span(2, 8)), false)
  assert.equal(grow(spans, span(15, 20)), true)
  assert.deepEqual(spans, [span(0, 20)])
  for (let i = 1; i < 40; i++) grow(spans, span(i * 1000, i * 1000 + 1))
  assert.equal(spans.length, 16)
  assert.equal(spans[0]?.[0], at(0))
  assert.equal(spans.at(-1)?.[1], at(39_001))
  for (const [i, [from, to]] of spans.entries()) assert.ok(from < to && (i === 0 || spans[i - 1]![1] < from))
})
