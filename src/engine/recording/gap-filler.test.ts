import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mediaSpan90k, wallTime90k } from '#base/units.ts'
import { format1080 } from '#test/engine/recording.ts'
import { GapFiller, type LaterFrame } from './gap-filler.ts'

const PICTURE = 6000
const S = 90_000

/** Pictures `from`…`to` (of 1/15 s), a keyframe every `group`; their bytes say which they are. */
const film = (from: number, to: number, group = 15): readonly LaterFrame[] =>
  Array.from({ length: to - from }, (_, i) => ({
    kind: 'video',
    format: format1080,
    key: (from + i) % group === 0,
    decode: wallTime90k((from + i) * PICTURE),
    composition: mediaSpan90k(0),
    bytes: Buffer.from(String(from + i)),
  }))

type Filled = { lead_in: number; readonly frames: LaterFrame[]; until: number }

const fill = (gaps: readonly (readonly [number, number])[], frames: readonly LaterFrame[]): readonly Filled[] => {
  const filled: Filled[] = []
  const filler = new GapFiller(
    gaps.map(([from, to]) => ({ from: wallTime90k(from), to: wallTime90k(to) })),
    {
      begin: lead_in => void filled.push({ lead_in, frames: [], until: 0 }),
      give: frame => void filled.at(-1)!.frames.push(frame),
      end: until => {
        filled.at(-1)!.until = until
      },
    },
  )
  for (const frame of frames) filler.take(frame)
  filler.finish()
  return filled
}

const names = ({ frames }: Filled): readonly number[] => frames.map(({ bytes }) => Number(bytes.toString()))

test('a gap that begins within a group gets the pictures before it as a lead-in of one tick each', () => {
  const [one] = fill([[2 * S + 5 * PICTURE - 100, 4 * S]], film(0, 100))
  assert.equal(one?.lead_in, 5)
  assert.deepEqual(names(one), [30, 31, 32, 33, 34, ...Array.from({ length: 25 }, (_, i) => 35 + i)])
  assert.equal(one.frames[0]?.key, true)
  const decodes = one.frames.map(({ decode }) => decode as number)
  assert.deepEqual(
    decodes.slice(0, 7),
    [-5, -4, -3, -2, -1, 0, PICTURE].map(more => 35 * PICTURE + more),
  )
  assert.equal(one.until, 4 * S)
})

test('a gap that begins with a keyframe has no lead-in, and two gaps within one group have one each', () => {
  const filled = fill(
    [
      [S, S + 2 * PICTURE],
      [S + 9 * PICTURE, S + 11 * PICTURE],
    ],
    film(0, 40),
  )
  assert.deepEqual(
    filled.map(one => [one.lead_in, names(one).length]),
    [
      [0, 2],
      [9, 11],
    ],
  )
})

test('of a slow source the picture in sight when the gap begins stands there until the next, also before a keyframe', () => {
  const slow = film(0, 40, 4).map((frame, i) => ({ ...frame, decode: wallTime90k(i * 3 * PICTURE) }))
  for (const [from, expected] of [
    [9 * 3 * PICTURE + 100, { lead_in: 1, first: 8 }],
    [7 * 3 * PICTURE + 100, { lead_in: 3, first: 4 }],
  ] as const) {
    const [one] = fill([[from, 4 * S]], slow)
    assert.deepEqual({ lead_in: one!.lead_in, first: names(one!)[0] }, expected)
    const standing = one!.frames[one!.lead_in]!
    assert.ok(standing.decode - from < 5, 'no hole at the edge')
    assert.equal(one!.frames[one!.lead_in + 1]!.decode % (3 * PICTURE), 0)
  }
})

test('without a keyframe before it a gap is filled from the next one on', () => {
  const [one] = fill([[0, 4 * S]], film(7, 50))
  assert.equal(one?.lead_in, 0)
  assert.equal(names(one)[0], 15)
})

test('a picture of a B-frame group that is decoded before the gap and shown within it is shown there', () => {
  const frames = film(0, 30).map((frame, i) => (i === 3 ? { ...frame, composition: mediaSpan90k(4 * PICTURE) } : frame))
  const [one] = fill([[5 * PICTURE, 10 * PICTURE]], frames)
  const shown = one!.frames.map(({ decode, composition }) => decode + composition)
  assert.equal(shown[3], 7 * PICTURE)
  assert.ok(shown.slice(0, 3).every(at => at < 5 * PICTURE + 5))
})

test('a source that sets its clock back repeats nothing', () => {
  const [one, two] = fill([[0, 8 * S]], [...film(0, 75), ...film(15, 100)])
  assert.deepEqual(names(one!).length, 75)
  assert.equal(one!.until, 74 * PICTURE + 1)
  assert.deepEqual(
    names(two!).slice(-25),
    Array.from({ length: 25 }, (_, i) => 75 + i),
  )
  assert.ok(two!.frames.every(({ decode }) => decode > 74 * PICTURE))
})

test('whatever the gaps and the groups, what is given lies within a gap, grows in time and begins with a keyframe', () => {
  const cut = fc.integer({ min: 1, max: 90_000 })
  fc.assert(
    fc.property(fc.array(cut, { minLength: 2, maxLength: 12 }), fc.integer({ min: 1, max: 40 }), (cuts, group) => {
      let at = 0
      const edges = cuts.map(more => {
        at += more
        return at
      })
      const gaps = edges.flatMap((from, i) => (i % 2 === 0 && edges[i + 1] ? [[from, edges[i + 1]!] as const] : []))
      for (const one of fill(gaps, film(0, 200, group))) {
        const gap = gaps.find(([from, to]) => one.frames[0]!.decode >= from && one.frames[0]!.decode < to)
        assert.ok(gap !== undefined && one.frames[0]!.key)
        let before = -1
        for (const { decode } of one.frames) {
          assert.ok(decode > before && decode >= gap[0] && decode < gap[1])
          before = decode
        }
        assert.equal(one.until, gap[1])
      }
    }),
    { numRuns: 200 },
  )
})
