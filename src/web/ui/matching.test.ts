import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matches, plain } from './matching.ts'

test('accents and case do not matter, in either spelling of the letters', () => {
  assert.equal(plain('Đường chợ'), 'duong cho')
  assert.ok(matches('cong chinh', 'Cổng chính'))
  assert.ok(matches('CỔNG', 'cổng chính'.normalize('NFD')))
  assert.ok(!matches('cho', 'Cổng chính'))
})

test('words are found in any order, in the name or the place', () => {
  assert.ok(matches('thon 3 cong', 'Cổng chính', 'Thôn 3, ngã ba chợ'))
  assert.ok(matches('  ', 'Cổng chính'))
  assert.ok(!matches('thon 4', 'Cổng chính', 'Thôn 3'))
})
