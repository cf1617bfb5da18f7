import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallFromUnixMillis } from '#base/units.ts'
import { fileName } from './still.ts'

test('a saved picture is named by camera and the commune’s time', () => {
  assert.equal(
    fileName('cong-chinh', wallFromUnixMillis(Date.parse('2026-11-22T00:30:05Z'))),
    'cong-chinh_2026-11-22_07-30-05',
  )
})
