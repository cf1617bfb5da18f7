import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import type { Noticing } from '#contract/noticing.ts'
import { MotionStore } from '#engine/noticing/motion-store.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const skip = await libavMissing()

test('a station looks at what it records, says how far it is, and stops when it is told to', { skip }, async t => {
  const stack = closing(t)
  const street = await openStreet(stack)
  const house = await House.open(stack, { noticing: 'at_once' })
  const [simulated] = street.cameras
  const { id } = await house.add(simulated!)
  const camera = knownCameraId(id)
  const store = new MotionStore(join(house.data, 'motion'))
  await until('motion of the camera is written', () => store.days(camera).length > 0, 60_000)
  const state = () => house.ask<Noticing>('GET', '/api/noticing')
  const running = await until(
    'it says how far it is',
    async () => {
      const told = await state()
      return told.cameras[0]?.at_90k != null && told
    },
    60_000,
  )
  assert.equal(running.state, 'running')
  assert.ok(running.on && running.can_write && running.every_ms >= 250)
  assert.equal(running.happened[0]?.what, 'started')
  const before = running.cameras[0]!.at_90k!
  process.kill(noticerOf(house.data), 'SIGKILL')
  await until(
    'it is started again and goes on',
    async () => {
      const told = await state()
      return told.restarts === 1 && (told.cameras[0]?.at_90k ?? 0) > before
    },
    60_000,
  )
  const analysed = () => store.read(camera, store.days(camera).at(-1)!.day).analysed
  await until('what it looks at is written down', () => analysed().length > 0, 60_000)
  const off = await house.ask<Noticing>('PUT', '/api/noticing', { body: { on: false } })
  assert.ok(!off.on && off.state === 'off' && off.cameras.every(({ on }) => !on))
  const on = await house.ask<Noticing>('PUT', '/api/noticing', { body: { on: true } })
  assert.ok(on.on)
})

/** The noticer of a data folder, among all processes. */
const noticerOf = (data: string): number => {
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    const command = commandOf(pid)
    if (command.includes('noticer.ts') && command.includes(data)) return Number(pid)
  }
  throw new Error('no noticer runs')
}

const commandOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return '' // it is gone
  }
}
