import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { spanFromMillis, wallPlus } from '#base/units.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import { createRefusedPasswords, rtspDoor } from '#engine/camera/refused-passwords.ts'
import { askedSource } from '#engine/relay/source.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { startStreet } from '#simulator/street.ts'
import { turnsAtSources } from './source-turns.ts'

const never = new AbortController().signal
const CAMERAS = 7

test('many jobs at one recorder with a wrong password are two tries at most, and one that is known is none', {
  skip: await libavMissing(),
}, async () => {
  const names = Array.from({ length: CAMERAS }, (_, at) => String(at + 1))
  await using street = await startStreet({
    cameras: CAMERAS,
    quick: true,
    personalities: [{ brand: 'hikvision', cameras: names, nvr: 'dau-ghi' }],
    nvrs: [{ name: 'dau-ghi', dialect: 'hikvision' }],
  })
  const device = street.device('dau-ghi')
  const { pin, ...guard } = createAddressGuard()
  const refused = createRefusedPasswords(systemClock)
  const turns = turnsAtSources(() => ({ guard: { ...guard, pin }, refused }), systemClock)
  const to = wallPlus(systemClock.wall(), spanFromMillis(-60_000))
  const gap = { from: wallPlus(to, spanFromMillis(-10_000)), to }
  const bring = () => assert.fail('nothing is brought with a wrong password')
  const fetchAll = (password: string) =>
    Promise.all(
      names.map((name, at) => {
        const source = {
          kind: 'nvr',
          playback: {
            dialect: 'hikvision',
            url: `rtsp://127.0.0.1:${device.rtsp_port}`,
            channel: at + 1,
            stream: 'main',
          },
          credentials: { username: 'admin', password },
          certificate: () => false,
          pin,
          clock: undefined,
        } as const
        const ports = { bring, sound: () => [], clock: systemClock }
        const wanted = { camera: knownCameraId(`kenh-${name}`), stream: 'main', ...gap } as const
        return askedSource({ ...source, signIn: turns(source) }, ports).fetch(wanted, [gap], () => 0, never)
      }),
    )
  const results = await fetchAll('sai')
  assert.deepEqual(
    results.map(({ failure }) => failure?.reason),
    Array(CAMERAS).fill('auth_failed'),
  )
  assert.ok(device.rtsp_refusals >= 1 && device.rtsp_refusals <= 2, `${device.rtsp_refusals} tries`)
  const before = device.rtsp_refusals
  refused.refused(rtspDoor('127.0.0.1', device.rtsp_port), { username: 'admin', password: 'cũng sai' })
  assert.ok((await fetchAll('cũng sai')).every(({ failure }) => failure?.reason === 'auth_failed'))
  assert.equal(device.rtsp_refusals, before)
})
