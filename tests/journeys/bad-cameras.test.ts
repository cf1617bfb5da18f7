// Journey: cameras that misbehave, each in one named way, and servers that are no cameras at all. Each shows what is wrong
// within ten seconds and comes back when it is mended, and the good camera beside them loses nothing.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Camera, StreamReason } from '#contract/camera.ts'
import { faults } from '#simulator/faults/named.ts'
import { everyPicture } from '#test/every-picture.ts'
import { complaintsOf, noFfmpeg } from '#test/ffmpeg.ts'
import { LiveViewer } from '#test/live-viewer.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { closedPort, openStranger } from '#test/strangers.ts'

const TOLD_WITHIN_MS = 10_000
const BACK_WITHIN_MS = 20_000
/** After a refused password the next try waits this long at least, so that the camera does not lock the station out. */
const PASSWORD_REST = 15 * 90_000

/** What a person is told of a camera that cannot stream. */
const told: Readonly<Record<string, StreamReason>> = {
  'answers-rubbish': 'rubbish',
  'hangs-after-describe': 'silent',
  'hangs-after-play': 'silent',
  'hangs-up-at-once': 'connection_lost',
  'never-sends-a-keyframe': 'no_keyframe',
  'no-answer': 'silent',
  'password-changed': 'auth_failed',
  'refuses-password': 'auth_failed',
  'unsupported-stream': 'unsupported_stream',
  'closes-mid-stream': 'connection_lost',
  unplugged: 'unreachable',
  'unplugged-silently': 'silent',
  'wifi-delays': 'silent',
  'wifi-loses': 'silent',
}
/** All others stream in spite of their fault; some of them lose pictures by it, and the counts say so. */
const endured = Object.keys(faults).filter(fault => told[fault] === undefined)
/** Those that lose nothing on the way: every picture they send is kept, in its time. */
const unharmed = [
  'changes-resolution',
  'clock-runs-fast',
  'clock-steps',
  'clock-wraps',
  'redirects-once',
  'reorders-udp',
  'sends-slowly',
  'sends-tenfold',
  'session-expires-fast',
  'timestamp-jumps',
]

test('every camera that misbehaves is named, and none disturbs another', { timeout: 150_000 }, async t => {
  const stack = closing(t)
  const names = Object.keys(faults)
  const street = await openStreet(stack, {
    cameras: names.length + 1,
    auth: 'digest',
    ownPorts: true,
    faults: names.map((fault, i) => ({ fault, camera: String(i + 2) })),
  })
  const house = await House.open(stack)
  const [good, ...bad] = street.cameras
  const idOf = new Map(names.map((fault, i) => [fault, bad[i]!.id]))
  await house.add(good!)
  await house.streams(good!.id)
  const begins = (await house.status()).now_90k

  const strangers: Readonly<Record<string, { url: string; reason: StreamReason; password?: string }>> = {
    'cong-dong': { url: `rtsp://127.0.0.1:${await closedPort()}/`, reason: 'unreachable' },
    'sai-duong-dan': { url: `${good!.main_url}-khac`, reason: 'not_found' },
    'sai-mat-khau': { url: good!.main_url, reason: 'auth_failed', password: 'không phải mật khẩu này' },
    'khong-mat-khau': { url: good!.main_url, reason: 'auth_failed', password: '' },
    'trang-web': { url: `rtsp://127.0.0.1:${await openStranger(stack, 'web')}/`, reason: 'rubbish' },
    ssh: { url: `rtsp://127.0.0.1:${await openStranger(stack, 'ssh')}/`, reason: 'rubbish' },
    'ngau-nhien': { url: `rtsp://127.0.0.1:${await openStranger(stack, 'chance')}/`, reason: 'rubbish' },
    'im-lang': { url: `rtsp://127.0.0.1:${await openStranger(stack, 'nothing')}/`, reason: 'silent' },
  }
  const expected = new Map<string, StreamReason>()
  const added = new Map<string, number>()
  const shown = new Map<string, number>()
  for (const [fault, id] of idOf) {
    if (told[fault] !== undefined) expected.set(id, told[fault])
    const transport = fault === 'reorders-udp' ? 'udp' : 'tcp'
    await house.add(bad.find(camera => camera.id === id)!, { transport })
    added.set(id, performance.now())
  }
  for (const [id, { url, reason, password = good!.password }] of Object.entries(strangers)) {
    expected.set(id, reason)
    await house.add({ id, name: id, main_url: url }, password === '' ? {} : { username: 'camera', password })
    added.set(id, performance.now())
  }
  using viewer = await LiveViewer.open(house)
  const channels = new Map([...expected.keys()].map((id, i) => [id, i + 1]))
  for (const [id, channel] of channels) viewer.watch(channel, id)

  await t.test('the reason is in the list of cameras within ten seconds', async () => {
    const wrong = new Map<string, string>()
    await until('all reasons are told', async () => {
      const { cameras } = await house.ask<{ cameras: Camera[] }>('GET', '/api/cameras')
      for (const { id, main } of cameras) {
        const reason = expected.get(id)
        if (reason === undefined || shown.has(id) || main === null || main.reason === null) continue
        if (main.reason === reason) shown.set(id, performance.now() - added.get(id)!)
        else wrong.set(id, `${main.reason}: ${main.detail}`)
      }
      return shown.size === expected.size
    }).catch(() => undefined)
    const missing = [...expected].filter(([id]) => !shown.has(id))
    assert.deepEqual(
      missing.map(([id, reason]) => `${id}: ${reason}, not ${wrong.get(id)}`),
      [],
    )
    for (const [id, after_ms] of shown) assert.ok(after_ms < TOLD_WITHIN_MS, `${id} was told after ${after_ms} ms`)
  })

  await t.test('and on the live line, to whoever watches', async () => {
    for (const [id, reason] of expected)
      await until(`${id} is told ${reason}`, () =>
        viewer.statuses(channels.get(id)!).some(status => status.reason === reason),
      )
  })

  await t.test('a camera that only stutters streams on, and the counts say what it does', async () => {
    // A fault that falls by chance has fallen on a packet soon, not yet when the last camera has just been told.
    const counts = async (fault: string) => (await house.streams(idOf.get(fault)!)).main!
    await until('lost packets are counted', async () => (await counts('loses-packets')).packets_lost > 0)
    // A packet cut short within its picture looks like any other; one with a chance header does not.
    await until('bad packets are counted', async () => (await counts('scrambles-packets')).packets_bad > 0)
    for (const fault of endured) {
      const main = await counts(fault)
      assert.ok(main.codec !== null, fault)
      if (fault === 'reorders-udp' || fault === 'sends-slowly') assert.equal(main.packets_lost, 0, fault)
    }
  })

  const broken = Object.keys(told).map(fault => idOf.get(fault)!)
  for (const id of broken) street.setFault(id, undefined)

  await t.test('tries come after longer and longer waits', async () => {
    for (const id of ['cong-dong', 'ssh']) {
      const waits = () =>
        viewer
          .statuses(channels.get(id)!)
          .flatMap(({ retry_at_90k, since_90k }) => (retry_at_90k === null ? [] : [retry_at_90k - since_90k]))
      await until(`${id} is tried again`, () => waits().length >= 3)
      assert.deepEqual(
        waits(),
        waits().toSorted((a, b) => a - b),
      )
    }
  })

  await t.test('mended cameras come back by themselves', async () => {
    const locked = ['refuses-password', 'password-changed'].map(fault => idOf.get(fault)!)
    for (const id of broken) if (!locked.includes(id)) await house.streams(id, BACK_WITHIN_MS)
    const { main } = await house.camera(locked[0]!)
    const rest = main?.state === 'refused' ? (main.retry_at_90k ?? 0) - main.since_90k : PASSWORD_REST
    assert.ok(rest >= PASSWORD_REST, `a refused password is tried again after ${rest / 90_000} s`)
  })

  await t.test('odd cameras that lose nothing are kept to the picture, without a gap', async () => {
    const wholes = unharmed.map(fault => everyPicture(house, street, idOf.get(fault)!))
    for (const [i, { sent, span, bytes, mp4 }] of (await Promise.all(wholes)).entries()) {
      const fault = unharmed[i]!
      assert.equal((await house.notes(idOf.get(fault)!, span)).parts.length, 1, fault)
      const filmed_s = ((sent.last_wall_ms ?? 0) - (sent.first_wall_ms ?? 0)) / 1000
      // The last picture is shown as long as the one before it, which may have been the last before a change.
      assert.ok(Math.abs(mp4.seconds - filmed_s) < 1.2, `${fault}: ${mp4.seconds} s of ${filmed_s} s`)
      if (noFfmpeg) continue
      const file = join(house.data, `${fault}.mp4`)
      writeFileSync(file, bytes)
      assert.equal(await complaintsOf(file), '', fault)
    }
  })

  await t.test('the good camera beside them lost nothing', async () => {
    const { main } = await house.camera(good!.id)
    assert.deepEqual([main?.state, main?.packets_lost, main?.packets_bad], ['streaming', 0, 0])
    const ends = (await house.status()).now_90k
    const span = await house.recorded(good!.id, begins, Math.floor((ends - begins) / 90_000))
    const { spans } = await house.coverage(good!.id, span)
    assert.deepEqual(
      spans.map(({ state, from_90k, to_90k }) => ({ state, from_90k, to_90k })),
      [{ state: 'recorded', ...span }],
    )
  })
})

test('a camera that falls silent while it is watched says so, and its gap is told', { timeout: 60_000 }, async t => {
  const stack = closing(t)
  const street = await openStreet(stack)
  const house = await House.open(stack)
  const { id } = await house.add(street.cameras[0]!)
  await house.streams(id)
  using viewer = await LiveViewer.open(house)
  viewer.watch(1, id)
  await until('a picture', () => viewer.frames(1).length > 15)
  const begins = (await house.status()).now_90k
  street.setFault(id, 'hangs-after-play')
  const hung = performance.now()
  await until('its session is given up', () => viewer.statuses(1).at(-1)?.state === 'waiting')
  assert.ok(performance.now() - hung < TOLD_WITHIN_MS)
  const [stalled, given] = viewer.statuses(1).slice(-2)
  assert.deepEqual([stalled?.state, stalled?.reason, given?.reason], ['stalled', 'silent', 'silent'])
  street.setFault(id, undefined)
  await until('it is told streaming', () => viewer.statuses(1).at(-1)?.state === 'streaming')
  const resumed = await until('live goes on by itself', () => {
    const frames = viewer.frames(1)
    return frames.find((frame, i) => i > 0 && frame.start - frames[i - 1]!.start > 2 * 90_000)
  })
  assert.ok(resumed.key, 'it goes on with a keyframe')
  const lines = readFileSync(join(house.data, 'logs', 'recorder.log'), 'utf8')
    .trim()
    .split('\n')
  const told = lines.map(line => JSON.parse(line) as { camera?: string; reason?: string; message: string })
  assert.deepEqual(
    told.filter(line => line.camera === id).map(line => line.reason ?? line.message),
    ['the stream comes', 'silent', 'the stream comes'],
    'the log tells each change once',
  )
  const span = { from_90k: begins, to_90k: resumed.start + 2 * 90_000 }
  const spans = await until('footage after the gap is on disk', async () => {
    const found = (await house.coverage(id, span)).spans
    return found.length >= 2 && found.at(-1)?.state === 'recorded' && found.at(-1)?.to_90k === span.to_90k && found
  })
  const gap = spans.find(one => one.state === 'missing')
  assert.ok(
    gap !== undefined && Math.abs(gap.to_90k - resumed.start) < 9_000,
    JSON.stringify({ spans, resumed: resumed.start }),
  )
})
