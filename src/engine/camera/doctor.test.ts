import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Finding } from '#contract/doctor.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { type Street, startStreet } from '#simulator/street.ts'
import { conditionsOf, examineAlone, lineOf, patientOf } from '#test/engine/patient.ts'
import { applyFix } from './doctor.ts'

const missing = await libavMissing()
const needs = { skip: missing }
const card = { state: 'ok', capacity_mb: 30_000, free_mb: 10, days_kept: 4 } as const
let street: Street
let ids: readonly string[] = []
before(async () => {
  if (missing !== false) return
  street = await startStreet({
    cameras: 7,
    quick: true,
    personalities: [
      { brand: 'hikvision', camera: '1', traits: { card, firmware_on: '2019-03-02' } },
      { brand: 'hikvision', camera: '2', traits: { smart_codec: true, clock_offset_ms: 95_000 } },
      {
        brand: 'dahua',
        camera: '3',
        traits: {
          card: { ...card, state: 'error' },
          codec: { main: 'h264', sub: 'h265' },
          clock_offset_ms: -8000,
          says: { fps: 30, bitrate_kbps: 60 },
        },
      },
      { brand: 'ezviz', camera: '4' },
      { brand: 'uniview', camera: '5', traits: { b_frames: true, group_s: 8 } },
      { brand: 'imou', camera: '6', traits: { factory_account_open: true } },
      { brand: 'uniview', camera: '7', traits: { smart_codec: true, group_s: 8 } },
    ],
  })
  ids = street.cameras.map(({ id }) => id)
})
after(async () => street?.stop())

const examined = (
  at: number,
  more: Parameters<typeof patientOf>[2] = {},
  how: Parameters<typeof examineAlone>[1] = {},
) => examineAlone(patientOf(street, ids[at]!, more), how)
const outcomesOf = ({ findings }: { readonly findings: readonly Finding[] }) =>
  Object.fromEntries(
    findings.map(({ code, stream, outcome }) => [
      stream === 'sub' && code !== 'sub_stream' ? `${code} sub` : code,
      outcome,
    ]),
  )
const fixed = (at: number, code: Parameters<typeof applyFix>[3]) => {
  const patient = patientOf(street, ids[at]!)
  return applyFix(conditionsOf(patient), patient, patient.brand, code, new AbortController().signal)
}

describe('the camera doctor', { concurrency: true }, () => {
  test('a camera that works well is told so, line by line', needs, async () => {
    const found = await examined(0)
    const { frame_rate, bit_rate, link_loss, ...told } = outcomesOf(found)
    assert.deepEqual(told, {
      address: 'answers',
      rtsp: 'on',
      sign_in: 'taken',
      stream: 'comes',
      encryption: 'looks_clear',
      smart_codec: 'off',
      group_length: 'short',
      b_frames: 'none',
      clock: 'right',
      password: 'fine',
      factory_password: 'not_asked',
      firmware: 'very_old',
      card: 'works',
      sub_stream: 'fits',
    })
    // How quickly pictures come is this machine's affair too, when it is busy.
    assert.notEqual(frame_rate, 'not_declared')
    assert.notEqual(bit_rate, 'not_declared')
    assert.notEqual(link_loss, 'not_reached')
    assert.equal(lineOf(found, 'card').measured.days, 4)
    assert.equal(lineOf(found, 'firmware').measured.built, '2019-03-02')
  })

  test('a smart codec and a clock that is wrong are found over ISAPI, and put right', needs, async () => {
    const found = await examined(1)
    assert.deepEqual(
      [lineOf(found, 'smart_codec').outcome, lineOf(found, 'smart_codec').fix],
      ['on', 'smart_codec_off'],
    )
    assert.deepEqual([lineOf(found, 'clock').outcome, lineOf(found, 'clock').fix], ['far_off', 'set_clock'])
    assert.match(lineOf(found, 'smart_codec').advice?.vi ?? '', /H\.264\+ \/ H\.265\+ thành Tắt/)
    const smart = await fixed(1, 'smart_codec_off')
    assert.ok(smart.ok, JSON.stringify(smart))
    const { by_way_of, before: was, after: is, read_back, seen, outcome } = smart.value
    assert.deepEqual(
      { by_way_of, was, is, read_back, seen, outcome },
      {
        outcome: 'done',
        by_way_of: 'isapi',
        was: { main_smart_codec: 'true' },
        is: { main_smart_codec: 'false' },
        read_back: true,
        seen: true,
      },
    )
    const clock = await fixed(1, 'set_clock')
    assert.ok(clock.ok && clock.value.outcome === 'done', JSON.stringify(clock))
    assert.ok(Math.abs(street.device(ids[1]!).traits.clock_offset_ms) < 5000)
    assert.ok(Math.abs(Number(clock.value.before.offset_ms) - 95_000) < 10_000)
  })

  test('what a Dahua says of its streams, its card and its clock is compared and put right', needs, async () => {
    const found = await examined(2)
    const told = outcomesOf(found)
    assert.deepEqual(
      [told.sub_stream, told.card, told.clock, told.bit_rate, told.frame_rate],
      ['wrong_codec', 'broken', 'off', 'higher', 'lower'],
    )
    const sub = await fixed(2, 'sub_h264')
    assert.ok(sub.ok && sub.value.read_back && sub.value.seen === true, JSON.stringify(sub))
    assert.deepEqual([sub.value.before, sub.value.after], [{ sub_codec: 'H.265' }, { sub_codec: 'H.264' }])
    assert.ok((await fixed(2, 'set_clock')).ok)
    assert.ok(Math.abs(street.device(ids[2]!).traits.clock_offset_ms) < 5000)
  })

  test('pictures that a camera scrambles are told with where its app switches that off', needs, async () => {
    const found = await examined(3)
    const { severity, outcome, advice, fix } = lineOf(found, 'encryption')
    assert.deepEqual([severity, outcome, fix], ['serious', 'scrambled', null])
    assert.match(advice?.vi ?? '', /Ứng dụng EZVIZ.*Mã hóa hình ảnh/)
    assert.equal(lineOf(found, 'password').outcome, 'label_code')
    assert.equal(lineOf(found, 'clock').outcome === 'not_told', lineOf(found, 'clock').severity === 'not_checked')
    assert.equal(lineOf(found, 'card').severity, 'not_checked')
    assert.match(lineOf(found, 'card').says.vi, /không có ONVIF/)
  })

  test('a long group is found in the stream and shortened over ONVIF; B-frames are noted', needs, async () => {
    const found = await examined(4)
    assert.equal(lineOf(found, 'b_frames').outcome, 'used')
    assert.deepEqual(
      [lineOf(found, 'group_length').outcome, lineOf(found, 'group_length').fix],
      ['too_long', 'shorter_gop'],
    )
    const done = await fixed(4, 'shorter_gop')
    assert.ok(done.ok, JSON.stringify(done))
    assert.deepEqual([done.value.by_way_of, done.value.read_back, done.value.seen], ['onvif', true, true])
    assert.deepEqual([done.value.before.main_gop_frames, done.value.after.main_gop_frames], [120, 30])
    assert.deepEqual([done.value.outcome, done.value.advice], ['done', null])
  })

  test(
    'a camera that takes a shorter group and goes on as before, for its smart codec is on, is told so',
    needs,
    async () => {
      const fix = await fixed(6, 'shorter_gop')
      assert.ok(fix.ok, JSON.stringify(fix))
      const { read_back, seen, outcome, says, advice, measured } = fix.value
      assert.deepEqual([read_back, seen, outcome], [true, false, 'not_seen'])
      assert.ok(Number(measured.group_ms) > 4000, `${measured.group_ms} ms`)
      assert.match(says.vi, /Camera nhận nhưng không đổi: khung hình chính vẫn cách nhau ít nhất \d+(,\d)? giây/)
      assert.match(advice?.vi ?? '', /Tắt H\.264\+/)
    },
  )

  test('a camera whose RTSP is off answers and is told apart from one that is gone', needs, async () => {
    const found = await examined(5)
    const told = outcomesOf(found)
    assert.deepEqual(
      [told.address, told.rtsp, told.stream, told.sign_in],
      ['answers', 'off', 'not_reached', 'not_reached'],
    )
    assert.match(lineOf(found, 'rtsp').advice?.vi ?? '', /IMOU Life/)
    const gone = outcomesOf(await examined(0, { main_url: 'rtsp://127.0.0.1:1/x', service_url: null }))
    assert.deepEqual([gone.rtsp, gone.stream], ['off', 'not_reached'])
    const forbidden = outcomesOf(await examined(0, { main_url: 'rtsp://8.8.8.8/x' }))
    assert.deepEqual([forbidden.address, forbidden.rtsp, forbidden.card], ['forbidden', 'not_reached', 'not_told'])
  })

  test('a wrong password is tried once, whatever there is to ask', needs, async () => {
    const device = street.device(ids[0]!)
    const before = device.refusals
    const found = await examined(0, { credentials: { username: 'admin', password: 'sai-mat-khau' } })
    assert.deepEqual([lineOf(found, 'sign_in').outcome, lineOf(found, 'password').outcome], ['refused', 'not_taken'])
    assert.equal(device.refusals - before, 0, 'its web service was not asked with a password that RTSP refused')
  })

  test('a factory account is tried only when it is asked for, and once', needs, async () => {
    await street.device(ids[5]!).change({ rtsp_on: true })
    const found = await examined(5, { brand: 'dahua' }, { try_factory_password: true })
    assert.equal(lineOf(found, 'factory_password').outcome, 'open')
    const closed = await examined(0, {}, { try_factory_password: true })
    assert.equal(lineOf(closed, 'factory_password').outcome, 'closed')
  })
})
