import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withComment } from './jpeg-comment.ts'

test('a picture says in its file what it is, and is the same picture behind that', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xdb, 1, 2, 3])
  const told = withComment(jpeg, 'BẢN ĐÃ CHE')
  const length = told.readUInt16BE(4)
  assert.deepEqual([told.readUInt16BE(0), told.readUInt16BE(2)], [0xffd8, 0xfffe])
  assert.equal(told.subarray(6, 4 + length).toString(), 'BẢN ĐÃ CHE')
  assert.deepEqual(told.subarray(4 + length), jpeg.subarray(2))
  assert.throws(() => withComment(Buffer.from('png'), ''))
})
