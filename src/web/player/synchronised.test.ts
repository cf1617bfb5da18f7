import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { mediaSpan90k, TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import { until } from '#test/patience.ts'
import { LONGEST_HOLD_MS } from './follow.ts'
import type { PictureState } from './picture-state.ts'
import type { Span90k } from './playback-plan.ts'
import { hopTo, type Member, Synchronised } from './synchronised.ts'

const s = (seconds: number) => wallTime90k(Math.round(seconds * TICKS_PER_SECOND))
const START = s(1_700_000_000)
const span = (from: number, to: number): Span90k => ({
  from: wallTime90k(START + s(from)),
  to: wallTime90k(START + s(to)),
})

type Puppet = { state: PictureState; waits: boolean; ends: boolean }

const setUp = (t: TestContext, count: number) => {
  const hops: Span90k[] = []
  const ends: number[] = []
  const question = { open: false }
  const told = { onHop: (gap: Span90k) => hops.push(gap), onEnd: (at: number) => ends.push(at) }
  const review = new Synchronised(START, { ...told, isAsking: () => question.open })
  const puppets = Array.from(
    { length: count },
    (): Puppet => ({ state: { kind: 'showing' }, waits: false, ends: false }),
  )
  const asked: (readonly [number, number])[] = []
  const stood: boolean[] = []
  const members = puppets.map(
    (puppet, i): Member => ({
      get state() {
        return puppet.state
      },
      get waits() {
        return puppet.waits
      },
      get ends() {
        return puppet.ends
      },
      tend: () => void stood.push(review.clock.state.held),
      beside: direction => {
        asked.push([i, direction])
        return Promise.resolve({
          at: wallTime90k(review.clock.at + direction * 3600 * (i + 1)),
          span: mediaSpan90k(3600),
        })
      },
    }),
  )
  const leave = members.map(member => review.join(member))
  t.after(() => {
    for (const one of leave) one()
  })
  return { review, puppets, members, hops, ends, asked, stood, question }
}

test('after a jump time stands before anybody looks where it is, and goes on at once where nothing is waited for', async t => {
  const { review, stood } = setUp(t, 2)
  review.clock.play()
  await until('time moves', () => review.clock.running)
  stood.length = 0
  review.clock.goTo(wallTime90k(START + s(60)))
  assert.deepEqual(stood, [true, true])
  assert.equal(review.clock.running, true)
})

test('time stands while a person is asked something, longer than for any picture, and goes on when they have answered', async t => {
  const { review, puppets, question } = setUp(t, 2)
  puppets[0]!.waits = true
  question.open = true
  review.clock.play()
  const began = performance.now()
  await until('no picture is waited for so long', () => performance.now() - began > LONGEST_HOLD_MS + 200)
  assert.equal(review.clock.state.held, true)
  puppets[0]!.waits = false
  question.open = false
  await until('time moves', () => review.clock.running)
})

test('time stands until the picture that is coming is there', async t => {
  const { review, puppets } = setUp(t, 2)
  puppets[1]!.waits = true
  review.clock.play()
  assert.equal(review.clock.state.held, true)
  const stood = review.clock.at
  await new Promise(resolve => setImmediate(resolve))
  assert.equal(review.clock.at, stood)
  puppets[1]!.waits = false
  await until('time moves', () => review.clock.running && review.clock.at > stood)
})

test('nobody waits longer than stated, nor again for the one that was slow', async t => {
  const { review, puppets } = setUp(t, 2)
  puppets[1]!.waits = true
  const began = performance.now()
  review.clock.play()
  await until('time moves without the slow one', () => review.clock.running)
  assert.ok(performance.now() - began >= LONGEST_HOLD_MS - 100)
  puppets[1]!.waits = false
  review.look()
  puppets[1]!.waits = true
  await until('it still moves', () => review.clock.at > START + s(0.3))
  assert.equal(review.clock.state.held, false)
})

test('where no camera has anything time hops to the first that has, and says so; one that shows keeps it', async t => {
  const { review, puppets, hops } = setUp(t, 2)
  puppets[0]!.state = { kind: 'gap', gap: span(-10, 500) }
  review.clock.play()
  await until('time moves', () => review.clock.at > START + s(0.2))
  assert.equal(hops.length, 0)
  puppets[1]!.state = { kind: 'gap', gap: span(-10, 300) }
  await until('it has hopped', () => review.clock.at > START + s(299))
  assert.equal(hops[0]!.to, START + s(300) + 90)
})

test('at the end of all that was recorded time stops', async t => {
  const { review, puppets } = setUp(t, 1)
  puppets[0]!.state = { kind: 'nothing_later', since: START }
  review.clock.play()
  await until('it stops', () => !review.clock.state.playing)
})

test('going back past the first picture of all, time stops at the first that is left in sight', async t => {
  const { review, puppets, hops } = setUp(t, 2)
  review.clock.setSpeed(-2)
  puppets[0]!.state = { kind: 'nothing_earlier', until: wallTime90k(START + s(40)) }
  puppets[1]!.state = { kind: 'gap', gap: span(-500, 20) }
  review.clock.play()
  await until('it has hopped to where one camera still has pictures', () => review.clock.at < START - s(499))
  assert.equal(hops.length, 1)
  puppets[1]!.state = { kind: 'nothing_earlier', until: wallTime90k(START - s(600)) }
  await until('it stops', () => !review.clock.state.playing)
  assert.equal(review.clock.at, START - s(600))
})

test('whoever asked is told when all have run out of pictures that play, and not while one has more', async t => {
  const { review, puppets, ends } = setUp(t, 2)
  puppets[0]!.ends = true
  review.clock.play()
  await until('time moves', () => review.clock.at > START + s(0.2))
  assert.equal(ends.length, 0)
  puppets[1]!.ends = true
  await until('it is told', () => ends.length > 0)
  review.clock.pause()
  const told = ends.length
  review.clock.goTo(START)
  assert.equal(ends.length, told, 'time that stands has no end')
})

test('a hair that nobody recorded is hopped over without a word', async t => {
  const { review, puppets, hops } = setUp(t, 1)
  puppets[0]!.state = { kind: 'gap', gap: span(0, 0.4) }
  review.clock.play()
  await until('it has hopped', () => review.clock.state.jumps > 0)
  assert.equal(hops.length, 0)
})

test('a step stops time and goes by the pictures of the lead', async t => {
  const { review, members, asked } = setUp(t, 2)
  review.clock.play()
  assert.equal(await review.step(1), 'stepped')
  assert.equal(review.clock.state.playing, false)
  const before = review.clock.at
  review.setLead(members[1])
  assert.equal(await review.step(-1), 'stepped')
  assert.equal(review.clock.at, before - 7200)
  assert.deepEqual(asked, [
    [0, 1],
    [1, -1],
  ])
})

test('a hop ends where the first of all gaps is over, in the direction of time', () => {
  const gaps = [span(0, 10), span(5, 20)]
  assert.equal(hopTo(gaps, 1), START + s(10) + 90)
  assert.equal(hopTo(gaps, -2), START + s(5) - 90)
  assert.equal(hopTo([], 1), undefined)
})
