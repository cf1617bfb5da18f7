import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { libavMissing } from '#simulator/footage/libav.ts'
import { type Street, startStreet } from '#simulator/street.ts'
import { visit, visitAs } from './plain-visitor.ts'

const missing = await libavMissing()
const needs = { skip: missing }
let street: Street
before(async () => {
  if (missing !== false) return
  const card = { state: 'ok', capacity_mb: 30_000, free_mb: 10, days_kept: 4 } as const
  street = await startStreet({
    cameras: 5,
    quick: true,
    personalities: [
      { brand: 'hikvision', camera: '1', traits: { group_s: 8, card } },
      { brand: 'dahua', camera: '2', traits: { smart_codec: true, card } },
      { brand: 'hikvision', cameras: ['3', '4'], nvr: 'nha-truong-thon' },
      { brand: 'uniview', camera: '5' },
    ],
  })
})
after(async () => street?.stop())

const ask = (id: string, path: string, body?: string) => {
  const { account, host, http_port } = street.device(id)
  const wanted = body === undefined ? {} : { method: 'PUT', body }
  return visitAs(account, `http://${host}:${http_port}${path}`, wanted)
}

test('ISAPI wants a password, says who it is, and counts wrong passwords', needs, async () => {
  const { host, http_port } = street.device('cong-chinh')
  const url = `http://${host}:${http_port}/ISAPI/System/deviceInfo`
  assert.equal((await visit(url)).status, 401)
  assert.equal((await visitAs({ username: 'admin', password: 'sai' }, url)).status, 401)
  assert.equal(street.device('cong-chinh').refusals, 1)
  const told = await ask('cong-chinh', '/ISAPI/System/deviceInfo')
  assert.match(told.text, /<model>DS-2CD2143G2-I<\/model>.*<firmwareVersion>V5\.7\.3<.*build 220112<.*IPCamera/)
  assert.match((await ask('nha-truong-thon', '/ISAPI/System/deviceInfo')).text, /<deviceType>NVR</)
})

test('ISAPI sets the group’s length and nothing else, and the stream follows', needs, async () => {
  const device = street.device('cong-chinh')
  const before = (await ask('cong-chinh', '/ISAPI/Streaming/channels/101')).text
  assert.match(before, /<GovLength>120<.*<SmartCodec><enabled>false</)
  const keys = (): number => device.channels[0]!.tracks.main[0]!.frames.filter(({ key }) => key).length
  assert.equal(keys(), 3)
  const put = await ask('cong-chinh', '/ISAPI/Streaming/channels/101', before.replace('>120<', '>15<'))
  assert.match(put.text, /<statusCode>1</)
  const { loop_s, frames } = device.channels[0]!.tracks.main[0]!
  assert.equal(frames.filter(({ key }) => key).length, loop_s)
  assert.equal(
    (await ask('cong-chinh', '/ISAPI/Streaming/channels/101')).text,
    before.replace('>120<', '>15<').replace('>8000<', '>1000<'),
  )
  const wrong = await ask('cong-chinh', '/ISAPI/Streaming/channels/101', before.replace('>640<', '>99999<'))
  assert.deepEqual([wrong.status, device.channels[0]!.streams.main.group_pictures], [400, 15])
  assert.equal((await ask('cong-chinh', '/ISAPI/Streaming/channels/101', 'rubbish')).status, 400)
  assert.equal((await ask('cong-chinh', '/ISAPI/Streaming/channels/901')).status, 400)
})

test('ISAPI’s clock is local, and is set', needs, async () => {
  const device = street.device('cong-chinh')
  device.setClock(Date.UTC(2020, 0, 1))
  assert.match((await ask('cong-chinh', '/ISAPI/System/time')).text, /manual<.*2020-01-01T07:00:0\d\+07:00</)
  const time = (local: string): string =>
    `<Time><timeMode>manual</timeMode><localTime>${local}</localTime><timeZone>CST-7:00:00</timeZone></Time>`
  await ask('cong-chinh', '/ISAPI/System/time', time('2026-01-01T08:00:00+07:00'))
  assert.ok(Math.abs(device.clock_ms() - Date.UTC(2026, 0, 1, 1)) < 10_000)
  await ask('cong-chinh', '/ISAPI/System/time', time('x').replace('manual', 'NTP'))
  assert.ok(Math.abs(device.clock_ms() - Date.now()) < 10_000)
})

test('a recorder lists its channels, a camera its card', needs, async () => {
  const listed = await ask('nha-truong-thon', '/ISAPI/ContentMgmt/InputProxy/channels')
  assert.equal(listed.text.match(/<InputProxyChannel /g)?.length, 2)
  assert.equal((await ask('cong-chinh', '/ISAPI/ContentMgmt/InputProxy/channels')).status, 404)
  assert.match(
    (await ask('cong-chinh', '/ISAPI/ContentMgmt/Storage')).text,
    /<hddType>SD<.*<status>ok<.*<capacity>30000</,
  )
})

test('Dahua’s CGI tells tables and sets them key by key', needs, async () => {
  const config = (query: string) => ask('nga-ba-dinh', `/cgi-bin/configManager.cgi?${query}`)
  assert.match((await config('action=getConfig&name=SmartEncode')).text, /^table\.SmartEncode\[0\]\.Enable=true\r$/m)
  assert.equal((await config('action=setConfig&Encode[0].MainFormat[0].Video.GOP=30')).status, 400)
  assert.equal((await config('action=setConfig&SmartEncode[0].Enable=false')).text, 'OK\r\n')
  assert.equal(
    (
      await config(
        'action=setConfig&Encode[0].MainFormat[0].Video.GOP=30&Encode[0].ExtraFormat[0].Video.Compression=MJPG',
      )
    ).text,
    'OK\r\n',
  )
  const encode = (await config('action=getConfig&name=Encode')).text
  assert.match(encode, /MainFormat\[0\]\.Video\.GOP=30\r/)
  assert.match(encode, /ExtraFormat\[0\]\.Video\.Compression=MJPG\r/)
  assert.equal(street.device('nga-ba-dinh').channels[0]!.tracks.sub[0]!.payload_type, 26)
  assert.equal((await config('action=getConfig&name=constructor')).status, 400)
  assert.equal((await config('action=setConfig&Encode[9].MainFormat[0].Video.GOP=30')).status, 400)
})

test('Dahua’s clock, card, recordings and password', needs, async () => {
  const device = street.device('nga-ba-dinh')
  await ask('nga-ba-dinh', '/cgi-bin/global.cgi?action=setCurrentTime&time=2026-01-01%2008:00:00')
  assert.ok(Math.abs(device.clock_ms() - Date.UTC(2026, 0, 1, 1)) < 10_000)
  assert.match(
    (await ask('nga-ba-dinh', '/cgi-bin/global.cgi?action=getCurrentTime')).text,
    /^result=2026-01-01 08:00:0/,
  )
  assert.match(
    (await ask('nga-ba-dinh', '/cgi-bin/storageDevice.cgi?action=getDeviceAllInfo')).text,
    /TotalBytes=31457280000\.0/,
  )
  const find = (query: string) => ask('nga-ba-dinh', `/cgi-bin/mediaFileFind.cgi?${query}`)
  await find(
    'action=findFile&object=1&condition.Channel=1&condition.StartTime=2025-01-01%2000:00:00&condition.EndTime=2027-01-01%2000:00:00',
  )
  assert.match(
    (await find('action=findNextFile&object=1&count=100')).text,
    /^found=1\r\n.*StartTime=2025-12-28 08:00:0/s,
  )
  const old = device.account.password
  const change = (from: string) =>
    ask('nga-ba-dinh', `/cgi-bin/userManager.cgi?action=modifyPassword&name=admin&pwd=Moi-2026-tot&pwdOld=${from}`)
  assert.equal((await change('sai')).status, 400)
  assert.equal((await change(old)).text, 'OK\r\n')
  assert.equal(device.account.password, 'Moi-2026-tot')
  assert.equal(
    (
      await visitAs(
        { username: 'admin', password: old },
        `http://${device.host}:${device.http_port}/cgi-bin/snapshot.cgi`,
      )
    ).status,
    401,
  )
  assert.equal((await ask('nga-ba-dinh', '/cgi-bin/snapshot.cgi')).body.readUInt16BE(0), 0xffd8)
})

test('a maker without such an interface has none', needs, async () => {
  assert.equal((await ask('nga-ba-tram', '/ISAPI/System/deviceInfo')).status, 404)
  assert.equal((await ask('nga-ba-tram', '/cgi-bin/magicBox.cgi?action=getSystemInfo')).status, 404)
})
