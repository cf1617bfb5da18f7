// Journey: the recorder is killed, the station is killed. What was recorded stays, what can go on goes on, and the gap is told.

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Workplace } from '#bench/workplace.ts'
import { everyPicture } from '#test/every-picture.ts'
import { LiveViewer } from '#test/live-viewer.ts'
import { readMp4 } from '#test/mp4-boxes.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { alive, StationProcess } from '#test/station-process.ts'

const AGAIN_WITHIN_MS = 6000

test('a recorder that is killed is started again, and only the seconds between are missing', {
  timeout: 60_000,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack, { cameras: 3 })
  const house = await House.open(stack)
  for (const camera of street.cameras) await house.add(camera)
  for (const { id } of street.cameras) await house.streams(id)
  const [{ id }] = street.cameras as [(typeof street.cameras)[number]]
  using viewer = await LiveViewer.open(house)
  viewer.watch(1, id)
  const begins = (await house.status()).now_90k
  await house.recorded(id, begins, 3)

  const { pid } = (await house.status()).recorder
  process.kill(pid!, 'SIGKILL')
  const killed_90k = Date.now() * 90
  const shown = viewer.frames(1).length
  const running = await until('another recorder runs', async () => {
    const { recorder } = await house.status()
    return recorder.state === 'running' && recorder.pid !== pid && recorder
  })
  assert.equal(running.restarts, 1)
  for (const camera of street.cameras) await house.streams(camera.id, AGAIN_WITHIN_MS)
  await until('live goes on by itself', () => viewer.frames(1).length > shown + 30)

  const ends = (await house.status()).now_90k
  for (const { id } of street.cameras) {
    await house.recorded(id, ends, 1)
    const { spans } = await house.coverage(id, { from_90k: begins, to_90k: ends })
    assert.deepEqual(
      spans.map(span => span.state),
      ['recorded', 'missing', 'recorded'],
      id,
    )
    const [, gap] = spans
    assert.equal(gap!.cause, 'recorder_fault', 'the station was up all the time')
    assert.ok(
      gap!.from_90k > killed_90k - 3 * 90_000 && gap!.from_90k < killed_90k + 9_000,
      'it begins where it was killed',
    )
    assert.ok(gap!.to_90k - killed_90k < (AGAIN_WITHIN_MS / 1000) * 90_000, `${(gap!.to_90k - killed_90k) / 90_000} s`)
    t.diagnostic(`${id}: missing ${((gap!.to_90k - gap!.from_90k) / 90_000).toFixed(2)} s`)
    const before = readMp4(await house.clip(id, { from_90k: begins, to_90k: gap!.from_90k }))
    const after = readMp4(await house.clip(id, { from_90k: gap!.to_90k, to_90k: ends }))
    for (const { tracks } of [before, after]) assert.ok(tracks[0]!.samples > 15)
  }
})

test('a station that is killed costs no picture: the next one takes over the recorder that went on', {
  timeout: 60_000,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack, { cameras: 2 })
  const place = stack.use(new Workplace('journey'))
  const data = join(place.folder, 'data')
  const first = await StationProcess.start(stack, place, data)
  for (const camera of street.cameras) await first.add(camera)
  for (const { id } of street.cameras) await first.streams(id)
  const pid = await first.recorderPid()

  first.running.child.kill('SIGKILL')
  await until('the station is gone', () => first.running.over)
  assert.ok(alive(pid), 'the recorder lives on')
  const sent = street.sent(street.cameras[0]!.id, 'main')
  const before = sent.frames
  await until('a few more seconds are filmed', () => sent.frames > before + 45)
  assert.ok(sent.playing, 'the camera still has its viewer')

  const second = await StationProcess.start(stack, place, data)
  assert.equal(await second.recorderPid(), pid)
  for (const { id } of street.cameras) {
    const camera = await second.streams(id)
    assert.equal(camera.main?.packets_lost, 0)
  }
  for (const { id } of street.cameras) {
    assert.equal(street.sent(id, 'main') === sent, id === street.cameras[0]!.id, 'it is still the same session')
    const { span, mp4 } = await everyPicture(second, street, id)
    const notes = await second.notes(id, span)
    assert.equal(notes.parts.length, 1, 'without a gap')
    assert.equal(mp4.tracks[0]!.entries.length, 1)
  }
})

test('a station that stops while its recorder is coming back leaves none behind', { timeout: 60_000 }, async t => {
  const stack = closing(t)
  const place = stack.use(new Workplace('journey'))
  const data = join(place.folder, 'data')
  const station = await StationProcess.start(stack, place, data)
  process.kill(await station.recorderPid(), 'SIGKILL')
  await until('the loss is noticed', async () => (await station.status()).recorder.state !== 'running')
  await station.running.stop()
  assert.equal(station.running.child.exitCode, 0, station.running.said)
  assert.deepEqual(recordersOf(data), [])
})

const recordersOf = (data: string): readonly string[] =>
  globSync('/proc/[0-9]*/cmdline').filter(file => {
    const words = readOrNothing(file).split('\0')
    return words.includes(data) && words.some(word => word.endsWith('recorder.ts'))
  })

const readOrNothing = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // the process ended meanwhile
  }
}
