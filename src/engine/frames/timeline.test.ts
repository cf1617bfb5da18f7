import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mediaSpan90k, spanFromMillis, type WallTime90k, wallPlus, wallTime90k } from '#base/units.ts'
import { MORNING } from '#test/engine/set-clock.ts'
import { createTimeline, type Placed } from './timeline.ts'

const INTERVAL_MS = 40
const ticks = (ms: number): number => spanFromMillis(ms)

type Sent = { readonly stamp: number; readonly arrival: WallTime90k }
type Camera = {
  readonly frames: number
  /** The camera's clock against ours: 1.01 runs fast. */
  readonly rate?: number
  readonly first?: number
  readonly delay_ms?: (frame: number) => number
}

const sent = ({ frames, rate = 1, first = 0, delay_ms = () => 0 }: Camera): Sent[] =>
  Array.from({ length: frames }, (_, i) => ({
    stamp: (first + Math.round(ticks(i * INTERVAL_MS) * rate)) >>> 0,
    arrival: wallTime90k(MORNING + ticks(i * INTERVAL_MS + delay_ms(i))),
  }))

const place = (all: readonly Sent[]): Placed[] => {
  const timeline = createTimeline(90_000)
  return all.map(({ stamp, arrival }) => timeline.place(stamp, arrival))
}

/** Frame intervals in milliseconds. */
const intervals = (placed: readonly Placed[]): number[] => placed.slice(1).map(({ at }, i) => (at - placed[i]!.at) / 90)
const worst = (placed: readonly Placed[], truth: readonly number[]): number =>
  Math.max(...placed.map(({ at }, i) => Math.abs(at - truth[i]!) / 90))

// A pendulum of delays without a random number in it.
const jitter = (frame: number): number => ((frame * 7919) % 60) + (frame % 50 === 0 ? 0 : 5)

test('jitter of the network does not reach the frames', () => {
  const placed = place(sent({ frames: 1000, delay_ms: jitter }))
  for (const interval of intervals(placed)) assert.ok(Math.abs(interval - INTERVAL_MS) < 2, `${interval}`)
  assert.ok(placed.every(({ anchored }) => !anchored))
})

for (const [what, rate] of [
  ['fast', 1.01],
  ['slow', 0.99],
] as const)
  test(`a camera whose clock runs 1% ${what} is followed for an hour`, () => {
    const all = sent({ frames: 90_000, rate, delay_ms: jitter })
    const placed = place(all)
    assert.ok(placed.every(({ anchored }) => !anchored))
    assert.ok(
      worst(
        placed.slice(1000),
        all.slice(1000).map(({ arrival }) => arrival),
      ) < 250,
    )
    for (const interval of intervals(placed)) assert.ok(interval > 20 && interval < 60, `${interval}`)
  })

/** In which order the pictures behind an I are sent, by how deep B-frames lean on one another. */
const sending = { 1: [3, 1, 2], 2: [4, 2, 1, 3] }
/** The place of the `i`-th picture that is sent, in the order of showing; a group is an I and twelve such rounds. */
const shownAt = (i: number, round: readonly number[]): number => {
  const group = 1 + 12 * round.length
  const [before, place] = [Math.floor(i / group) * group, i % group]
  if (place === 0) return before
  const [rounds, turn] = [Math.floor((place - 1) / round.length), (place - 1) % round.length]
  return before + rounds * round.length + round[turn]!
}

for (const depth of [1, 2] as const)
  test(`B-frames of depth ${depth} do not make a session begin fast`, () => {
    const round = sending[depth]
    const timeline = createTimeline(90_000)
    const placed: { shown: number; at: number }[] = []
    for (let i = 0; i < 12 * (1 + 12 * round.length); i++) {
      const shown = shownAt(i, round)
      const arrival = wallTime90k(MORNING + ticks(i * INTERVAL_MS + jitter(i) / 4))
      placed.push({
        shown,
        at: timeline.place(ticks(shown * INTERVAL_MS), arrival, i % (1 + 12 * round.length) === 0).at,
      })
    }
    const inOrder = placed.sort((a, b) => a.shown - b.shown)
    for (const [i, { at }] of inOrder.slice(1).entries()) {
      const interval = (at - inOrder[i]!.at) / 90
      assert.ok(Math.abs(interval - INTERVAL_MS) < 5, `${interval} ms before frame ${i + 1}`)
    }
    const last = inOrder.at(-1)!
    const off = (last.at - MORNING) / 90 - last.shown * INTERVAL_MS
    assert.ok(off >= -1 && off < 20, `${off} ms`)
  })

test('the wrap of 32 bits is not seen', () => {
  const all = sent({ frames: 200, first: 2 ** 32 - ticks(4000) })
  assert.deepEqual(
    place(all).map(({ at }) => at),
    all.map(({ arrival }) => arrival),
  )
})

test('a jump of the camera’s clock, forward or back, leaves no gap', () => {
  for (const jump of [3_600_000, -3_600_000, 5000, -5000]) {
    const all = sent({ frames: 100 }).map((one, i) =>
      i < 50 ? one : { ...one, stamp: (one.stamp + ticks(jump)) >>> 0 },
    )
    const placed = place(all)
    assert.deepEqual(placed.map(({ anchored }) => anchored).indexOf(true), 50, `${jump}`)
    for (const interval of intervals(placed)) assert.ok(Math.abs(interval - INTERVAL_MS) < 1)
    assert.ok(placed.every(({ steppedBack }) => !steppedBack))
  }
})

test('packets held up on the way come in a burst and still stand where they were taken', () => {
  const stall = (frame: number) => (frame >= 100 && frame < 175 ? (175 - frame) * INTERVAL_MS : 0)
  const placed = place(sent({ frames: 300, delay_ms: stall }))
  for (const interval of intervals(placed)) assert.ok(Math.abs(interval - INTERVAL_MS) < 3, `${interval}`)
})

test('a pause in which the camera sent nothing is kept as a gap', () => {
  const all = sent({ frames: 100 }).filter((_, i) => i < 50 || i >= 80)
  assert.equal(Math.max(...intervals(place(all))), 31 * INTERVAL_MS)
})

test('the station’s clock set back begins a new run, set forward a gap', () => {
  const stepped = (ms: number) =>
    place(
      sent({ frames: 100 }).map((one, i) => (i < 50 ? one : { ...one, arrival: wallTime90k(one.arrival + ticks(ms)) })),
    )
  const back = stepped(-3_600_000)
  assert.equal(
    back.findIndex(({ steppedBack }) => steppedBack),
    50,
  )
  assert.equal(intervals(back)[49], INTERVAL_MS - 3_600_000)
  const forward = stepped(3_600_000)
  assert.ok(forward.every(({ steppedBack }) => !steppedBack))
  assert.equal(intervals(forward)[49], INTERVAL_MS + 3_600_000)
})

test('a small correction of the station’s clock is followed unseen', () => {
  const all = sent({ frames: 1500 }).map((one, i) =>
    i < 300 ? one : { ...one, arrival: wallTime90k(one.arrival - ticks(400)) },
  )
  const placed = place(all)
  assert.ok(placed.every(({ anchored }) => !anchored))
  for (const interval of intervals(placed)) assert.ok(interval > 20)
  assert.ok(Math.abs(placed.at(-1)!.at - all.at(-1)!.arrival) < ticks(50))
})

test('how fast a camera’s clock runs is told after a minute, in spite of jitter, and told anew after a jump', () => {
  for (const ppm of [-200, 0, 50, 10_000]) {
    const timeline = createTimeline(90_000)
    assert.equal(timeline.drift_ppm(), null)
    const all = sent({ frames: 90_000, rate: 1 + ppm / 1e6, delay_ms: jitter })
    for (const [i, { stamp, arrival }] of all.entries()) {
      timeline.place(stamp, arrival)
      if (i < 1400) assert.equal(timeline.drift_ppm(), null)
    }
    assert.ok(Math.abs(timeline.drift_ppm()! - ppm) <= 10 + Math.abs(ppm) / 50, `${timeline.drift_ppm()} for ${ppm}`)
    const { stamp, arrival } = all.at(-1)!
    timeline.place((stamp + 90_000 * 3600) >>> 0, wallTime90k(arrival + 3600))
    assert.equal(timeline.drift_ppm(), null)
  }
})

test('sound’s own clock rate is turned into ticks exactly', () => {
  const timeline = createTimeline(8000)
  const first = timeline.place(0, MORNING).at
  for (let i = 1; i <= 5000; i++) timeline.place(i * 160, wallTime90k(MORNING + i * 1800))
  assert.equal(timeline.peek(5000 * 160)! - first, 5000 * 1800)
})

test('any time stamp and any arrival has a place', () => {
  const timeline = createTimeline(90_000)
  assert.equal(timeline.peek(5), undefined)
  let arrival = MORNING as number
  for (let i = 0; i < 5000; i++) {
    arrival += ((i * 2654435761) % 1_000_000) - 300_000
    const { at } = timeline.place((i * 40_503 * 65_537) >>> 0, wallTime90k(arrival))
    assert.ok(Number.isSafeInteger(at))
  }
})

test('a clock that is set some seconds forward is told from packets that were held up, once somebody says so', () => {
  const step = spanFromMillis(6000)
  const at = (i: number, shift = 0) => wallPlus(MORNING, mediaSpan90k(i * 6000 + shift))
  const timeline = createTimeline(90_000)
  for (let i = 0; i < 30; i++) timeline.place(i * 6000, at(i))
  const heldUp = timeline.place(30 * 6000, at(30, step))
  assert.equal(heldUp.clockSet, false)
  assert.ok(heldUp.at - at(30) < spanFromMillis(200))
  timeline.clockWasSet()
  const set = timeline.place(31 * 6000, at(31, step))
  assert.deepEqual([set.clockSet, set.anchored, set.steppedBack, set.at], [true, true, false, at(31, step)])
  timeline.clockWasSet()
  assert.equal(timeline.place(32 * 6000, at(32, step)).clockSet, false, 'it has found its place already')
})
