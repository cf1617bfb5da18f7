// Journey: motion JPEG, B-frames and Opus are recorded as they come, to the picture, and another program reads them.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { StreetOptions } from '#simulator/street.ts'
import { everyPicture } from '#test/every-picture.ts'
import { codecsOf, complaintsOf, decode, noFfmpeg } from '#test/ffmpeg.ts'
import { LiveViewer } from '#test/live-viewer.ts'
import { closing, House, makeFolder, openStreet, spanText } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const kinds: readonly (Partial<StreetOptions> & { readonly id: string; readonly says: readonly string[] })[] = [
  { id: 'mjpeg', codec: 'mjpeg', audio: 'opus', says: ['mjpeg', 'opus'] },
  { id: 'h264-b', codec: 'h264', b_frames: true, audio: 'aac', says: ['h264', 'aac'] },
  { id: 'h265-b', codec: 'h265', b_frames: true, audio: 'opus', says: ['hevc', 'opus'] },
]
const PICTURES = 75

test('motion JPEG, B-frames and Opus are recorded to the picture', { timeout: 120_000 }, async t => {
  const stack = closing(t)
  const house = await House.open(stack)
  for (const { id, says, ...options } of kinds) {
    const street = await openStreet(stack, options)
    const camera = street.cameras[0]!
    await house.add({ ...camera, id, name: id }, { record_audio: true, audio_reason: 'thử tiếng' })
    await until(`a few seconds of ${id} are sent`, () => street.sent(camera.id, 'main').frames >= PICTURES, 30_000)
    const { sent, bytes, mp4, span } = await everyPicture(house, street, id, camera.id)
    assert.equal(mp4.tracks[0]?.keys, sent.keyframes, id)
    if (noFfmpeg !== false) continue
    const file = join(makeFolder(stack), `${id}.mp4`)
    writeFileSync(file, bytes)
    assert.equal(await complaintsOf(file), '', id)
    assert.deepEqual(await codecsOf(file), says)
    assert.equal((await decode(file)).frames, mp4.tracks[0]?.samples, id)
    if (!says.includes('opus')) continue
    const sound = join(makeFolder(stack), `${id}.sound.mp4`)
    writeFileSync(sound, await house.bytes(`/api/cameras/${id}/sound?${spanText(span)}`))
    assert.deepEqual([await codecsOf(sound), await complaintsOf(sound)], [['opus'], ''])
  }
})

test('motion JPEG goes live as JPEG files, one by one', { timeout: 60_000 }, async t => {
  const stack = closing(t)
  const house = await House.open(stack)
  const street = await openStreet(stack, { codec: 'mjpeg' })
  const { id } = await house.add(street.cameras[0]!)
  await house.streams(id)
  using viewer = await LiveViewer.open(house)
  viewer.watch(1, id)
  await until('pictures come', () => viewer.frames(1).length >= 10)
  const format = viewer.news.find(news => news.kind === 'format')
  assert.ok(format?.kind === 'format' && format.mime === 'image/jpeg')
  for (const { bytes, key } of viewer.frames(1)) {
    assert.deepEqual([bytes.readUInt16BE(0), bytes.readUInt16BE(bytes.length - 2), key], [0xffd8, 0xffd9, true])
  }
})
