// Journey: a street is recorded, watched live, played back, cut out and listed for other players, all through the station's own API.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { decode, noFfmpeg } from '#test/ffmpeg.ts'
import { LiveViewer } from '#test/live-viewer.ts'
import { boxesOf, countFragmented, readMp4 } from '#test/mp4-boxes.ts'
import { closing, House, openStreet, spanText } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const FRAMES_PER_SECOND = 15
const SECONDS = 5

test('a street is recorded, watched live, played back and cut out', { timeout: 90_000 }, async t => {
  const stack = closing(t)
  const street = await openStreet(stack, { cameras: 2 })
  const house = await House.open(stack)
  for (const camera of street.cameras) await house.add(camera, { sub_url: camera.sub_url })
  const [{ id }] = street.cameras as [(typeof street.cameras)[number]]
  for (const camera of street.cameras) await house.streams(camera.id)

  await t.test('live: a keyframe at once, then every frame, on both streams', async () => {
    using viewer = await LiveViewer.open(house)
    const asked_ms = performance.now()
    viewer.watch(1, id, 'main')
    viewer.watch(2, id, 'sub')
    await until('three seconds of live', () => viewer.frames(1).length > 45 && viewer.frames(2).length > 24)
    for (const channel of [1, 2]) {
      const [first, ...rest] = viewer.pictures.filter(picture => picture.channel === channel)
      const format = viewer.news.find(news => news.kind === 'format' && news.channel === channel)
      assert.ok(format?.kind === 'format')
      assert.match(format.mime, /^video\/mp4; codecs="avc1\.[0-9a-f]{6}"$/i)
      assert.equal(first?.kind, 'init')
      assert.deepEqual(
        boxesOf(first.bytes).map(box => box.type),
        ['ftyp', 'moov'],
      )
      assert.ok(rest[0]?.key, 'the first frame is a keyframe')
      assert.ok(rest[0].came_ms - asked_ms < 500, `the first picture took ${rest[0].came_ms - asked_ms} ms`)
      const steps = rest.slice(1).map((frame, i) => frame.start - rest[i]!.start)
      assert.ok(
        steps.every(step => step > 0 && step < 90_000 / 4),
        `live frames follow each other: ${steps}`,
      )
      // On a busy machine the first word may be older than the first picture.
      const states = viewer.statuses(channel).map(status => status.state)
      assert.deepEqual([...new Set(states)].slice(-1), ['streaming'], states.join())
      assert.ok(
        states.every(state => state === 'connecting' || state === 'streaming'),
        states.join(),
      )
    }
  })

  const begins = (await house.status()).now_90k
  const span = await house.recorded(id, begins, SECONDS)

  await t.test('coverage: the span is recorded whole', async () => {
    const { spans, recorded_90k } = await house.coverage(id, span)
    assert.deepEqual(
      spans.map(({ state, from_90k, to_90k }) => ({ state, from_90k, to_90k })),
      [{ state: 'recorded', ...span }],
    )
    assert.equal(recorded_90k, SECONDS * 90_000)
  })

  await t.test('playback: an init and fragments from the keyframe before', async () => {
    const answer = await house.get(`/api/cameras/${id}/playback.mp4?${spanText(span)}`)
    assert.match(answer.headers.get('x-mime') ?? '', /^video\/mp4; codecs="avc1\./)
    const { inits, samples } = countFragmented(Buffer.from(await answer.arrayBuffer()))
    assert.equal(inits, 1)
    assert.ok(samples >= SECONDS * FRAMES_PER_SECOND && samples <= (SECONDS + 3) * FRAMES_PER_SECOND, `${samples}`)
  })

  const clip = join(house.data, 'clip.mp4')
  await t.test('clip: one ordinary file, header first, as long as was asked', async () => {
    const bytes = await house.bytes(`/api/cameras/${id}/clip.mp4?${spanText(span)}`)
    writeFileSync(clip, bytes)
    const { order, seconds, tracks } = readMp4(bytes)
    assert.deepEqual(order, ['ftyp', 'moov', 'mdat'])
    assert.ok(Math.abs(seconds - SECONDS) <= 1 / FRAMES_PER_SECOND, `${seconds} s`)
    assert.equal(tracks.length, 1)
    assert.equal(tracks[0]!.shown, SECONDS * 90_000)
    const notes = await house.notes(id, span)
    assert.equal(notes.bytes, bytes.length)
    assert.deepEqual([notes.gaps, notes.parts.map(part => part.at_90k)], [[], [0]])
  })

  await t.test('ffmpeg decodes the clip without a complaint', { skip: noFfmpeg }, async () => {
    const { frames, seconds, complaints } = await decode(clip)
    assert.equal(complaints, '')
    assert.ok(Math.abs(seconds - SECONDS) <= 1.5 / FRAMES_PER_SECOND, `${seconds} s`)
    assert.ok(Math.abs(frames - SECONDS * FRAMES_PER_SECOND) <= 1, `${frames} frames`)
  })

  await t.test('HLS: every byte range of the playlist begins a group and lies in its segment', async () => {
    const base = `/api/cameras/${id}/`
    const master = (await house.bytes(`${base}index.m3u8?${spanText(span)}`)).toString()
    const path = master.split('\n').find(line => line.startsWith('hls/video.m3u8?'))
    const lines = (await house.bytes(base + path)).toString().split('\n')
    assert.ok(lines.includes('#EXT-X-ENDLIST'))
    let held = 0
    for (const [index, line] of lines.entries()) {
      const range = /^#EXT-X-BYTERANGE:(\d+)@(\d+)$/.exec(line)
      if (range === null) continue
      const [length, at] = [Number(range[1]), Number(range[2])]
      const address = new URL(lines[index + 1]!, `http://x${base}hls/video.m3u8`).pathname
      const part = await house.get(address, { range: `bytes=${at}-${at + length - 1}` })
      assert.equal(part.status, 206)
      const { samples } = countFragmented(Buffer.from(await part.arrayBuffer()))
      assert.ok(samples > 0)
      held += samples
    }
    assert.ok(held >= SECONDS * FRAMES_PER_SECOND, `${held} frames`)
  })

  await t.test('ffmpeg plays the HLS playlist with a session', { skip: noFfmpeg }, async () => {
    const source = `${house.station.url}/api/cameras/${id}/index.m3u8?${spanText(span)}`
    const { frames, complaints } = await decode(source, ['-headers', `Cookie: ${house.cookie}\r\n`])
    assert.equal(complaints, '')
    assert.ok(frames >= SECONDS * FRAMES_PER_SECOND, `${frames} frames`)
  })
})
