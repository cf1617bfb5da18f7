// Journey: every kind of camera that we promise to know, all at once: H.264 and H.265, over TCP and UDP, with each way of signing in and
// each sound. What was recorded is what was sent, to the picture.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Street } from '#simulator/street.ts'
import { everyPicture } from '#test/every-picture.ts'
import { complaintsOf, noFfmpeg } from '#test/ffmpeg.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const codecs = { h264: 'avc1', h265: 'hvc1' } as const
const sounds = { none: undefined, pcma: 'alaw', aac: 'mp4a' } as const
const locks = ['none', 'basic', 'digest', 'digest-sha256'] as const
const PICTURES = 60

type Kind = {
  readonly id: string
  readonly street: Street
  readonly there: string
  readonly entry: string
  readonly sound: string | undefined
}

test('every kind of camera records, and what is recorded is what was sent', { timeout: 120_000 }, async t => {
  const stack = closing(t)
  const house = await House.open(stack)
  const kinds: Kind[] = []
  for (const codec of Object.keys(codecs) as (keyof typeof codecs)[])
    for (const audio of Object.keys(sounds) as (keyof typeof sounds)[])
      for (const auth of locks) {
        const street = await openStreet(stack, { cameras: 2, codec, audio, auth })
        for (const [i, transport] of (['tcp', 'udp'] as const).entries()) {
          const camera = street.cameras[i]!
          const id = `${codec}-${audio}-${auth}-${transport}`
          await house.add({ ...camera, id, name: id }, { transport, record_audio: true, audio_reason: 'thử tiếng' })
          kinds.push({ id, street, there: camera.id, entry: codecs[codec], sound: sounds[audio] })
        }
      }
  for (const { id } of kinds) await house.streams(id)
  await until('a few seconds are sent', () =>
    kinds.every(({ street, there }) => street.sent(there, 'main').frames >= PICTURES),
  )

  const wholes = await Promise.all(kinds.map(({ id, street, there }) => everyPicture(house, street, id, there)))
  for (const [i, { id, entry, sound }] of kinds.entries()) {
    const { sent, bytes, mp4, span } = wholes[i]!
    const { main } = await house.camera(id)
    assert.deepEqual([main?.packets_lost, main?.packets_bad], [0, 0], id)
    const [video, audio, ...more] = mp4.tracks
    assert.deepEqual([video?.entries, audio?.entries[0], more], [[entry], sound, []], id)
    assert.equal(video?.keys, sent.keyframes, id)
    assert.equal((await house.notes(id, span)).parts.length, 1, id)
    if (sound !== undefined)
      assert.ok(
        audio!.samples >= sent.audio_frames - 2,
        `${id}: ${audio!.samples} of ${sent.audio_frames} sounds are there`,
      )
    writeFileSync(join(house.data, `${id}.mp4`), bytes)
  }

  await t.test('ffmpeg decodes picture and sound of each codec and transport', { skip: noFfmpeg }, async () => {
    for (const { id } of kinds.filter(kind => kind.id.includes('-digest-') && !kind.id.includes('sha256')))
      assert.equal(await complaintsOf(join(house.data, `${id}.mp4`)), '', id)
  })
})
