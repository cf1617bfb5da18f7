// Journey: real footage is looped by the street, recorded, saved as one file and judged by a decoder that is not ours: every picture that
// was sent is there, in order. One of the files has B-frames, the other AAC sound. MATTHAN_LONG=1 records for two minutes.

import assert from 'node:assert/strict'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { everyPicture } from '#test/every-picture.ts'
import { codecsOf, decode, noFfmpeg, pictureHashes } from '#test/ffmpeg.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const footage = join(import.meta.dirname, '../../../shared/footage')
const films = { xe: join(footage, 'car-detection.mp4'), nguoi: join(footage, 'one-by-one-person-detection.mp4') }
const codecs = { xe: ['h264', 'aac'], nguoi: ['h264'] }
const names = ['xe', 'nguoi'] as const
const SECONDS = process.env.MATTHAN_LONG === '1' ? 120 : 12
const missing = Object.values(films).find(film => !existsSync(film))
const skip = noFfmpeg || (missing === undefined ? false : `không có tệp (no file) ${missing}`)

test(`${SECONDS} s of real footage come back picture by picture`, {
  skip,
  timeout: 60_000 + SECONDS * 2000,
}, async t => {
  const stack = closing(t)
  const house = await House.open(stack)
  const streets = new Map<string, Awaited<ReturnType<typeof openStreet>>>()
  for (const name of names) {
    const street = await openStreet(stack, { file: films[name] })
    streets.set(name, street)
    await house.add(
      { id: name, name, main_url: street.cameras[0]!.main_url },
      { record_audio: true, audio_reason: 'thử tiếng' },
    )
  }
  for (const name of names) await house.streams(name)
  const sent = (name: string) => streets.get(name)!.sent(streets.get(name)!.cameras[0]!.id, 'main')
  const long = (name: string) => (sent(name).last_wall_ms ?? 0) - (sent(name).first_wall_ms ?? 0) > SECONDS * 1000
  await until(`${SECONDS} s are sent`, () => names.every(long), SECONDS * 1000 + 20_000)

  const wholes = names.map(name => {
    const street = streets.get(name)!
    return everyPicture(house, street, name, street.cameras[0]!.id)
  })
  for (const [i, { sent, bytes, span }] of (await Promise.all(wholes)).entries()) {
    const name = names[i]!
    const file = join(house.data, `${name}.mp4`)
    writeFileSync(file, bytes)
    const { frames, complaints, seconds } = await decode(file)
    t.diagnostic(`${name}: ${sent.frames} pictures sent, ${frames} decoded, ${seconds} s, "${complaints}"`)
    assert.equal(complaints, '')
    assert.equal(frames, sent.frames)
    assert.equal(
      sent.dropped_frames - (sent.gaps[0]?.frames ?? 0),
      0,
      'the street left nothing out before it fell silent',
    )
    assert.deepEqual((await house.notes(name, span)).parts.length, 1)
    assert.deepEqual(await codecsOf(file), codecs[name])
    inOrder(await pictureHashes(file), await pictureHashes(films[name]))
  }
})

/** The camera fell silent in the middle of a group: pictures that lean on later ones are not there in the last few. */
const CUT_OFF = 4

/** The pictures are those of the loop, one after the other, from somewhere in it on. */
const inOrder = (seen: readonly string[], loop: readonly string[]): void => {
  const begins = loop.findIndex(
    (hash, start) => hash === seen[0] && seen.slice(0, 50).every((one, i) => one === loop[(start + i) % loop.length]),
  )
  assert.ok(begins >= 0, 'the first pictures are those of the file')
  const strange = seen.slice(0, -CUT_OFF).findIndex((hash, i) => hash !== loop[(begins + i) % loop.length])
  assert.equal(strange, -1, `picture ${strange} of ${seen.length} is not the one that was sent (from ${begins} on)`)
}
