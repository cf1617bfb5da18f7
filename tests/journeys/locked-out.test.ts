// Journey: the password of a recorder is changed while its channels are recorded. It locks its account after five wrong tries, as devices do;
// the station never comes near that, says what is wrong, and records again the moment the right password is there.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pass } from 'node:timers/promises'
import type { AddedChannels, Nvr, NvrChannels } from '#contract/nvr.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const CHANNELS = 6
const LOCKS_AFTER = 5

test('a changed password is two tries at most, however many channels hang on it', {
  skip: await libavMissing(),
  timeout: 120_000,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack, {
    cameras: CHANNELS,
    personalities: [
      {
        brand: 'hikvision',
        cameras: Array.from({ length: CHANNELS }, (_, at) => String(at + 1)),
        traits: { locks_after: LOCKS_AFTER },
      },
    ],
  })
  const house = await House.open(stack)
  const { username, password, device: id } = street.cameras[0]!
  const device = street.device(id!)
  const nvr = await house.ask<Nvr>('POST', '/api/nvrs', {
    body: {
      name: 'Đầu ghi nhà văn hóa',
      address: `127.0.0.1:${device.http_port}`,
      rtsp_port: device.rtsp_port,
      brand: 'hikvision',
      username,
      password,
    },
  })
  await house.ask('POST', `/api/nvrs/${nvr.id}/channels`)
  const channels = await until(
    'the channels were looked at',
    async () => {
      const listed = await house.ask<NvrChannels>('GET', `/api/nvrs/${nvr.id}/channels`)
      return listed.state === 'done' && listed.channels
    },
    60_000,
  )
  const wanted = channels.map(({ channel }) => ({ channel, name: `Kênh ${channel}` }))
  const { cameras } = await house.ask<AddedChannels>('POST', `/api/nvrs/${nvr.id}/cameras`, {
    body: { channels: wanted },
  })
  const allStream = () => Promise.all(cameras.map(camera => house.streams(camera.id, 30_000)))
  const allRefused = () =>
    until('every channel says that its password is refused', async () => {
      const now = await Promise.all(cameras.map(camera => house.camera(camera.id)))
      return now.every(({ main, sub }) => main?.reason === 'auth_failed' && sub?.reason === 'auth_failed')
    })
  const change = (to: string) => {
    for (const camera of street.cameras) street.changePassword(camera.id, to)
  }
  await allStream()

  await t.test('it is tried twice, and then rests', async () => {
    change('Mật khẩu mới')
    await allRefused()
    await pass(4000) // what would go on trying shows itself
    assert.ok(device.rtsp_refusals <= 2, `${device.rtsp_refusals} wrong tries over RTSP`)
    assert.equal(device.locked, false)
  })

  await t.test('the right password is tried at once', async () => {
    await house.ask('PUT', `/api/nvrs/${nvr.id}/credentials`, { body: { username, password: 'Mật khẩu mới' } })
    await allStream()
  })

  await t.test('a password that was put right on the recorder is tried when a person says so', async () => {
    change('Mật khẩu khác')
    await allRefused()
    change('Mật khẩu mới')
    await house.ask('PATCH', `/api/cameras/${cameras[0]!.id}`, { body: { retry_sign_in: true } })
    await allStream()
    assert.equal(device.locked, false, 'never locked')
  })
})
