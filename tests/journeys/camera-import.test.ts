import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CameraImport } from '#contract/camera-import.ts'
import type { NvrList } from '#contract/nvr.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const skip = await libavMissing()

const upload = async (house: House, csv: string): Promise<CameraImport> => {
  const answer = await fetch(`${house.station.url}/api/camera-imports`, {
    method: 'POST',
    headers: { cookie: house.cookie, origin: house.station.url, 'content-type': 'text/csv' },
    body: csv,
  })
  assert.equal(answer.status, 201, await answer.clone().text())
  return (await answer.json()) as CameraImport
}

test('a spreadsheet is checked first, then its good rows are added with a picture each, and its recorder with them', {
  skip,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack, {
    cameras: 5,
    personalities: [
      { brand: 'hikvision', cameras: ['1', '2', '3'] },
      { brand: 'xmeye', camera: '4' },
    ],
  })
  const house = await House.open(stack)
  const { username, password, device: id } = street.cameras[0]!
  const nvr = street.device(id!)
  const xmeye = street.cameras[3]!
  const last = street.cameras[4]!
  const channel = (name: string, number: number) =>
    `${name};Thôn Đông;Hikvision;127.0.0.1:${nvr.http_port};${number};${username};${password};Đầu ghi xã;${nvr.rtsp_port};\r\n`
  const csv =
    '\ufeffTên;Nơi đặt;Hãng;Địa chỉ;Kênh;Tài khoản;Mật khẩu;Đầu ghi;Cổng;Luồng chính\r\n' +
    [1, 2, 3].map(number => channel(`Kênh ${number}`, number)).join('') +
    `Chợ;;XMeye;127.0.0.1;;${xmeye.username};${xmeye.password};;${street.device(xmeye.id).rtsp_port};\r\n` +
    `Đình;;;;;${last.username};${last.password};;;${last.main_url}\r\n` +
    'Nhà tắt điện;;Hikvision;127.0.0.1;;admin;x;;1;\r\n' +
    ';;Sony;;;;;;;\r\n' +
    `Sai;;Hikvision;127.0.0.1;x;;;;;\r\n`
  const checked = await upload(house, csv)
  assert.deepEqual([checked.state, checked.good, checked.bad], ['checked', 6, 2])
  assert.deepEqual(
    checked.rows
      .filter(({ state }) => state === 'bad')
      .map(({ row, problems }) => [row, problems.map(({ code }) => code)]),
    [
      [8, ['name_missing', 'brand_unknown', 'address_missing']],
      [9, ['channel_wrong']],
    ],
  )
  assert.deepEqual((await house.ask<{ cameras: unknown[] }>('GET', '/api/cameras')).cameras, [])
  await house.ask('POST', `/api/camera-imports/${checked.id}/start`)
  const done = await until(
    'the good rows are added',
    async () => {
      const now = await house.ask<CameraImport>('GET', `/api/camera-imports/${checked.id}`)
      return now.state === 'done' && now
    },
    60_000,
  )
  const added = done.rows.filter(({ state }) => state === 'added')
  assert.deepEqual([added.length, done.rows.map(({ trouble }) => trouble).filter(Boolean)], [5, ['rtsp_off']])
  for (const { mp4 } of added) assert.ok((await house.bytes(mp4!)).length > 1000)
  assert.doesNotMatch(JSON.stringify(done), new RegExp(`${password}|${xmeye.password}`))
  const { nvrs } = await house.ask<NvrList>('GET', '/api/nvrs')
  assert.deepEqual(
    nvrs.map(({ name, cameras }) => [name, cameras.map(({ channel: at }) => at)]),
    [['Đầu ghi xã', [1, 2, 3]]],
  )
  await Promise.all(added.map(({ camera }) => house.streams(camera!, 30_000)))
  const unseen = await house.ask<CameraImport>('POST', `/api/camera-imports/${checked.id}/unseen`)
  const off = unseen.rows.find(({ name }) => name === 'Nhà tắt điện')!
  assert.deepEqual([off.state, off.can_add_unseen, off.trouble], ['added', false, null])
  const { main_url, sub_url } = await house.camera(off.camera!)
  assert.deepEqual(
    [main_url, sub_url].map(url => URL.parse(url!)?.pathname),
    ['/Streaming/Channels/101', '/Streaming/Channels/102'],
  )
  const again = await upload(house, csv)
  assert.deepEqual(
    again.rows.slice(0, 6).map(({ problems }) => problems[0]?.code),
    Array(6).fill('already_added'),
  )
})
