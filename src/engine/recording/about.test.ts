import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aboutBox, chainOfAbout, readAbout, type SegmentAbout } from './about.ts'
import { box, u32 } from './boxes.ts'
import { withoutSecrets } from './recovered.ts'

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
  assert.equal(chainOfAbout(read.value), 'main')
})

test('recovered footage says where it came from, and stands in a chain of its own', () => {
  const recovered = {
    source: 'sd_card',
    from: 'rtsp://10.0.0.7/replay',
    fetched_90k: 160_000_000_000_777,
    clock_offset_ms: null,
    clock_quality: 'unknown',
    lead_in: 24,
  } as const
  const read = readAbout(aboutBox({ ...about, recovered }))
  assert.ok(read.ok)
  assert.deepEqual(read.value.recovered, recovered)
  assert.equal(chainOfAbout(read.value), 'main-recovered')
  for (const wrong of [
    null,
    {},
    { ...recovered, source: 'tape' },
    { ...recovered, lead_in: 0.5 },
    { ...recovered, from: 5 },
  ])
    assert.equal(readAbout(aboutBox({ ...about, recovered: wrong as typeof recovered })).ok, false)
})

test('an address is kept without what opens it', () => {
  const asked = 'rtsp://admin:m%E1%BA%ADt@10.0.0.7:554/cam/playback?channel=1&password=khau#x'
  assert.equal(withoutSecrets(asked), 'rtsp://10.0.0.7:554/cam/playback')
  assert.equal(withoutSecrets('Đầu ghi nhà bác Tư'), 'Đầu ghi nhà bác Tư')
  assert.equal(withoutSecrets('x'.repeat(900)).length, 200)
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
