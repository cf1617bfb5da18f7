import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waysOf } from './ways.ts'

test('the sub stream is tried before the station is asked to transcode the main one', () => {
  assert.deepEqual(
    waysOf('main', true).map(({ stream, as = 'as it is' }) => `${stream} ${as}`),
    ['main as it is', 'sub as it is', 'main h264'],
  )
})

test('a wall’s small picture is transcoded from the stream that costs least', () => {
  assert.deepEqual(waysOf('sub', true).at(-1), { stream: 'sub', as: 'h264' })
  assert.deepEqual(waysOf('sub', false).at(-1), { stream: 'main', as: 'h264' })
})
