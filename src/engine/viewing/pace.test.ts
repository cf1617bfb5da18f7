import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mediaSpan90k, TICKS_PER_SECOND } from '#base/units.ts'
import { boxesIn } from '#engine/recording/boxes.ts'
import { at, format1080, GATE } from '#test/engine/recording.ts'
import { type LiveFrame, LiveHub } from './live.ts'
import { atPace, isDisposable, type Pace } from './pace.ts'

const FRAME = at(1) - at(0)
const [REFERENCE, DISPOSABLE] = [0x41, 0x01]
const nal = (head: number): Buffer => Buffer.from([0, 0, 0, 4, head, 1, 2, 3])

/** 15 frames a second, a keyframe every two; of three pictures between, two are leant on by none. */
const watched = (pace: Pace, seconds: number, head = (frame: number) => (frame % 3 === 0 ? REFERENCE : DISPOSABLE)) => {
  const hub = new LiveHub({ follow: () => {}, unfollow: () => {} })
  const frames: LiveFrame[] = []
  hub.watch(
    GATE,
    'sub',
    atPace({ format: () => {}, frame: f => frames.push(f), skipped: () => {}, waiting: () => 0 }, pace),
  )
  hub.takeFormat(1, format1080)
  for (let frame = 0; frame < seconds * 15; frame++)
    hub.takeFrame(1, {
      key: frame % 30 === 0,
      decode: at(frame),
      composition: mediaSpan90k(0),
      bytes: nal(frame % 30 === 0 ? 0x65 : head(frame)),
    })
  return frames
}
const places = (frames: readonly LiveFrame[]) => frames.map(({ start }) => (start - at(0)) / FRAME)

test('half leaves out only what no other picture leans on', () => {
  assert.deepEqual(places(watched('half', 1)), [0, 3, 6, 9, 12])
  assert.equal(watched('half', 2, () => REFERENCE).length, 30)
})

test('keyframes alone come at the keyframe pace, each lasting until the next', () => {
  const frames = watched('keyframes', 8)
  assert.deepEqual(places(frames), [0, 30, 60, 90])
  assert.ok(frames.every(({ span }) => span >= 2 * TICKS_PER_SECOND && span < 3 * TICKS_PER_SECOND))
})

test('pictures are one keyframe in ten seconds', () => {
  assert.deepEqual(places(watched('pictures', 25)), [0, 150, 300])
})

test('no picture ends before the next one begins, at any pace', () => {
  for (const pace of ['half', 'keyframes', 'pictures'] as const) {
    const frames = watched(pace, 24)
    for (const [i, frame] of frames.slice(0, -1).entries())
      assert.ok(frame.start + frame.span >= frames[i + 1]!.start, `${pace} ${i}`)
  }
})

test('what is left is a fragment of its own with the same picture in it', () => {
  const frame = watched('keyframes', 1)[0]!
  assert.deepEqual(
    boxesIn(frame.bytes, 0, frame.bytes.length).map(({ type }) => type),
    ['moof', 'mdat'],
  )
  assert.deepEqual(frame.bytes.subarray(frame.picture_at), nal(0x65))
})

test('a picture above the lowest temporal layer of H.265, or one that its own layer does not lean on, may go', () => {
  const h265 = (type: number, layer: number) => Buffer.from([0, 0, 0, 4, type << 1, layer + 1, 0, 0])
  assert.equal(isDisposable(h265(1, 0), 0, 'hvc1'), false)
  assert.equal(isDisposable(h265(1, 1), 0, 'hvc1'), true)
  assert.equal(isDisposable(h265(0, 0), 0, 'hvc1'), true)
  assert.equal(isDisposable(h265(19, 0), 0, 'hvc1'), false)
})

test('a delimiter before the picture does not hide what it is', () => {
  assert.equal(isDisposable(Buffer.concat([Buffer.from([0, 0, 0, 2, 9, 0xf0]), nal(DISPOSABLE)]), 0, 'avc1'), true)
  assert.equal(isDisposable(Buffer.from([0, 0, 0, 200, 6, 1, 2]), 0, 'avc1'), false)
})
