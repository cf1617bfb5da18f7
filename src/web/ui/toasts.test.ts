import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { currentToasts, dropToast, listenToToasts, shownFor, toast } from './toasts.ts'

beforeEach(() => {
  for (const { id } of currentToasts()) dropToast(id)
})

const texts = () => currentToasts().map(({ text }) => text)

test('what was done is said, told to who listens, and put away', () => {
  let told = 0
  const stop = listenToToasts(() => {
    told += 1
  })
  const id = toast('Đã lưu.')
  assert.deepEqual(texts(), ['Đã lưu.'])
  dropToast(id)
  assert.deepEqual(texts(), [])
  stop()
  toast('Đã xóa.')
  assert.equal(told, 2)
})

test('the newest three are shown', () => {
  for (const text of ['1', '2', '3', '4']) toast(text)
  assert.deepEqual(texts(), ['2', '3', '4'])
})

test('a sentence that stands there already is not said twice; a deed that can be taken back is each time', () => {
  toast('Đã nhảy qua.')
  toast('Đã lưu.')
  toast('Đã nhảy qua.')
  assert.deepEqual(texts(), ['Đã lưu.', 'Đã nhảy qua.'])
  toast('Đã bỏ camera.', { undo: () => undefined })
  toast('Đã bỏ camera.', { undo: () => undefined })
  assert.deepEqual(texts(), ['Đã nhảy qua.', 'Đã bỏ camera.', 'Đã bỏ camera.'])
})

test('what can be taken back stays longer, and trouble until somebody has seen it', () => {
  const undo = () => undefined
  assert.ok(shownFor({ tone: 'calm', undo })! > shownFor({ tone: 'calm', undo: undefined })!)
  assert.equal(shownFor({ tone: 'bad', undo: undefined }), undefined)
})
