import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RightsKind } from '#contract/rights-request.ts'
import { clocksOf, dueOf } from './clocks.ts'
import { isWorkingDay, knownDaysOff, workingDayAfter, yearsWithoutDaysOff } from './working-days.ts'

const off = new Set(knownDaysOff)

// Decree 356/2025: acknowledged in 2 working days; view and correct 10 days (15 with processors, 10 more when extended), restrict and object 15
// (20, 15), delete 20 (30, 20).
const answers: readonly [
  kind: RightsKind,
  received: string,
  processors: boolean,
  extended: boolean,
  answer_by: string,
][] = [
  ['view', '2026-11-22', false, false, '2026-12-02'],
  ['view', '2026-11-22', true, false, '2026-12-07'],
  ['view', '2026-11-22', false, true, '2026-12-12'],
  ['view', '2026-11-22', true, true, '2026-12-17'],
  ['correct', '2026-11-22', false, false, '2026-12-02'],
  ['correct', '2026-11-22', true, true, '2026-12-17'],
  ['object', '2026-11-22', false, false, '2026-12-07'],
  ['object', '2026-11-22', true, false, '2026-12-12'],
  ['object', '2026-11-22', false, true, '2026-12-22'],
  ['object', '2026-11-22', true, true, '2026-12-27'],
  ['delete', '2026-11-22', false, false, '2026-12-12'],
  ['delete', '2026-11-22', true, false, '2026-12-22'],
  ['delete', '2026-11-22', false, true, '2027-01-01'],
  ['delete', '2026-11-22', true, true, '2027-01-11'],
  ['view', '2028-02-20', false, false, '2028-03-01'], // over a 29th of February
  ['delete', '2026-12-20', false, false, '2027-01-09'],
]

for (const [kind, received, processors, extended, answer_by] of answers)
  test(`asked to ${kind} on ${received}${processors ? ', with processors' : ''}${extended ? ', extended' : ''}: answered by ${answer_by}`, () => {
    assert.equal(clocksOf({ kind, received, processors, extended }, off).answer_by, answer_by)
  })

const acknowledged: readonly [received: string, by: string, why: string][] = [
  ['2026-11-16', '2026-11-18', 'Monday'],
  ['2026-11-19', '2026-11-23', 'Thursday: Friday, then Monday'],
  ['2026-11-20', '2026-11-24', 'Friday'],
  ['2026-11-21', '2026-11-24', 'Saturday'],
  ['2026-11-22', '2026-11-24', 'Sunday'],
  ['2026-02-13', '2026-02-24', 'the Friday before Tết: a week of it, then Monday and Tuesday'],
  ['2026-02-16', '2026-02-24', 'in Tết'],
  ['2026-04-29', '2026-05-05', 'before 30 April, 1 May and a weekend'],
  ['2026-04-24', '2026-04-29', 'Giỗ Tổ fell on a Sunday, Monday is off'],
  ['2026-08-31', '2026-09-04', 'before National Day and the day beside it'],
  ['2026-12-31', '2027-01-05', 'over New Year on a Friday'],
]

for (const [received, by, why] of acknowledged)
  test(`what came in on ${received} is acknowledged by ${by} (${why})`, () => {
    assert.equal(clocksOf({ kind: 'view', received, processors: false, extended: false }, off).acknowledge_by, by)
  })

test('a day off that was entered counts as one, and years without any are told', () => {
  assert.equal(isWorkingDay('2027-02-05', off), true)
  assert.equal(isWorkingDay('2027-02-05', new Set(['2027-02-05'])), false)
  assert.equal(workingDayAfter('2027-02-04', 2, new Set(['2027-02-05', '2027-02-08'])), '2027-02-10')
  assert.deepEqual(yearsWithoutDaysOff([2026, 2027], off), [2027])
})

const clocks = { acknowledge_by: '2026-11-24', answer_by: '2026-12-02' }
const dues: readonly [today: string, acknowledged: boolean, answered: boolean, due: string][] = [
  ['2026-11-22', false, false, 'calm'],
  ['2026-11-24', false, false, 'soon'],
  ['2026-11-25', false, false, 'late'],
  ['2026-11-25', true, false, 'calm'],
  ['2026-11-30', true, false, 'soon'],
  ['2026-12-02', true, false, 'soon'],
  ['2026-12-03', true, false, 'late'],
  ['2026-12-30', true, true, 'done'],
]

for (const [today, acknowledged, answered, due] of dues)
  test(`on ${today} a request that is ${acknowledged ? '' : 'not '}acknowledged and ${answered ? '' : 'not '}answered is ${due}`, () => {
    assert.equal(dueOf(clocks, { acknowledged, answered }, today), due)
  })
