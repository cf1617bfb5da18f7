// What a recorder or a card says that it holds is what it filmed, in ISAPI's words and in Dahua's; one that says nothing is not taken at it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { wallFromUnixMillis } from '#base/units.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { startStreet } from '#simulator/street.ts'
import { createAddressGuard } from './address-guard.ts'
import { heldRecordings } from './held-recordings.ts'
import { createHttpClient } from './http-client.ts'
import { readDahuaFiles, readIsapiMatches } from './nvr/held-spans.ts'
import { createRefusedPasswords } from './refused-passwords.ts'

const skip = await libavMissing()
const never = new AbortController().signal
const HOUR = 3_600_000

for (const brand of ['hikvision', 'dahua'] as const)
  test(`files, holes and channels of a ${brand} recorder are told`, { skip }, async () => {
    const now = Date.now()
    const hole = { from_ms: now - 40_000, to_ms: now - 20_000 }
    const local_labelled_z = brand === 'hikvision'
    await using street = await startStreet({
      cameras: 2,
      quick: true,
      personalities: [{ brand, cameras: ['1', '2'], nvr: 'nha-ong-ba' }],
      nvrs: [{ name: 'nha-ong-ba', dialect: brand, holes: [hole], hours: 14, main_only: true, local_labelled_z }],
    })
    const { account: credentials, http_port } = street.device('nha-ong-ba')
    const http = createHttpClient(createAddressGuard(), createRefusedPasswords(systemClock))
    const ask = async (channel: number, stream: 'main' | 'sub', from_ms: number, to_ms: number) => {
      const source = { dialect: brand, url: 'rtsp://127.0.0.1', channel, stream }
      const [from, to] = [wallFromUnixMillis(from_ms), wallFromUnixMillis(to_ms)]
      const clock = { offset_ms: 0, local_labelled_z }
      const wish = { source, web: `http://127.0.0.1:${http_port}`, credentials, from, to, clock }
      const held = await heldRecordings(http, wish, never)
      return held?.map(span => [span.from / 90, span.to / 90] as const)
    }
    const around = (await ask(2, 'main', now - 60_000, now - 5000))!
    const covers = (at: number) => around.some(([from, to]) => from <= at && at < to)
    assert.deepEqual([now - 45_000, now - 30_000, now - 15_000].map(covers), [true, false, true])
    assert.deepEqual(await ask(2, 'main', now - 38_000, now - 22_000), [])
    assert.deepEqual(await ask(1, 'main', now - 30 * HOUR, now - 20 * HOUR), [])
    assert.deepEqual(await ask(1, 'sub', now - 60_000, now - 5000), [])
    assert.deepEqual(await ask(9, 'main', now - 60_000, now - 5000), [])
    // More files than one page holds.
    const all = (await ask(1, 'main', now - 24 * HOUR, now))!
    assert.ok(all.length >= 14 * 4, `${all.length} files`)
    assert.ok(Math.abs(all[0]![0] - (now - 14 * HOUR)) < 10_000, 'the oldest')
    assert.ok(
      all.every(([from], i) => i === 0 || from >= all[i - 1]![1] - 1000),
      'in order, each once',
    )
  })

test('a device without such a search tells nothing', { skip }, async () => {
  await using street = await startStreet({
    cameras: 1,
    quick: true,
    personalities: [{ brand: 'uniview', camera: '1' }],
  })
  const { account: credentials, http_port } = street.device(street.cameras[0]!.id)
  const http = createHttpClient(createAddressGuard(), createRefusedPasswords(systemClock))
  const at = wallFromUnixMillis(Date.now())
  for (const dialect of ['hikvision', 'dahua', 'profile_g'] as const) {
    const source = { dialect, url: 'rtsp://127.0.0.1', channel: 1, stream: 'main' as const }
    const clock = { offset_ms: 0, local_labelled_z: false }
    const wish = { source, web: `http://127.0.0.1:${http_port}`, credentials, from: at, to: at, clock }
    assert.equal(await heldRecordings(http, wish, never), undefined, dialect)
  }
})

test('an answer that cannot be understood is no word that nothing is held', () => {
  const isapi = (status: string, items: string) =>
    readIsapiMatches(
      Buffer.from(
        `<CMSearchResult><responseStatusStrg>${status}</responseStatusStrg><matchList>${items}</matchList></CMSearchResult>`,
      ),
      '101',
    )
  const item = (track: string, from: string) =>
    `<searchMatchItem><trackID>${track}</trackID><timeSpan><startTime>${from}</startTime><endTime>2026-01-01T09:00:00Z</endTime></timeSpan></searchMatchItem>`
  assert.deepEqual(isapi('NO MATCHES', ''), { spans: [], found: 0, more: false })
  assert.equal(isapi('', ''), undefined)
  assert.equal(isapi('OK', item('101', 'yesterday')), undefined)
  assert.deepEqual(isapi('OK', item('201', '2026-01-01T08:00:00Z'))?.spans, [])
  const [span] = isapi('OK', item('101', '2026-01-01T15:00:00+07:00'))?.spans ?? []
  assert.deepEqual(span, { from_ms: Date.UTC(2026, 0, 1, 8), to_ms: Date.UTC(2026, 0, 1, 9), zoned: true })
  assert.equal(readIsapiMatches(Buffer.from('<html>404</html>'), '101'), undefined)
  const dahua = (text: string) => readDahuaFiles(Buffer.from(text), 'main', 40)
  assert.deepEqual(dahua('found=0\r\n'), { spans: [], found: 0, more: false })
  assert.equal(dahua('Error\r\n'), undefined)
  assert.equal(dahua('found=1\r\nitems[0].StartTime=nonsense\r\n'), undefined)
  const file = (kept: string) =>
    `found=1\r\nitems[0].StartTime=2026-01-01 08:00:00\r\nitems[0].EndTime=2026-01-01 09:00:00\r\nitems[0].${kept}\r\n`
  assert.equal(dahua(file('VideoStream=Main'))?.spans.length, 1)
  assert.equal(dahua(file('VideoStream=Extra1'))?.spans.length, 0)
  assert.equal(dahua(file('Type=jpg'))?.spans.length, 0)
})
