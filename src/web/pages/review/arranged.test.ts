import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arranged } from './arranged.ts'

test('pictures fill a broad screen, and never stand out of it', () => {
  for (let count = 1; count <= 9; count++) {
    const { columns, width, height } = arranged(count, { width: 1366, height: 400 })
    const rows = Math.ceil(count / columns)
    assert.ok(columns * width + (columns - 1) * 4 <= 1366 && rows * height + (rows - 1) * 4 <= 400, `${count}`)
    assert.ok(width > 100, `${count}`)
  }
  assert.equal(arranged(3, { width: 1366, height: 400 }).columns, 3)
})

test('on a phone two stand under each other, more in two columns', () => {
  assert.deepEqual(arranged(2, { width: 360, height: 10 }), { columns: 1, width: 360, height: 234 })
  assert.equal(arranged(5, { width: 360, height: 10 }).columns, 2)
})
