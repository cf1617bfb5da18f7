import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingCodes } from '#contract/doctor.ts'
import { brandNamed } from '#engine/camera/brands.ts'
import type { MeasuredStream } from '#engine/camera/measured-stream.ts'
import { brandAdvice } from './brand-advice.ts'
import { checkedThings, findingOf, judged } from './findings.ts'
import { firmwareDate } from './firmware-date.ts'
import { judgeCard, judgeClock } from './judge-device.ts'
import { judgeBitRate, judgeFrameRate, judgeGroup, judgeSmartCodec, judgeSub } from './judge-picture.ts'
import { judgeLoss } from './judge-reach.ts'
import { judgePassword } from './password-strength.ts'

const seen = (more: Partial<MeasuredStream> = {}): MeasuredStream => ({
  in: 'own_session',
  codec: 'h264',
  width: 1280,
  height: 720,
  frames_per_second: 15,
  bits_per_second: 1_000_000,
  group_ms: 2000,
  no_key_for_ms: 100,
  b_frames: false,
  scrambled: false,
  packets: 1000,
  lost_packets: 0,
  jitter_ms: 5,
  clock_offset_ms: null,
  picture: undefined,
  span_ms: 5000,
  trouble: null,
  detail: null,
  ...more,
})
const declared = { codec: 'h264', fps: 15, bits_per_second: 2_000_000, group_ms: 2000, smart_codec: undefined }

test('every finding has outcomes with sentences in both languages, and advice where something is wrong', () => {
  for (const code of findingCodes) {
    const { checks, by, outcomes } = checkedThings[code]
    for (const both of [checks, by]) assert.ok(both.vi !== '' && both.en !== '')
    for (const [name, { severity, vi, en, advice }] of Object.entries(outcomes)) {
      assert.equal(vi, vi.normalize('NFC'))
      assert.ok(vi.endsWith('.') && en.endsWith('.'), `${code}/${name}`)
      if (severity === 'warning' || severity === 'serious')
        assert.ok(advice !== undefined, `${code}/${name} says what to do`)
    }
  }
  for (const advice of Object.values(brandAdvice))
    for (const key of Object.keys(advice ?? {})) {
      const [code = '', outcome = ''] = key.split('/')
      assert.ok(code in checkedThings && outcome in checkedThings[code as 'rtsp'].outcomes, `${key} is an outcome`)
    }
})

test('sentences hold what was measured, in each language’s manner, and a fix only where it is possible', () => {
  const long = judged('group_length', 'too_long', { group_ms: 8300 })
  const finding = findingOf(long, 'imou', new Set(['shorter_gop'] as const))
  assert.match(finding.says.vi, /8,3 giây/)
  assert.match(finding.says.en, /8\.3 s/)
  assert.match(finding.advice?.vi ?? '', /I Frame Interval/, 'an IMOU gets the word of the family that builds it')
  assert.equal(finding.fix, 'shorter_gop')
  assert.equal(findingOf(long, null, new Set()).fix, null)
})

test('a group that had not ended when the look did counts as long as it was seen', () => {
  assert.equal(judgeGroup(seen({ group_ms: null, no_key_for_ms: 9000 }), 'main').outcome, 'too_long')
  assert.equal(judgeGroup(seen({ group_ms: null, no_key_for_ms: 900 }), 'main').outcome, 'not_seen')
  assert.equal(judgeGroup(seen(), 'main').outcome, 'short')
})

test('a smart codec that a camera does not admit shows by its keyframes', () => {
  assert.equal(judgeSmartCodec(seen({ group_ms: 9000 }), declared).outcome, 'suspected')
  assert.equal(judgeSmartCodec(seen(), declared).outcome, 'not_told')
  assert.equal(judgeSmartCodec(undefined, undefined).outcome, 'not_seen')
})

test('what is measured is held against what is declared', () => {
  assert.equal(judgeFrameRate(seen({ frames_per_second: 8 }), declared).outcome, 'lower')
  assert.equal(judgeFrameRate(seen(), undefined).outcome, 'not_declared')
  assert.equal(judgeBitRate(seen({ bits_per_second: 4_000_000 }), declared).outcome, 'higher')
  assert.equal(judgeSub(true, seen({ width: 1920, height: 1080 })).outcome, 'too_large')
  assert.equal(judgeSub(true, seen({ codec: 'h265' })).outcome, 'wrong_codec')
  assert.equal(judgeSub(false, undefined).outcome, 'missing')
})

test('packets lost are told by their share, and one alone is no sign', () => {
  const loss = (packets: number, lost_packets: number) => judgeLoss(null, seen({ packets, lost_packets }), null).outcome
  assert.deepEqual([loss(1000, 0), loss(200, 1), loss(1000, 5), loss(1000, 50)], ['clean', 'clean', 'some', 'heavy'])
  assert.equal(judgeLoss(null, seen({ jitter_ms: 900 }), null).outcome, 'uneven')
})

test('clocks and cards', () => {
  const clock = (offset_ms: number, local_as_utc = false) => judgeClock({ offset_ms, local_as_utc }, undefined).outcome
  assert.deepEqual(
    [clock(500), clock(-9000), clock(3_600_000), clock(25_200_000, true)],
    ['right', 'off', 'far_off', 'local_as_utc'],
  )
  assert.equal(judgeClock(undefined, 'auth_failed').outcome, 'not_told')
  const card = { state: 'works', said: 'ok', capacity_mb: 30_000, days: 1.2 } as const
  assert.equal(judgeCard(card, undefined).outcome, 'short')
})

test('a password is judged by its text alone', () => {
  const kind = (password: string, brand = brandNamed('hikvision')) =>
    judgePassword({ username: 'admin', password }, brand).kind
  assert.deepEqual(
    ['12345', '', 'admin', 'Duong-pho-7', 'admin2024xyz', '24681357', 'aaaaaaaaaa', 'abcdefgh', 'Hik12345'].map(
      password => kind(password),
    ),
    ['factory', 'factory', 'factory', 'fine', 'weak', 'weak', 'weak', 'weak', 'weak'],
  )
  assert.equal(kind('QWKZPD', brandNamed('ezviz')), 'label_code')
})

test('the day on which firmware was built is read where it stands, and nowhere else', () => {
  const now = Date.UTC(2026, 10, 22)
  const day = (version: string) => {
    const at = firmwareDate(version, now)
    return at === undefined ? undefined : new Date(at).toISOString().slice(0, 10)
  }
  assert.deepEqual(
    [
      'V5.7.3 build 220112',
      '2.800.0000000.16.R, Build Date 2023-08-30',
      '2.8.16.R,build:2023-08-30',
      'IPC_1.0.20210715',
      '1.0.6',
      'V4.02.R11',
    ].map(day),
    ['2022-01-12', '2023-08-30', '2023-08-30', '2021-07-15', undefined, undefined],
  )
})
