import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aboutBox, readAbout, type SegmentAbout } from './about.ts'
import { box, u32 } from './boxes.ts'

const about: SegmentAbout = {
  program: 'matthan 1',
  station: 'phuong-5',
  camera: 'cong-chinh',
  stream: 'main',
  sequence: 3,
  started: '2026-11-22T01:15:00.000Z',
  started_90k: 160_000_000_000_001,
  clock: 'unknown',
  video: 'avc1.64001f',
  audio: null,
  link_number: 41,
  link_hash: '0f'.repeat(32),
}

test('what a segment says of itself is read back', () => {
  const read = readAbout(Buffer.concat([box('ftyp', u32(1)), aboutBox(about), box('moov')]))
  assert.ok(read.ok)
  assert.deepEqual(read.value, about)
})

test('another uuid, broken JSON and missing fields are not an about', () => {
  const says = (text: string) => readAbout(box('uuid', aboutBox(about).subarray(8, 24), Buffer.from(text)))
  assert.equal(says('{').ok, false)
  assert.equal(says('null').ok, false)
  assert.equal(says(JSON.stringify({ ...about, camera: 5 })).ok, false)
  assert.equal(says(JSON.stringify({ ...about, audio: 5 })).ok, false)
  assert.equal(says(JSON.stringify({ ...about, started_90k: 1.5 })).ok, false)
  assert.equal(says(' '.repeat(5000) + JSON.stringify(about)).ok, false)
  assert.equal(says('').ok, false)
  assert.equal(readAbout(box('uuid', u32(1, 2))).ok, false)
  assert.equal(readAbout(Buffer.alloc(0)).ok, false)
})
