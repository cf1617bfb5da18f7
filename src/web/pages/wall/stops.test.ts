import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WallCell } from '#contract/wall.ts'
import { relaid } from './layouts.ts'
import { beginRound, secondLater, turned } from './patrol.ts'
import { type Laid, laidAs, noPatrol, type Stop, stopsOf } from './stops.ts'

const cellsOf = (...cameras: readonly (string | null)[]): readonly WallCell[] =>
  cameras.map(camera => ({ camera, box: null }))
const shown = (stops: readonly Stop[]) => stops.map(({ cells }) => cells.map(({ camera }) => camera ?? '-').join(''))
const wall: Laid = { layout: '4', cells: cellsOf('c', null, 'a'), patrol: noPatrol }
const letters = (text: string) => [...text]

test('cameras without a place on the wall follow on further pages, in the same layout', () => {
  assert.deepEqual(shown(stopsOf(wall, letters('abcdefgh'), false)), ['c-a-', 'bdef', 'gh--'])
  assert.deepEqual(shown(stopsOf(wall, letters('ac'), false)), ['c-a-'])
})

test('all cameras stand on one page until somebody lays a wall out', () => {
  assert.deepEqual(shown(stopsOf({ ...wall, layout: 'all' }, letters('abc'), false)), ['abc'])
})

test('a camera that has gone leaves its cell empty', () => {
  assert.deepEqual(shown(stopsOf(wall, letters('c'), false)), ['c---'])
})

test('a patrol goes through its groups, a large one in parts; without groups through the pages', () => {
  const groups = [
    { name: 'Chợ', cameras: letters('abcde') },
    { name: 'Xa', cameras: ['gone'] },
    { name: 'Ngõ', cameras: letters('fg') },
  ]
  const patrol = { on: true, every_s: 10, groups }
  const stops = stopsOf({ ...wall, patrol }, letters('abcdefg'), true)
  assert.deepEqual(shown(stops), ['abcd', 'e---', 'fg--'])
  assert.deepEqual(
    stops.map(({ name }) => name),
    ['Chợ', 'Chợ', 'Ngõ'],
  )
  assert.deepEqual(shown(stopsOf({ ...wall, layout: 'all', patrol }, letters('abcdefg'), true)), ['abcde-', 'fg--'])
  assert.deepEqual(shown(stopsOf(wall, letters('abcde'), true)), ['c-a-', 'bde-'])
})

test('free walls keep their boxes on every page, and one without cells has one page', () => {
  const free: Laid = { layout: 'free', cells: relaid('4', cellsOf('a', 'b'), 'free').slice(0, 2), patrol: noPatrol }
  const stops = stopsOf(free, letters('abc'), false)
  assert.deepEqual(shown(stops), ['ab', 'c-'])
  assert.deepEqual(stops[1]?.cells[0]?.box, { x: 0, y: 0, w: 12, h: 12 })
  assert.deepEqual(shown(stopsOf({ ...free, cells: [] }, letters('abc'), false)), [''])
})

test('a stop stays its seconds, then comes the next, and after the last the first again', () => {
  const rules = { count: 3, every_s: 5 }
  let round = beginRound(rules)
  const seen: number[] = []
  for (let second = 0; second < 16; second++) {
    seen.push(round.at)
    assert.ok(round.left_s >= 1 && round.left_s <= 5)
    round = secondLater(round, rules)
  }
  assert.deepEqual(seen, [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 0])
})

test('turned by hand a stop stays its whole time, and a shorter time counts at once', () => {
  assert.deepEqual(turned({ at: 0, left_s: 2 }, -1, { count: 3, every_s: 9 }), { at: 2, left_s: 9 })
  assert.deepEqual(secondLater({ at: 1, left_s: 60 }, { count: 3, every_s: 5 }), { at: 1, left_s: 4 })
  assert.deepEqual(secondLater({ at: 7, left_s: 3 }, { count: 3, every_s: 5 }), { at: 1, left_s: 2 })
  assert.deepEqual(secondLater({ at: 2, left_s: 3 }, { count: 1, every_s: 5 }), { at: 0, left_s: 5 })
})

test('a wall of all cameras is laid out in their order, and comes back to all of them', () => {
  const all: Laid = { layout: 'all', cells: [], patrol: noPatrol }
  const nine = laidAs(all, '9', letters('abcde'))
  assert.deepEqual(
    nine.cells.slice(0, 6).map(({ camera }) => camera),
    ['a', 'b', 'c', 'd', 'e', null],
  )
  assert.equal(
    laidAs(
      all,
      '25',
      Array.from({ length: 40 }, (_, at) => `c-${at}`),
    ).cells.length,
    25,
  )
  assert.equal(laidAs(all, 'free', letters('ab')).cells.length, 4)
  assert.deepEqual(laidAs({ ...all, ...nine }, 'all', letters('abcde')), { layout: 'all', cells: [] })
})

test('cameras of further pages move up into new cells, and what somebody left empty stays empty', () => {
  const shown = ({ cells }: Pick<Laid, 'cells'>) => cells.map(({ camera }) => camera ?? '-').join('')
  const four = { ...wall, ...laidAs({ ...wall, layout: 'all' }, '4', letters('abcdefgh')) }
  assert.equal(shown(four), 'abcd')
  assert.equal(shown(laidAs(four, '6', letters('abcdefgh'))), 'abcdef')
  assert.equal(shown(laidAs(four, '9', letters('abcdefgh'))), 'abcdefgh-')
  assert.equal(shown(laidAs(wall, '6', letters('abcdefgh'))), 'c-a---')
})
