// Journey: cameras with the habits that makers are known for. Each is recorded as if it had none; one that scrambles its pictures says so
// and is recorded once that is switched off.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { complaintsOf, noFfmpeg } from '#test/ffmpeg.ts'
import { closing, House, makeFolder, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const HABITS = [
  'annex-b-inside-rtp',
  'missing-marker-bits',
  'puts-control-first',
  'sends-strangers-packets',
  'sequence-resets',
  'uses-other-channels',
  'wrong-content-length',
]

test('what makers do otherwise than the standards say costs no picture', { timeout: 120_000 }, async t => {
  const stack = closing(t)
  const house = await House.open(stack)
  const faults = HABITS.map((fault, i) => ({ fault, camera: String(i + 1) }))
  const street = await openStreet(stack, { cameras: HABITS.length, audio: 'pcma', faults })
  for (const camera of street.cameras) await house.add(camera)
  for (const [i, habit] of HABITS.entries()) {
    const { id } = street.cameras[i]!
    const { main } = await house.streams(id)
    const span = await house.recorded(id, main!.since_90k + 90_000, 7)
    if (noFfmpeg !== false) continue
    const file = join(makeFolder(stack), `${habit}.mp4`)
    writeFileSync(file, await house.clip(id, span))
    assert.equal(await complaintsOf(file), '', habit)
  }
})

test('a camera that scrambles its pictures says so, and is recorded once that is off', { timeout: 60_000 }, async t => {
  const stack = closing(t)
  const house = await House.open(stack)
  const street = await openStreet(stack, { personalities: [{ brand: 'ezviz', camera: '1' }] })
  const [camera] = street.cameras
  const { id } = await house.add(camera!)
  const told = await until(
    'it says that its pictures are encrypted',
    async () => {
      const { main } = await house.camera(id)
      return main?.reason === 'encrypted' && main
    },
    20_000,
  )
  assert.equal(told.state, 'refused')
  await street.device(camera!.id).change({ encrypted: false })
  const { main } = await house.streams(id, 30_000)
  await house.recorded(id, main!.since_90k, 3)
})
