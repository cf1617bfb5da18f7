// Journey: a browser that cannot decode H.265 sees the picture all the same: one transcoder a stream, shared by all who watch it, gone a
// while after the last, and no more at once than the machine has room for.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { libavMissing } from '#simulator/footage/libav.ts'
import { apart, complaintsOf, decode, noFfmpeg, tinyPictures } from '#test/ffmpeg.ts'
import { LiveViewer } from '#test/live-viewer.ts'
import { closing, House, makeFolder, openStreet, spanText } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const skip = await libavMissing()

const lastOf = (viewer: LiveViewer, channel: number): number => viewer.frames(channel).at(-1)?.start ?? 0

test('H.265 is shown as H.264 to whoever asks, shared, bounded and not recorded anew', {
  skip,
  timeout: 90_000,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack, { cameras: 2, codec: 'h265' })
  const house = await House.open(stack, { transcodes: 1 })
  const [first, second] = street.cameras
  for (const camera of [first!, second!]) await house.add(camera)
  await house.streams(first!.id)
  await house.streams(second!.id)
  using viewer = await LiveViewer.open(house)
  viewer.watch(1, first!.id, 'main', 'h264')
  await until('two seconds are seen', () => viewer.frames(1).length >= 30, 30_000)
  const format = viewer.news.find(news => news.kind === 'format' && news.channel === 1)
  assert.ok(format?.kind === 'format' && format.transcoded === true && /avc1/.test(format.mime), JSON.stringify(format))
  viewer.watch(2, first!.id, 'main', 'h264')
  await until('the second viewer sees it too', () => viewer.frames(2).length >= 5)
  viewer.watch(3, second!.id, 'main', 'h264')
  await until('the third is told that the station is busy', () =>
    viewer.news.some(news => news.kind === 'refused' && news.channel === 3 && news.code === 'transcoding_busy'),
  )
  viewer.watch(5, first!.id)
  await until('both are seen', () => viewer.frames(5).length >= 20 && lastOf(viewer, 1) > lastOf(viewer, 5) - 90_000)
  const seen = viewer.pictures.filter(({ channel }) => channel === 1)
  const starts = seen.filter(({ kind }) => kind === 'frame').map(({ start }) => start)
  assert.ok(starts.every((start, i) => i === 0 || start > starts[i - 1]!))
  if (noFfmpeg === false) {
    const file = join(makeFolder(stack), 'seen.mp4')
    writeFileSync(file, Buffer.concat(seen.map(({ bytes }) => bytes)))
    assert.equal(await complaintsOf(file), '')
    const original = join(makeFolder(stack), 'original.mp4')
    const camera = viewer.pictures.filter(({ channel }) => channel === 5)
    writeFileSync(original, Buffer.concat(camera.map(({ bytes }) => bytes)))
    const [made, given] = [tinyPictures(file), tinyPictures(original)]
    const frames = camera.filter(({ kind }) => kind === 'frame')
    const same = frames.flatMap(({ start }, i) => {
      const there = starts.indexOf(start)
      return there < 0 || made[there] === undefined || given[i] === undefined ? [] : [apart(made[there], given[i])]
    })
    assert.ok(same.length >= 5 && Math.max(...same) < 10, `pictures are apart by ${same.map(Math.round)}`)
  }
  viewer.unwatch(5)
  viewer.unwatch(1)
  viewer.unwatch(2)
  viewer.watch(4, second!.id, 'main', 'h264')
  await until('what nobody watches gives way', () => viewer.frames(4).length >= 5, 30_000)
  const { main } = await house.camera(first!.id)
  assert.match(main?.codec ?? '', /^hvc1/)
})

test('what was recorded as H.265 or as motion JPEG is played back as H.264', { skip, timeout: 120_000 }, async t => {
  const stack = closing(t)
  const house = await House.open(stack, { transcodes: 1 })
  for (const codec of ['h265', 'mjpeg'] as const) {
    const street = await openStreet(stack, { codec })
    const [camera] = street.cameras
    await house.add({ ...camera!, id: codec, name: codec })
    const { main } = await house.streams(codec)
    const span = await house.recorded(codec, main!.since_90k + 45_000, 4)
    const answer = await house.get(`/api/cameras/${codec}/playback.mp4?${spanText(span)}&as=h264`)
    assert.equal(answer.status, 200, codec)
    assert.match(answer.headers.get('x-mime') ?? '', /avc1/)
    if (noFfmpeg !== false) continue
    const file = join(makeFolder(stack), `${codec}.mp4`)
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()))
    assert.equal(await complaintsOf(file), '')
    const { frames } = await decode(file)
    assert.ok(frames >= 40, `${codec}: ${frames} pictures`)
  }
})
