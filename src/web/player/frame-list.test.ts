import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mediaSpan90k, wallTime90k } from '#base/units.ts'
import { FrameList } from './frame-list.ts'

const frame = (at: number, span = 10) => ({ at: wallTime90k(at), span: mediaSpan90k(span) })
const at = wallTime90k

const listOf = (...frames: readonly ReturnType<typeof frame>[]): FrameList => {
  const list = new FrameList()
  list.add(frames)
  return list
}

test('an instant shows the picture that began last, and none where pictures have long ended', () => {
  const list = listOf(frame(100), frame(120), frame(110), frame(200))
  assert.equal(list.at(at(100))?.at, 100)
  assert.equal(list.at(at(119))?.at, 110)
  assert.equal(list.at(at(135))?.at, 120)
  assert.equal(list.at(at(150)), undefined)
  assert.equal(list.at(at(99)), undefined)
})

test('a step forward and a step back end at the same picture', () => {
  const list = listOf(frame(100), frame(110), frame(120))
  const next = list.beside(at(104), 1)!
  assert.equal(next.at, 110)
  assert.equal(list.beside(next.at, -1)?.at, 100)
  assert.equal(list.beside(at(120), 1), undefined)
  assert.equal(list.beside(at(100), -1), undefined)
})

test('in a hole the step back goes to the picture before it and the step forward to the one behind it', () => {
  const list = listOf(frame(100), frame(110), frame(500))
  assert.equal(list.beside(at(300), -1)?.at, 110)
  assert.equal(list.beside(at(300), 1)?.at, 500)
})

test('pictures fetched twice are known once, and what is let go is forgotten', () => {
  const list = listOf(frame(100), frame(110))
  list.add([frame(110), frame(120)])
  assert.equal(list.beside(at(110), 1)?.at, 120)
  list.drop({ from: at(0), to: at(110) })
  assert.equal(list.at(at(100)), undefined)
  assert.equal(list.at(at(115))?.at, 110)
  assert.equal(FrameList.middle(frame(100)), 105)
})
