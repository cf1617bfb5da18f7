import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sorted, turned } from './sorting.ts'

test('names come as Vietnamese orders them, numbers within them by value', () => {
  const rows = ['Thôn 10', 'Đường chợ', 'Ao làng', 'Thôn 2', 'Dốc đình']
  assert.deepEqual(
    sorted(rows, row => row, false),
    ['Ao làng', 'Dốc đình', 'Đường chợ', 'Thôn 2', 'Thôn 10'],
  )
})

test('numbers go by value, either way, and what is alike stays as it was', () => {
  const rows = [
    { name: 'a', size: 10 },
    { name: 'b', size: 9 },
    { name: 'c', size: 10 },
  ]
  const named = (down: boolean) =>
    sorted(rows, ({ size }) => size, down)
      .map(({ name }) => name)
      .join('')
  assert.equal(named(false), 'bac')
  assert.equal(named(true), 'acb')
})

test('a first press sorts up, the next one down, another column up again', () => {
  const once = turned(undefined, 'name')
  assert.deepEqual(once, { key: 'name', down: false })
  assert.deepEqual(turned(once, 'name'), { key: 'name', down: true })
  assert.deepEqual(turned(turned(once, 'name'), 'size'), { key: 'size', down: false })
})
