import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mediaSpan90k } from '#base/units.ts'
import { boxesIn } from '#engine/recording/boxes.ts'
import { at, format576, format1080, GATE } from '#test/engine/recording.ts'
import { LiveHub, type LiveViewer } from './live.ts'

const onAir = () => {
  const asked: string[] = []
  const hub = new LiveHub({
    follow: (handle, camera, stream) => asked.push(`follow ${handle} ${camera}/${stream}`),
    unfollow: handle => asked.push(`unfollow ${handle}`),
  })
  const send = (frame: number, key = false) =>
    hub.takeFrame(1, { key, decode: at(frame), composition: mediaSpan90k(0), bytes: Buffer.alloc(50, frame) })
  return { hub, asked, send }
}

const watching = (hub: LiveHub) => {
  const seen: string[] = []
  const state = { waiting: 0 }
  const viewer: LiveViewer = {
    format: ({ mime }) => seen.push(mime),
    frame: ({ key, start }) => seen.push(`${key ? 'key' : 'frame'} ${(start - at(0)) / 6000}`),
    skipped: frames => seen.push(`skipped ${frames}`),
    waiting: () => state.waiting,
  }
  return { seen, state, stop: hub.watch(GATE, 'main', viewer) }
}
const MIME = 'video/mp4; codecs="avc1.42c028"'

test('a viewer who comes late starts at the newest keyframe, at once', () => {
  const { hub, send, asked } = onAir()
  const first = watching(hub)
  hub.takeFormat(1, format1080)
  for (let frame = 0; frame < 5; frame++) send(frame, frame % 3 === 0)
  const late = watching(hub)
  assert.deepEqual(late.seen, [MIME, 'key 3', 'frame 4'])
  send(5)
  assert.equal(late.seen.at(-1), 'frame 5')
  assert.deepEqual(first.seen, [MIME, 'key 0', 'frame 1', 'frame 2', 'key 3', 'frame 4', 'frame 5'])
  assert.deepEqual(asked, ['follow 1 cong-chinh/main'])
})

test('the first viewer makes a stream be followed, the last one lets it go', () => {
  const { hub, asked } = onAir()
  const [one, two] = [watching(hub), watching(hub)]
  one.stop()
  one.stop()
  assert.equal(asked.length, 1)
  two.stop()
  assert.deepEqual(asked.slice(1), ['unfollow 1'])
})

test('a viewer who reads slowly is moved forward to a keyframe and told how much was left out', () => {
  const { hub, send } = onAir()
  const slow = watching(hub)
  const quick = watching(hub)
  hub.takeFormat(1, format1080)
  send(0, true)
  slow.state.waiting = 2 ** 21
  send(1)
  slow.state.waiting = 0
  send(2)
  send(3, true)
  assert.deepEqual(slow.seen, [MIME, 'key 0', 'skipped 2', 'key 3'])
  assert.equal(quick.seen.length, 5)
})

test('before a keyframe nothing is shown', () => {
  const { hub, send } = onAir()
  const { seen } = watching(hub)
  send(0, true)
  hub.takeFormat(1, format1080)
  send(1)
  send(2, true)
  assert.deepEqual(seen, [MIME, 'key 2'])
})

test('a group of many minutes goes on for who watches it, and who comes waits for a keyframe', () => {
  const { hub, send } = onAir()
  const first = watching(hub)
  hub.takeFormat(1, format1080)
  send(0, true)
  for (let frame = 1; frame < 1500; frame++) send(frame)
  assert.equal(first.seen.length, 1501)
  const late = watching(hub)
  send(1500)
  assert.deepEqual(late.seen, [MIME])
  send(1501, true)
  assert.deepEqual(late.seen, [MIME, 'key 1501'])
})

test('after the recorder came back all that is watched is asked for again and begins with a keyframe', () => {
  const { hub, send, asked } = onAir()
  const { seen } = watching(hub)
  hub.takeFormat(1, format1080)
  send(0, true)
  hub.resume()
  send(1)
  hub.takeFormat(1, format576)
  send(2, true)
  assert.deepEqual(asked, ['follow 1 cong-chinh/main', 'follow 1 cong-chinh/main'])
  assert.deepEqual(seen, [MIME, 'key 0', 'video/mp4; codecs="avc1.4d401e"', 'key 2'])
})

test('a frame is a fragment of its own with its bytes at the end', () => {
  const { hub, send } = onAir()
  let bytes: Buffer = Buffer.alloc(0)
  hub.watch(GATE, 'main', { format: () => {}, frame: f => (bytes = f.bytes), skipped: () => {}, waiting: () => 0 })
  hub.takeFormat(1, format1080)
  send(7, true)
  assert.deepEqual(
    boxesIn(bytes, 0, bytes.length).map(({ type }) => type),
    ['moof', 'mdat'],
  )
  assert.ok(bytes.subarray(-50).every(byte => byte === 7))
})

test('what belongs to no one is passed by', () => {
  const { hub } = onAir()
  hub.takeFormat(9, format1080)
  hub.takeFrame(9, { key: true, decode: at(0), composition: mediaSpan90k(0), bytes: Buffer.alloc(1) })
})
