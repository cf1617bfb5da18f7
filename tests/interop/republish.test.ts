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
  type PictureCodec,
  type SoundCodec,
  type Wanted,
  withoutFfmpegClient,
  withoutGstreamerClient,
  withoutVlcClient,
} from './republish-clients.ts'

const SECONDS = 3
/** Of 15 a second; the file begins with a keyframe, and the first second may be spent on finding out what comes. */
const LEAST_PICTURES = 30
/** Less than a second of it, in the largest packets that cameras send. */
const LEAST_SOUNDS = 10

const fetchBy = async (
  t: TestContext,
  [codec, sound]: readonly [PictureCodec, SoundCodec],
  by: (wanted: Wanted) => Promise<Fetched>,
) => {
  const stack = closing(t)
  const street = await openStreet(stack, { codec, audio: sound })
  const house = await House.open(stack)
  const camera = street.cameras[0]!
  await house.add(camera, { record_audio: true, audio_reason: 'thử tiếng' })
  const { secret } = await house.ask<MadeRepublishAccount>('POST', '/api/republish/accounts', {
    body: { name: 'vms-huyen', cameras: [camera.id], sound: true },
  })
  const port = await freePort()
  await house.ask<Republish>('PUT', '/api/republish', { body: { enabled: true, host: '127.0.0.1', port } })
  await house.streams(camera.id)
  const url = `rtsp://vms-huyen:${secret}@127.0.0.1:${port}/${camera.id}/main`
  const fetched = await by({ url, codec, sound, seconds: SECONDS })
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
const kinds = [
  ['h264', 'pcma'],
  ['h265', 'aac'],
  ['h264', 'opus'],
  ['mjpeg', 'pcmu'],
] as const

for (const { name, missing, by } of clients)
  describe(`${name} as a client of the station`, { skip: missing }, () => {
    for (const kind of kinds)
      it(`fetches ${kind.join(' with ')} and decodes all of it`, async t => {
        const { pictures, sounds, complaints } = await fetchBy(t, kind, by)
        assert.ok(pictures >= LEAST_PICTURES, `${pictures} pictures: ${complaints}`)
        assert.ok(sounds >= LEAST_SOUNDS, `${sounds} pieces of sound: ${complaints}`)
        assert.equal(complaints, '')
      })
  })
