import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AddedChannels, Nvr, NvrChannels, RemovedNvr } from '#contract/nvr.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const skip = await libavMissing()

const seen = (house: House, nvr: string) =>
  until(
    'every channel was looked at',
    async () => {
      const channels = await house.ask<NvrChannels>('GET', `/api/nvrs/${nvr}/channels`)
      return channels.state === 'done' && channels
    },
    60_000,
  )

for (const brand of ['hikvision', 'dahua', 'uniview'] as const)
  test(`channels of a ${brand} recorder are listed with a picture each, added together, and follow its password`, {
    skip,
  }, async t => {
    const stack = closing(t)
    const street = await openStreet(stack, { cameras: 3, personalities: [{ brand, cameras: ['1', '2', '3'] }] })
    const house = await House.open(stack)
    const { username, password, device: id } = street.cameras[0]!
    const device = street.device(id!)
    const body = {
      name: 'Đầu ghi nhà văn hóa',
      place: 'Thôn Đông',
      address: `127.0.0.1:${device.http_port}`,
      rtsp_port: device.rtsp_port,
      brand: brand === 'dahua' ? null : brand,
      username,
      password,
    }
    const nvr = await house.ask<Nvr>('POST', '/api/nvrs', { body })
    await house.ask('POST', `/api/nvrs/${nvr.id}/channels`)
    const { channels, trouble } = await seen(house, nvr.id)
    assert.equal(trouble, null)
    assert.deepEqual(
      channels.map(({ state, main, sub }) => [state, main?.width, sub?.width]),
      Array(3).fill(['seen', 640, 320]),
    )
    const jpeg = channels[0]?.main?.jpeg
    if (jpeg != null) assert.deepEqual([...(await house.bytes(jpeg)).subarray(0, 2)], [0xff, 0xd8])
    const wanted = channels.map(({ channel, name }) => ({ channel, name: name || `Kênh ${channel}` }))
    const added = await house.ask<AddedChannels>('POST', `/api/nvrs/${nvr.id}/cameras`, { body: { channels: wanted } })
    assert.deepEqual(
      added.cameras.map(({ device: at }) => [at.brand, at.nvr, at.channel]),
      wanted.map(({ channel }) => [brand, nvr.id, channel]),
    )
    await Promise.all(added.cameras.map(camera => house.streams(camera.id, 30_000)))
    const again = house.ask('POST', `/api/nvrs/${nvr.id}/cameras`, { body: { channels: wanted.slice(0, 1) } })
    await assert.rejects(again, { code: 'channel_added' })
    if (brand !== 'hikvision') return
    for (const camera of street.cameras) street.changePassword(camera.id, 'Mật khẩu mới')
    await until(
      'the old password is refused',
      async () => (await house.camera(added.cameras[0]!.id)).main?.state !== 'streaming',
    )
    await house.ask('PUT', `/api/nvrs/${nvr.id}/credentials`, { body: { username, password: 'Mật khẩu mới' } })
    await Promise.all(added.cameras.map(camera => house.streams(camera.id, 30_000)))
    // It is called by a name from now on, as after it got a fixed one on the router: its cameras are called there too.
    const address = `localhost:${device.http_port}`
    const moved = await house.ask<Nvr>('PATCH', `/api/nvrs/${nvr.id}`, { body: { name: 'Đầu ghi trạm y tế', address } })
    assert.deepEqual([moved.id, moved.name, moved.place], [nvr.id, 'Đầu ghi trạm y tế', 'Thôn Đông'])
    const urls = await Promise.all(added.cameras.map(async ({ id: camera }) => (await house.camera(camera)).main_url))
    assert.ok(
      urls.every(url => url.startsWith(`rtsp://localhost:${device.rtsp_port}/`)),
      urls.join(' '),
    )
    await Promise.all(added.cameras.map(camera => house.streams(camera.id, 30_000)))
    // Forgotten, its cameras go on by themselves.
    const removed = await house.ask<RemovedNvr>('DELETE', `/api/nvrs/${nvr.id}`)
    assert.deepEqual([removed.kept_cameras.length, removed.removed_cameras], [3, []])
    await Promise.all(added.cameras.map(camera => house.streams(camera.id, 30_000)))
    const { device: freed } = await house.camera(added.cameras[1]!.id)
    assert.deepEqual([freed.nvr, freed.channel, freed.brand], [null, 2, 'hikvision'])
  })
