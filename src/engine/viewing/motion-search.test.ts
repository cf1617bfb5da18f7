import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { localDay, localDayStart } from '#base/local-day.ts'
import { wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { COLUMNS, ROWS, TICK_MS, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'
import { type Run, searchableDay } from '#test/engine/searchable-day.ts'
import { type FoundHit, heatOf, type MotionDays, type SearchPlan, searchMotion } from './motion-search.ts'

const [cong, cho] = [knownCameraId('cong'), knownCameraId('cho')]
const MIDNIGHT = localDayStart(wallFromUnixMillis(Date.UTC(2026, 10, 20)))
const TICK = TICK_MS * 90
const at = (ticks: number) => wallTime90k(MIDNIGHT + ticks * TICK)
const ticksOf = ({ from, to }: Pick<FoundHit, 'from' | 'to'>) => [(from - MIDNIGHT) / TICK, (to - MIDNIGHT) / TICK]

/** Of runs in ticks since the first midnight; one over midnight stands in both days. */
const motionOf = (runs: ReadonlyMap<CameraId, readonly Run[]>, changes: readonly Run[] = []): MotionDays => ({
  days: () => new Set([0, 1, 2, 3].map(day => localDay(at(day * TICKS_PER_DAY)))),
  open: (camera, day) => {
    const begins = (Date.parse(`${day}T00:00:00+07:00`) * 90 - MIDNIGHT) / TICK
    const own = (all: readonly Run[]): Run[] =>
      all.flatMap(([cell, from, to]): Run[] => {
        const [since, until] = [Math.max(0, from - begins), Math.min(TICKS_PER_DAY, to - begins)]
        return since < until ? [[cell, since, until]] : []
      })
    return searchableDay(own(runs.get(camera) ?? []), own(changes), [[0, TICKS_PER_DAY, 1]])
  },
})

const planOf = (more: Partial<SearchPlan> = {}): SearchPlan => ({
  cameras: [cong, cho].map(camera => ({
    camera,
    region: null,
    spans: [{ from: at(0), to: at(4 * TICKS_PER_DAY) }],
    masks: [],
  })),
  ...{ what: 'motion', line: null, least_part: 0, least_ms: 0, joined_ms: 10_000, order: 'newest', most: 1000 },
  ...more,
})

const searched = (plan: SearchPlan, motion: MotionDays) => {
  const hits: FoundHit[] = []
  const days: number[] = []
  for (const steps = searchMotion(plan, motion); ; ) {
    const { done, value } = steps.next()
    if (done === true) return { hits, days, found: value }
    if (value?.kind === 'hits') hits.push(...value.hits)
    if (value?.kind === 'progress') days.push(value.days)
  }
}

test('what goes on over midnight is one hit, newest and oldest first alike', () => {
  const day = TICKS_PER_DAY
  const motion = motionOf(
    new Map([
      [
        cong,
        [
          [5, day - 40, day + 20],
          [5, day + 900, day + 904],
          [6, 3 * day - 8, 3 * day - 4],
          [6, 3 * day + 8, 3 * day + 12],
        ],
      ],
      [cho, [[7, 2 * day, 3 * day + 4]]],
    ]),
  )
  const expected = [
    [day - 40, day + 20],
    [day + 900, day + 904],
    [2 * day, 3 * day + 4],
    [3 * day - 8, 3 * day + 12],
  ]
  const newest = searched(planOf(), motion)
  assert.deepEqual(newest.hits.map(ticksOf), expected.toReversed())
  assert.deepEqual(newest.days, [1, 2, 3, 4])
  assert.deepEqual(
    searched(planOf({ order: 'oldest' }), motion).hits.map(ticksOf),
    expected.toSorted((a, b) => a[1]! - b[1]!),
  )
  assert.deepEqual(
    newest.hits.map(({ parts }) => parts),
    [2, 1, 1, 1],
  )
  assert.deepEqual(
    newest.found.cameras.map(({ hits }) => hits),
    [3, 1],
  )
})

test('a change that stands at midnight is told once, where it began, and not at all when that was not asked for', () => {
  const day = TICKS_PER_DAY
  const motion = motionOf(new Map(), [
    [5, day - 400, day + 2000],
    [9, day + 2500, day + 3000],
  ])
  for (const order of ['newest', 'oldest'] as const) {
    const { hits } = searched(planOf({ cameras: planOf().cameras.slice(0, 1), what: 'change', order }), motion)
    assert.deepEqual(
      hits.map(ticksOf).toSorted((a, b) => a[0]! - b[0]!),
      [
        [day - 400, day + 2000],
        [day + 2500, day + 3000],
      ],
    )
    const later = [{ camera: cong, region: null, spans: [{ from: at(day), to: at(2 * day) }], masks: [] }]
    assert.deepEqual(searched(planOf({ cameras: later, what: 'change', order }), motion).hits.map(ticksOf), [
      [day + 2500, day + 3000],
    ])
  }
})

test('a search by days finds what looking at all of it at once would, in order, and counts what it does not tell', () => {
  const runs = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: -300, max: 300 }),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 3 }),
    ),
    { maxLength: 25 },
  )
  fc.assert(
    fc.property(
      runs,
      fc.integer({ min: 4, max: 60 }),
      fc.constantFrom('newest', 'oldest'),
      fc.integer({ min: 1, max: 9 }),
      (given, joined, order, most) => {
        // Whole seconds about three midnights.
        const own: Run[] = given.map(([cell, begins, length, day]) => [
          cell,
          day * TICKS_PER_DAY + begins * 4,
          day * TICKS_PER_DAY + (begins + length) * 4,
        ])
        const plan = planOf({ cameras: planOf().cameras.slice(0, 1), joined_ms: joined * 1000, order, most })
        const expected: [number, number][] = []
        for (const [, from, to] of own.toSorted((a, b) => a[1] - b[1])) {
          const last = expected.at(-1)
          const ends = Math.min(to, 4 * TICKS_PER_DAY)
          if (last !== undefined && from - last[1] < joined * 4) last[1] = Math.max(last[1], ends)
          else expected.push([from, ends])
        }
        if (order === 'newest') expected.reverse()
        const { hits, found } = searched(plan, motionOf(new Map([[cong, own]])))
        assert.deepEqual(hits.map(ticksOf), expected.slice(0, most))
        assert.equal(found.total, expected.length)
        assert.equal(
          found.an_hour.reduce((sum, [, hits]) => sum + hits, 0),
          expected.length,
        )
      },
    ),
    { numRuns: 60 },
  )
})

test('what lies under a mask is not searched, on the days that it covers', () => {
  const day = TICKS_PER_DAY
  const left = [
    [0, 0],
    [0.5, 0],
    [0.5, 1],
    [0, 1],
  ] as const
  const masks = [{ from: at(day), to: at(2 * day), areas: [left] }]
  const cameras = [{ ...planOf().cameras[0]!, masks }]
  const [here, there] = [10 * COLUMNS + 5, 10 * COLUMNS + 50]
  const runs: Run[] = [0, 1].flatMap(n =>
    [here, there].map((cell, i): Run => [cell, n * day + 1000 + i * 400, n * day + 1004 + i * 400]),
  )
  const { hits, found } = searched(planOf({ cameras }), motionOf(new Map([[cong, runs]])))
  assert.deepEqual(hits.map(ticksOf), [
    [day + 1400, day + 1404],
    [1400, 1404],
    [1000, 1004],
  ])
  assert.ok(Math.abs(found.cameras[0]!.looked.masked_part - 0.5) < 0.02)
  assert.deepEqual(found.cameras[0]!.looked.masked, [])
  const covered = [{ ...cameras[0]!, region: left }]
  const hidden = searched(planOf({ cameras: covered }), motionOf(new Map([[cong, runs]])))
  assert.deepEqual(hidden.hits.map(ticksOf), [[1000, 1004]])
  assert.deepEqual(
    hidden.found.cameras[0]!.looked.masked,
    masks.map(({ from, to }) => ({ from, to })),
  )
})

test('a heat map counts the seconds of what was asked, cell by cell', () => {
  const cell = 3 * COLUMNS + 4
  const steps = heatOf(
    { ...planOf().cameras[0]!, spans: [{ from: at(100), to: at(400) }] },
    motionOf(
      new Map([
        [
          cong,
          [
            [cell, 80, 180],
            [cell, 300, 500],
          ],
        ],
      ]),
    ),
  )
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  assert.equal(step.value.seconds[cell], 20 + 25)
  assert.equal(
    step.value.seconds.reduce((sum, one) => sum + one, 0),
    45,
  )
  assert.equal(step.value.seconds.length, COLUMNS * ROWS)
})

test('a day whose bytes are damaged is said to be, and the rest is searched', () => {
  const whole = motionOf(
    new Map([
      [
        cong,
        [
          [5, 1000, 1004],
          [5, TICKS_PER_DAY + 1000, TICKS_PER_DAY + 1004],
        ],
      ],
    ]),
  )
  const broken = localDay(at(TICKS_PER_DAY))
  for (const how of ['open', 'runs']) {
    const motion: MotionDays = {
      ...whole,
      open: (camera, day) => {
        const opened = whole.open(camera, day)
        if (day !== broken || opened === undefined || opened === 'damaged') return opened
        return how === 'open' ? 'damaged' : { ...opened, runs: () => false, seconds: () => false }
      },
    }
    const { hits, found } = searched(planOf({ cameras: planOf().cameras.slice(0, 1) }), motion)
    assert.deepEqual(hits.map(ticksOf), [[1000, 1004]])
    assert.deepEqual(found.cameras[0]!.looked.damaged, [{ from: at(TICKS_PER_DAY), to: at(2 * TICKS_PER_DAY) }])
  }
})
