// What a pretend recorder plays is what it says that it filmed, in each maker's manner.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PlainAnswer, PlainClient } from '#simulator/rtsp/plain-client.ts'
import { type Street, type StreetOptions, startStreet } from '#simulator/street.ts'

const HOUR = 3_600_000
const stamp = (ms: number) => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '')
const whole = (ms: number) => Math.floor(ms / 1000) * 1000

const play = async (client: PlainClient, url: string, headers: Record<string, string> = {}): Promise<PlainAnswer> => {
  const described = await client.ask('DESCRIBE', url)
  assert.equal(described.status, 200)
  const base = described.headers.get('content-base')!.replace(/\/$/, '')
  const session = await client.setUp(base)
  return client.ask('PLAY', base, { Session: session, ...headers })
}

/** Time stamps of the pictures that came, each once. */
const stamps = (client: PlainClient): number[] => [
  ...new Set(client.packets.filter(({ channel }) => channel === 0).map(({ bytes }) => bytes.readUInt32BE(4))),
]

const withStreet = async (options: Partial<StreetOptions>, story: (street: Street) => Promise<void>) => {
  await using street = await startStreet({ cameras: 2, quick: true, ...options })
  await story(street)
}

test('a card gives back every picture of a span by Hikvision’s tracks, and plays on behind its end', async () => {
  await withStreet({ cards: [{ camera: '1', dialect: 'hikvision' }] }, async street => {
    const id = street.cameras[0]!.id
    const from = whole(Date.now()) - 60_000
    await using client = await PlainClient.open(street.port)
    const url = `rtsp://127.0.0.1:${street.port}/${id}/Streaming/tracks/101?starttime=${stamp(from)}&endtime=${stamp(from + 20_000)}`
    const answer = await play(client, url, { 'Rate-Control': 'no' })
    assert.equal(answer.status, 200)
    const view = street.recorder(id)
    const first = view.pictures(1, from - 2000, from + 1).at(-1)!
    const told = answer.headers.get('range')!
    assert.match(told, /^clock=\d{8}T\d{6}\.\d{3}Z-$/)
    const filmed = view.pictures(1, view.played[0]!.first_ms, from + 30_000)
    await client.until(() => stamps(client).length >= filmed.length)
    assert.ok(filmed[0]! <= first)
    const came = stamps(client).slice(0, filmed.length)
    for (const [i, at] of filmed.entries())
      assert.ok(Math.abs((((came[i]! - came[0]!) >>> 0) - (at - filmed[0]!) * 90) | 0) < 100, `picture ${i}`)
  })
})

test('an NVR numbers its channels from 33, serves them live, and hangs up behind a Dahua playback', async () => {
  const nvrs = [{ name: 'nha-ong-ba', dialect: 'dahua', first_channel: 33 }] as const
  await withStreet({ nvrs }, async street => {
    const nvr = street.recorder('nha-ong-ba')
    const base = `rtsp://127.0.0.1:${nvr.port}/cam`
    const from = whole(Date.now()) - 40_000
    const local = (ms: number) => new Date(ms + 7 * HOUR).toISOString().replace(/[-:T]/g, '_').slice(0, 19)
    await using client = await PlainClient.open(nvr.port)
    const url = `${base}/playback?channel=34&subtype=0&starttime=${local(from)}&endtime=${local(from + 10_000)}`
    assert.equal((await play(client, url, { Speed: '64' })).status, 200)
    await client.until(() => nvr.played[0]?.finished === true)
    // All that was sent has come once it hung up.
    await assert.rejects(
      client.until(() => false),
      /hung up/,
    )
    assert.equal(stamps(client).length, nvr.pictures(34, nvr.played[0]!.first_ms, from + 10_000).length)
    await using live = await PlainClient.open(nvr.port)
    assert.equal((await live.ask('DESCRIBE', `${base}/realmonitor?channel=33&subtype=1`)).status, 200)
    assert.equal((await live.ask('DESCRIBE', `${base}/realmonitor?channel=35&subtype=1`)).status, 404)
  })
})

test('an ONVIF recorder says the instant of each picture by its own clock, and leaves its holes out', async () => {
  const now = Date.now()
  const hole = { from_ms: now - 30_000, to_ms: now - 20_000 }
  const cards = [{ camera: '1', dialect: 'profile_g', clock_offset_ms: -5000, holes: [hole] }] as const
  await withStreet({ cards }, async street => {
    const id = street.cameras[0]!.id
    const view = street.recorder(id)
    await using client = await PlainClient.open(street.port)
    const [from, to] = [now - 40_000, now - 10_000]
    const device = (ms: number) => new Date(ms - 5000).toISOString().replace(/[-:]/g, '')
    const answer = await play(client, `rtsp://127.0.0.1:${street.port}/${id}/replay/1/main`, {
      Range: `clock=${device(from)}-${device(to)}`,
      'Rate-Control': 'no',
    })
    assert.equal(answer.status, 200)
    await client.until(() => view.played[0]?.finished === true)
    const told = () =>
      client.packets.flatMap(({ bytes }) => {
        if ((bytes[0]! & 0x10) === 0 || bytes.readUInt16BE(12) !== 0xabac) return []
        const seconds = bytes.readUInt32BE(16) - 2_208_988_800
        return [seconds * 1000 + (bytes.readUInt32BE(20) / 2 ** 32) * 1000 + 5000]
      })
    await client.until(() => told().length === view.played[0]!.pictures)
    assert.ok(told().every(at => at < hole.from_ms + 2 || at >= hole.to_ms - 2))
    assert.ok(told().some(at => at < hole.from_ms) && told().some(at => at > hole.to_ms))
    const empty = await play(client, `rtsp://127.0.0.1:${street.port}/${id}/replay/1/main`, {
      Range: `clock=${device(now - 25_000)}-${device(now - 22_000)}`,
    })
    assert.equal(empty.status, 457)
  })
})
