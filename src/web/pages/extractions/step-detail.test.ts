import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Say } from '#web/words/language.ts'
import { stepDetail } from './step-detail.ts'

const say: Say = (key, values) => `${key}(${Object.values(values ?? {}).join('|')})`
const told = (kind: string, text: string): string => stepDetail({ kind, text }, say)

test('a step says what a person would say of it', () => {
  assert.equal(told('sealed', '97d4ee0ba24ad28a'), '')
  assert.equal(told('add_scan', '1: cong-van.jpg'), 'cong-van.jpg')
  assert.equal(told('hand_over', '2: Lê Văn Tám'), 'copy_number(2|Lê Văn Tám)')
  assert.equal(told('end_copy', '2: destroyed. bẻ đĩa. Xong'), 'copy_number(2|copy_destroyed(). bẻ đĩa. Xong)')
  assert.equal(told('approve', '1: đúng'), '1: đúng')
  assert.equal(told('note', 'ghi nhớ'), 'ghi nhớ')
})
