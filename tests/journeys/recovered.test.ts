// Journey: a camera was gone for some seconds; what an NVR filmed meanwhile is brought in. The gap turns from missing to recovered, says
// where it came from, plays and saves across, is checked like anything else, and outlives the catalogue.

import assert from 'node:assert/strict'
import { globSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { wallTime90k } from '#base/units.ts'
import type { RecoveredFrom } from '#engine/recording/recovered.ts'
import { openAnswer } from '#programs/ask-station.ts'
import { checkData } from '#programs/commands/check.ts'
import { reindexData } from '#programs/commands/reindex.ts'
import { startStation } from '#programs/station/station.ts'
import { run } from '#test/command-line.ts'
import { complaintsOf, noFfmpeg } from '#test/ffmpeg.ts'
import { countFragmented, readMp4 } from '#test/mp4-boxes.ts'
import { Asked, closing, makeFolder, openStreet, type Span } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { recordedFrames } from '#test/recorded-frames.ts'

const S = 90_000

test('what was missing is brought in from elsewhere, and is one with what was recorded', {
  timeout: 180_000,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack, { cameras: 2 })
  const data = join(makeFolder(stack), 'data')
  const open = () =>
    startStation({ data, host: '127.0.0.1', port: 0, log: silentLogger, linger_ms: 20_000, segment_ms: 3000 })
  const asked = new Asked(data)
  const findings = async () =>
    (await checkData(data, true, () => {})).findings.map(({ what, file, detail }) => ({ what, file, detail }))
  let station = await open()
  stack.defer(() => station.stop())

  const [gate, nvr] = street.cameras as [(typeof street.cameras)[number], (typeof street.cameras)[number]]
  await asked.add(gate)
  await asked.add(nvr, { sub_url: nvr.sub_url })
  await asked.streams(gate.id)
  await asked.streams(nvr.id)
  const span = await withGap(asked, street, gate.id)
  const [missing] = (await asked.coverage(gate.id, span)).spans.filter(({ state }) => state === 'missing')
  assert.ok(missing !== undefined && missing.to_90k - missing.from_90k > S)
  const camera = knownCameraId(gate.id)
  const asking = { camera, stream: 'main', from: wallTime90k(span.from_90k), to: wallTime90k(span.to_90k) } as const
  await until('it can be judged', () =>
    station.recovered.missing(camera, 'main', asking.from, asking.to).some(({ to }) => to === missing.to_90k),
  )
  // The small stream of the neighbour: another size, and other pictures, as an NVR's channel may be.
  const frames = await recordedFrames(data, nvr.id, 'sub', { from_90k: span.from_90k - 3 * S, to_90k: span.to_90k })
  const origin: RecoveredFrom = {
    source: 'nvr',
    from: 'rtsp://admin:mat-khau@192.168.1.20/Streaming/tracks/101?password=x',
    fetched_90k: Math.round((await asked.status()).now_90k),
    clock_offset_ms: -1200,
    clock_quality: 'measured',
  }
  const brought = await station.recovered.bring({ ...asking, origin }, async (writer, gaps) => {
    for (const frame of frames) await writer.take(frame)
    return gaps
  })
  const shown = brought.answer.flatMap(gap => frames.filter(({ decode }) => decode >= gap.from && decode < gap.to))
  assert.ok(brought.segments >= 1 && brought.pictures >= shown.length, JSON.stringify(brought))
  const told = await asked.coverage(gate.id, span)

  await t.test('the gap is recovered, to the tick, and says from where, without what opens it', () => {
    assert.deepEqual([...new Set(told.spans.map(({ state }) => state))], ['recorded', 'recovered'])
    const [recovered] = told.spans.filter(({ state }) => state === 'recovered')
    assert.deepEqual(recovered?.recovered, { ...origin, from: 'rtsp://192.168.1.20/Streaming/tracks/101' })
    assert.equal(told.recorded_90k + told.recovered_90k, span.to_90k - span.from_90k)
    assert.doesNotMatch(JSON.stringify(told), /mat-khau|password/)
  })

  await t.test('a clip across it holds every picture and decodes whole', async () => {
    const bytes = await asked.clip(gate.id, span)
    const { tracks, seconds } = readMp4(bytes)
    assert.ok(Math.abs(seconds - (span.to_90k - span.from_90k) / S) < 0.2, `${seconds} s`)
    assert.deepEqual((await asked.notes(gate.id, span)).gaps, [])
    assert.ok(tracks[0]!.samples >= ((span.to_90k - span.from_90k) / S) * 7)
    if (noFfmpeg) return
    const file = join(data, 'across.mp4')
    writeFileSync(file, bytes)
    assert.doesNotMatch(await complaintsOf(file), /error|invalid|missing|corrupt/i)
  })

  await t.test('playback, HLS and the command line run across it', async () => {
    const get = async (name: string) =>
      buffer(await openAnswer(data, 'GET', `/api/cameras/${gate.id}/${name}`, { query: span }))
    const played = countFragmented(await get('playback.mp4'))
    assert.ok(played.samples >= brought.pictures, JSON.stringify(played))
    const lines = (await get('hls/video.m3u8')).toString().split('\n')
    assert.ok(lines.filter(line => line.startsWith('#EXT-X-MAP')).length >= 3, 'live, recovered, live')
    const at = (ticks: number) => new Date(ticks / 90).toISOString()
    const text = await run([
      'coverage',
      '--camera',
      gate.id,
      '--from',
      at(span.from_90k),
      '--to',
      at(span.to_90k),
      '--data',
      data,
    ])
    assert.match(text.out, /^bù lại .*đầu ghi \(recorder\) rtsp:\/\/192\.168\.1\.20/m, text.out + text.err)
  })

  await t.test('the day’s sums keep them apart', async () => {
    const day = new Date(span.from_90k / 90 + 7 * 3_600_000).toISOString().slice(0, 10)
    type Days = { cameras: { camera: string; days: { recovered_ms: number }[] }[] }
    const query = { from_day: day, to_day: new Date(span.to_90k / 90 + 7 * 3_600_000).toISOString().slice(0, 10) }
    const { cameras } = await asked.ask<Days>('GET', '/api/coverage/overview', { query })
    const sum = cameras.find(one => one.camera === gate.id)!.days.reduce((all, one) => all + one.recovered_ms, 0)
    assert.ok(Math.abs(sum - told.recovered_90k / 90) < 200, `${sum} ms`)
  })

  await t.test('brought in once more it changes nothing', async () => {
    const again = await station.recovered.bring({ ...asking, origin }, async (writer, gaps) => {
      for (const frame of frames) await writer.take(frame)
      return gaps
    })
    assert.deepEqual(again, { answer: [], segments: 0, pictures: 0, bytes: 0 })
    assert.deepEqual((await asked.coverage(gate.id, span)).spans, told.spans)
  })

  await t.test('a check finds nothing wrong, beside the station and after it', async () => {
    assert.deepEqual(await findings(), [])
    await station.stop()
    assert.deepEqual(await findings(), [])
  })

  await t.test('it outlives the catalogue: the station rebuilds it', async () => {
    for (const name of globSync('catalogue.sqlite*', { cwd: data })) rmSync(join(data, name))
    station = await open()
    await until('all is found again', async () => {
      const { spans } = await asked.coverage(gate.id, span)
      return JSON.stringify(spans) === JSON.stringify(told.spans)
    })
    await station.stop()
  })

  await t.test('and so does reindex, after which the chain goes on', async () => {
    const { refused } = await reindexData(data, () => {})
    assert.deepEqual(refused, [])
    assert.deepEqual(await findings(), [])
    station = await open()
    assert.deepEqual((await asked.coverage(gate.id, span)).spans, told.spans)
  })
})

/** Records, loses the camera for some seconds, records again; answers a span around the gap. */
const withGap = async (asked: Asked, street: Awaited<ReturnType<typeof openStreet>>, id: string): Promise<Span> => {
  const from_90k = (await asked.status()).now_90k + S
  await asked.recorded(id, from_90k, 2)
  street.setFault(id, 'closes-mid-stream')
  await until('the camera is gone', async () => (await asked.camera(id)).main?.state !== 'streaming')
  street.setFault(id, 'hangs-up-at-once')
  const gone_90k = (await asked.status()).now_90k
  await until('three seconds pass', async () => (await asked.status()).now_90k > gone_90k + 3 * S)
  street.setFault(id, undefined)
  await asked.streams(id, 20_000)
  const { to_90k } = await asked.recorded(id, (await asked.status()).now_90k + S, 2)
  return { from_90k, to_90k }
}
