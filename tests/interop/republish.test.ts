import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { freePort } from '#bench/workplace.ts'
import type { MadeRepublishAccount, Republish } from '#contract/republish.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import {
  byFfmpeg,
  byGstreamer,
  byVlc,
  type Fetched,
  type Wanted,
  withoutFfmpegClient,
  withoutGstreamerClient,
  withoutVlcClient,
} from './republish-clients.ts'

const PICTURES = 60

const fetchBy = async (t: TestContext, codec: 'h264' | 'h265', by: (wanted: Wanted) => Promise<Fetched>) => {
  const stack = closing(t)
  const street = await openStreet(stack, { codec })
  const house = await House.open(stack)
  const camera = street.cameras[0]!
  await house.add(camera)
  const { secret } = await house.ask<MadeRepublishAccount>('POST', '/api/republish/accounts', {
    body: { name: 'vms-huyen', cameras: [camera.id] },
  })
  const port = await freePort()
  await house.ask<Republish>('PUT', '/api/republish', { body: { enabled: true, host: '127.0.0.1', port } })
  await house.streams(camera.id)
  const url = `rtsp://vms-huyen:${secret}@127.0.0.1:${port}/${camera.id}/main`
  const fetched = await by({ url, codec, pictures: PICTURES })
  t.diagnostic(JSON.stringify(fetched))
  await until('nobody fetches any more', async () => {
    const { fetching } = await house.ask<Republish>('GET', '/api/republish')
    return fetching.length === 0
  })
  return fetched
}

const clients = [
  { name: 'ffmpeg', missing: withoutFfmpegClient, by: byFfmpeg },
  { name: 'VLC', missing: withoutVlcClient, by: byVlc },
  { name: 'GStreamer', missing: withoutGstreamerClient, by: byGstreamer },
]

for (const { name, missing, by } of clients)
  describe(`${name} as a client of the station`, { skip: missing }, () => {
    for (const codec of ['h264', 'h265'] as const)
      it(`fetches ${codec} and decodes all of it`, async t => {
        const { pictures, complaints } = await fetchBy(t, codec, by)
        assert.ok(pictures >= PICTURES, `${pictures} pictures: ${complaints}`)
        assert.equal(complaints, '')
      })
  })
