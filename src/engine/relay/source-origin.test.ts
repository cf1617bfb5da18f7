// A source says truly where its footage is from and how well its time is known: it is asked, and what it does not tell is not made up.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { wallFromUnixMillis } from '#base/units.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import { createHttpClient } from '#engine/camera/http-client.ts'
import { askMaker } from '#engine/camera/makers-word.ts'
import { createRefusedPasswords } from '#engine/camera/refused-passwords.ts'
import type { LaterFrame } from '#engine/recording/gap-filler.ts'
import type { RecoveredFrom } from '#engine/recording/recovered.ts'
import type { Traits } from '#simulator/brands/personality.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import type { RecorderManner } from '#simulator/nvr/recorder.ts'
import { startStreet } from '#simulator/street.ts'
import { askedSource } from './source.ts'

const clock = systemClock
const skip = await libavMissing()
const HOUR = 3_600_000
const never = new AbortController().signal

type Brought = {
  readonly origin: RecoveredFrom | undefined
  readonly off_ms: readonly number[]
  readonly kind: unknown
}

/** Ten seconds of four hours ago, from a card or from a recorder. */
const bring = async (manner: RecorderManner, traits: Partial<Traits>, asks: boolean, nvr = false): Promise<Brought> => {
  const brand = manner.dialect === 'hikvision' ? 'hikvision' : 'dahua'
  await using street = await startStreet({
    cameras: 1,
    quick: true,
    personalities: [{ brand, traits, ...(nvr ? { cameras: ['1'], nvr: 'nha' } : { camera: '1' }) }],
    ...(nvr ? { nvrs: [{ name: 'nha', ...manner }] } : { cards: [{ camera: '1', ...manner }] }),
  })
  const id = street.cameras[0]!.id
  const { account: credentials, http_port, rtsp_port } = street.device(nvr ? 'nha' : id)
  const guard = createAddressGuard()
  const http = createHttpClient(guard, createRefusedPasswords(clock))
  const web = `http://127.0.0.1:${http_port}`
  const to_ms = Date.now() - 4 * HOUR
  const gap = { from: wallFromUnixMillis(to_ms - 10_000), to: wallFromUnixMillis(to_ms) }
  const frames: LaterFrame[] = []
  let origin: RecoveredFrom | undefined
  const source = askedSource(
    {
      kind: 'device',
      playback: { dialect: manner.dialect, url: `rtsp://127.0.0.1:${rtsp_port}`, channel: 1, stream: 'main' },
      credentials,
      certificate: () => false,
      pin: guard.pin,
      clock: undefined,
      word: asks ? signal => askMaker(http, { dialect: manner.dialect, web, credentials }, clock, signal) : undefined,
    },
    {
      bring: async (wanted, guest) => {
        origin = wanted.origin
        const taker = { take: async (frame: LaterFrame) => void frames.push(frame), done: false }
        return { answer: await guest(taker, [gap]), segments: 1, pictures: frames.length }
      },
      sound: () => [],
      clock,
    },
  )
  const wanted = { camera: knownCameraId(id), stream: 'main', ...gap } as const
  const { failure, kind } = await source.fetch(wanted, [gap], () => 0, never)
  assert.equal(failure, undefined)
  const filmed = street.recorder(nvr ? 'nha' : id).keyframes(1, to_ms - 20_000, to_ms + 10_000)
  const keys = frames.filter(({ key, decode }) => key && decode >= gap.from && decode < gap.to)
  const off_ms = keys.map(({ bytes, decode }) => {
    const same = filmed.filter(({ tail }) => bytes.subarray(-tail.length).equals(tail))
    return Math.min(...same.map(({ at_ms }) => Math.abs(at_ms - decode / 90)))
  })
  return { origin, off_ms, kind }
}

const isTrue = ({ off_ms }: Brought) => {
  assert.ok(off_ms.length >= 8, `${off_ms.length} keyframes`)
  assert.ok(Math.max(...off_ms) < 1500, `off by ${off_ms.map(Math.round).join(', ')} ms`)
}
/** It has not filmed for three hours: what it recorded last tells nothing of its zone. */
const stopped = () => [{ from_ms: Date.now() - 3 * HOUR, to_ms: Date.now() + HOUR }]

test('a Dahua that is set to another zone is asked for its own time, and says whether it is a card', {
  skip,
}, async () => {
  const asked = await bring({ dialect: 'dahua', zone_minutes: 480 }, { zone_minutes: 480 }, true)
  isTrue(asked)
  assert.deepEqual([asked.origin?.clock_quality, asked.origin?.source, asked.kind], ['measured', 'sd_card', 'sd_card'])
  const recorder = await bring({ dialect: 'dahua' }, {}, true, true)
  isTrue(recorder)
  assert.deepEqual([recorder.origin?.clock_quality, recorder.origin?.source], ['measured', 'nvr'])
})

test('where it cannot be asked, its zone and what it is are not known, and said not to be', { skip }, async () => {
  const { origin } = await bring({ dialect: 'dahua' }, {}, false)
  assert.deepEqual([origin?.clock_quality, origin?.clock_offset_ms, origin?.source], ['unknown', null, 'device'])
})

test('a Hikvision that stopped recording: its own clock shows that its Z stands behind local time', {
  skip,
}, async () => {
  const manner: RecorderManner = { dialect: 'hikvision', local_labelled_z: true, holes: stopped() }
  const asked = await bring(manner, { local_time_as_utc: true }, true)
  isTrue(asked)
  assert.deepEqual([asked.origin?.clock_quality, asked.origin?.source], ['measured', 'sd_card'])
})

test('a Hikvision that stopped recording and cannot be asked: its time is not called measured', { skip }, async () => {
  const { origin } = await bring({ dialect: 'hikvision', holes: stopped() }, {}, false)
  assert.equal(origin?.clock_quality, 'unknown')
})
