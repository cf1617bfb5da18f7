import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { FixCode } from '#contract/doctor.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { type Street, startStreet } from '#simulator/street.ts'
import { conditionsOf, examineAlone, lineOf, patientOf } from '#test/engine/patient.ts'
import { applyFix } from './doctor.ts'

const missing = await libavMissing()
const needs = { skip: missing }
const makers = [
  { brand: 'hikvision', by: 'isapi' },
  { brand: 'dahua', by: 'dahua_cgi' },
  { brand: 'uniview', by: 'onvif' },
] as const
let street: Street
let ids: readonly string[] = []
before(async () => {
  if (missing !== false) return
  street = await startStreet({
    cameras: makers.length * 2 + 2,
    quick: true,
    personalities: [
      ...makers.map(({ brand }, at) => ({ brand, camera: String(at + 1), traits: { large_pictures: true } })),
      ...makers.map(({ brand }, at) => ({
        brand,
        camera: String(makers.length + at + 1),
        traits: { overshoots: true },
      })),
      { brand: 'hikvision', camera: String(makers.length * 2 + 1), traits: { rtsp_on: false } },
      { brand: 'hikvision', camera: String(makers.length * 2 + 2) },
    ],
  })
  ids = street.cameras.map(({ id }) => id)
})
after(async () => street?.stop())

const fixed = async (at: number, code: FixCode) => {
  const patient = patientOf(street, ids[at]!)
  const how = await applyFix(conditionsOf(patient), patient, patient.brand, code, new AbortController().signal)
  assert.ok(how.ok, JSON.stringify(how))
  return how.value
}

describe('what the doctor puts right', { concurrency: true }, () => {
  for (const [at, { brand, by }] of makers.entries()) {
    test(`a sub stream too large for the wall is found and put right: ${brand}`, needs, async () => {
      const { streams } = street.device(ids[at]!).channels[0]!
      const found = await examineAlone(patientOf(street, ids[at]!))
      const sub = lineOf(found, 'sub_stream')
      assert.deepEqual([sub.outcome, sub.measured.width, sub.fix], ['too_large', 1360, 'sub_smaller'])

      const smaller = await fixed(at, 'sub_smaller')
      assert.deepEqual([smaller.outcome, smaller.by_way_of, smaller.stream], ['done', by, 'sub'])
      assert.deepEqual([smaller.measured, streams.sub.width], [{ width: 320, height: 180 }, 320])
      assert.equal(String(smaller.before.sub_width), '1360')
      assert.equal(streams.main.width, 1600, 'only what was asked for is changed')
    })

    test(`more bits than are set are found and put right: ${brand}`, needs, async () => {
      const found = await examineAlone(patientOf(street, ids[at + makers.length]!))
      const bits = lineOf(found, 'bit_rate')
      assert.deepEqual([bits.outcome, bits.fix], ['higher', 'cap_bit_rate'], JSON.stringify(bits.measured))
      const { streams } = street.device(ids[at + makers.length]!).channels[0]!
      const capped = await fixed(at + makers.length, 'cap_bit_rate')
      assert.deepEqual([capped.outcome, capped.by_way_of, capped.stream], ['done', by, 'main'], JSON.stringify(capped))
      assert.equal(streams.main.constant_bitrate, true)
    })
  }

  test('RTSP that is off is switched on over ISAPI, and its pictures come', needs, async () => {
    const at = makers.length * 2
    const found = await examineAlone(patientOf(street, ids[at]!))
    assert.deepEqual([lineOf(found, 'rtsp').outcome, lineOf(found, 'rtsp').fix], ['off', 'rtsp_on'])
    const on = await fixed(at, 'rtsp_on')
    assert.deepEqual([on.outcome, on.before, on.after], ['done', { rtsp: false }, { rtsp: true }])
  })

  test('a camera that goes on sending large pictures is told as one that did not change', needs, async () => {
    const id = ids[makers.length * 2 + 1]!
    const patient = patientOf(street, id)
    const conditions = conditionsOf(patient)
    const measureAnew: typeof conditions.measureAnew = async (stream, signal) => ({
      ...(await conditions.measureAnew(stream, signal)),
      width: 1920,
      height: 1080,
    })
    const stubborn = { ...conditions, measureAnew }
    const how = await applyFix(stubborn, patient, patient.brand, 'sub_smaller', new AbortController().signal)
    assert.ok(how.ok, JSON.stringify(how))
    assert.deepEqual([how.value.outcome, how.value.read_back], ['not_seen', true])
    assert.match(how.value.says.vi, /vẫn lớn 1920×1080/)
    assert.match(how.value.advice?.vi ?? '', /640×360/)
  })
})
