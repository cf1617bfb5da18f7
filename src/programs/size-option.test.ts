import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sizeOf } from './size-option.ts'

test('sizes are read as people write them', () => {
  const read = (text: string) => sizeOf({ quota: text }, 'quota')
  assert.deepEqual(['500GB', '1,5 TB', '2t', '0.5g', '1000'].map(read), [5e11, 1.5e12, 2e12, 5e8, 1000])
  assert.equal(sizeOf({}, 'quota'), undefined)
})

test('what is no size is refused', () => {
  for (const text of ['much', '5 PB', '-3GB', '1e9', '9'.repeat(400)])
    assert.throws(() => sizeOf({ quota: text }, 'quota'), { code: 'bad_command' })
})
