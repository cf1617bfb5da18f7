import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { g711Format } from '#engine/frames/audio/g711.ts'
import {
  at,
  format576,
  format1080,
  GATE,
  givePictures,
  type Recording,
  startRecording,
} from '#test/engine/recording.ts'
import { readAbout } from './about.ts'
import { boxesIn, readU64 } from './boxes.ts'
import type { SegmentRow } from './catalogue.ts'

const recorded = async (work: (recording: Recording) => Promise<void> | void): Promise<void> => {
  const recording = startRecording({ segment_ms: 4000 })
  try {
    await work(recording)
  } finally {
    recording.dispose()
  }
}

/** Start and end of segments, in frames. */
const spans = (rows: readonly SegmentRow[]): number[][] =>
  rows.map(({ start, end, frames }) => [(start - at(0)) / 6000, (end - at(0)) / 6000, frames])

const bytesOf = ({ folder }: Recording, row: SegmentRow): Buffer => readFileSync(join(folder, row.path))

test('segments follow each other without a gap, each from a keyframe on, and hold nothing back', () =>
  recorded(async recording => {
    givePictures(recording, 0, 150)
    const rows = await recording.finish()
    assert.deepEqual(spans(rows), [
      [0, 60, 60],
      [60, 120, 60],
      [120, 150, 30],
    ])
    for (const row of rows) {
      const fragments = await recording.footage.fragments(row)
      assert.equal(fragments[0]!.key, true)
      assert.equal(
        fragments.reduce((sum, { sizes }) => sum + sizes.length, 0),
        row.frames,
      )
      assert.equal(statSync(join(recording.folder, row.path)).size, row.bytes)
    }
    assert.equal(recording.recorder.counts.segments, 3)
    assert.ok(recording.pool.held() <= 32 * 1024)
  }))

test('a segment says what it is and its boxes lie one behind the other to its end', () =>
  recorded(async recording => {
    givePictures(recording, 0, 60)
    const [row] = await recording.finish()
    const bytes = bytesOf(recording, row!)
    const boxes = boxesIn(bytes, 0, bytes.length)
    assert.equal(boxes.at(-1)!.end, bytes.length)
    assert.deepEqual(boxes.map(({ type }) => type).slice(0, 5), ['ftyp', 'uuid', 'moov', 'moof', 'mdat'])
    assert.equal(boxes.at(-1)!.type, 'uuid')
    const about = readAbout(bytes)
    assert.ok(about.ok)
    assert.equal(about.value.camera, GATE)
    assert.equal(about.value.started_90k, at(0))
    assert.equal(about.value.audio, null)
    const times = boxes
      .filter(({ type }) => type === 'moof')
      .map(({ start }) => readU64(bytes, start + 8 + 16 + 8 + 20 + 12))
    assert.deepEqual(times, [0, 15 * 6000, 30 * 6000, 45 * 6000])
  }))

test('a hole closes the segment, and another session waits for a keyframe', () =>
  recorded(async recording => {
    givePictures(recording, 0, 20)
    givePictures(recording, 60, 10, { group: 1000 }) // begins with a keyframe
    recording.recorder.end()
    recording.give({ frame: 80 })
    recording.give({ frame: 81, key: true })
    assert.deepEqual(spans(await recording.finish()), [
      [0, 20, 20],
      [60, 70, 10],
      [81, 82, 1],
    ])
    assert.deepEqual(recording.lost, [])
  }))

test('pictures that were lost on the way leave a gap; what comes behind is kept, and it is said until when it leans on them', () =>
  recorded(async recording => {
    givePictures(recording, 0, 20)
    recording.give({ frame: 29, lossBefore: true })
    for (let frame = 30; frame < 40; frame++) recording.give({ frame })
    givePictures(recording, 40, 5)
    assert.deepEqual(spans(await recording.finish()), [
      [0, 20, 20],
      [29, 45, 16],
    ])
    assert.deepEqual(recording.lost, [[20, 40]])
  }))

test('a lost picture or two leave no gap, however few pictures a camera sends', () =>
  recorded(async recording => {
    for (const [index, frame] of [0, 3, 6, 9, 15, 18, 21, 30, 33].entries())
      recording.give({ frame, key: index === 0, lossBefore: frame === 15 || frame === 30 })
    assert.deepEqual(spans(await recording.finish()), [[0, 36, 9]])
    assert.deepEqual(recording.lost, [])
  }))

test('pictures that come unevenly, with none of them lost, are one run', () =>
  recorded(async recording => {
    for (const frame of [0, 1, 19, 20, 42, 43, 44, 60]) recording.give({ frame, key: frame === 0 })
    assert.deepEqual((await recording.finish()).length, 1)
  }))

test('another format begins another segment', () =>
  recorded(async recording => {
    givePictures(recording, 0, 10)
    givePictures(recording, 10, 10, { format: format576 })
    const rows = await recording.finish()
    assert.deepEqual(spans(rows), [
      [0, 10, 10],
      [10, 20, 10],
    ])
    assert.deepEqual(
      rows.map(row => row.video_format),
      [format1080.id, format576.id],
    )
    assert.deepEqual(recording.reader.format(format576.id), format576)
  }))

test('when the station’s clock is set back a new run begins in a new segment', () =>
  recorded(async recording => {
    givePictures(recording, 1000, 10)
    recording.give({ frame: 500, newRun: true, key: true })
    for (let frame = 501; frame < 505; frame++) recording.give({ frame })
    assert.deepEqual(spans(await recording.finish()), [
      [500, 505, 5],
      [1000, 1010, 10],
    ])
  }))

test('what was only held up on the way goes on in its segment without a keyframe', () =>
  recorded(async recording => {
    givePictures(recording, 0, 20, { group: 1000 })
    recording.clock.pass(3000)
    recording.recorder.tick()
    for (let frame = 20; frame < 65; frame++) recording.give({ frame })
    const rows = await recording.finish()
    assert.deepEqual(spans(rows), [[0, 65, 65]])
    const fragments = await recording.footage.fragments(rows[0]!)
    assert.equal(
      fragments.reduce((sum, { sizes }) => sum + sizes.length, 0),
      65,
    )
  }))

test('a frame that nothing follows is written down after a while', () =>
  recorded(async recording => {
    givePictures(recording, 0, 3)
    recording.recorder.tick()
    assert.deepEqual(spans(recording.rows()), [])
    recording.clock.pass(1600)
    recording.recorder.tick()
    const deadline = Date.now() + 5000
    while (recording.rows().length === 0 && Date.now() < deadline) await new Promise(resolve => setImmediate(resolve))
    const [row] = recording.rows()
    assert.deepEqual(spans([row!]), [[0, 3, 3]])
    assert.equal(row!.open, true)
    assert.equal((await recording.footage.fragments(row!)).length, 1)
  }))

test('a camera of one picture in three seconds is recorded once it is known', () =>
  recorded(async recording => {
    for (let i = 0; i < 20; i++) recording.give({ frame: i * 45, key: i % 5 === 0 })
    const rows = await recording.finish()
    assert.ok(rows.reduce((sum, row) => sum + row.frames, 0) >= 15)
  }))

test('sound lies beside its picture, and sound from before it moves up or is left out', () =>
  recorded(async recording => {
    const sound = g711Format('pcma', 8000, 1)
    recording.recorder.begin(sound)
    const speak = (frame: number) =>
      recording.give({ kind: 'audio', frame, key: true, format: sound, bytes: Buffer.alloc(160) })
    speak(-1)
    recording.give({ frame: 0, key: true })
    speak(-3)
    speak(-0.5)
    for (let frame = 0; frame < 45; frame++) {
      if (frame > 0) recording.give({ frame })
      speak(frame + 0.1)
    }
    const [row] = await recording.finish()
    assert.equal(row!.audio_format, sound.id)
    const sounds = (await recording.footage.fragments(row!)).filter(({ track }) => track === 'audio')
    assert.equal(
      sounds.reduce((sum, { sizes }) => sum + sizes.length, 0),
      46,
    )
    assert.equal(sounds[0]!.start, at(0))
    assert.equal(row!.frames, 45)
    assert.equal(row!.end, at(45))
  }))

test('the camera’s own clock is kept beside the footage', () =>
  recorded(async recording => {
    recording.recorder.cameraClock(-1500)
    givePictures(recording, 0, 5)
    const [row] = await recording.finish()
    const bytes = bytesOf(recording, row!)
    const prft = boxesIn(bytes, 0, bytes.length).find(({ type }) => type === 'prft')!
    const seconds = bytes.readUInt32BE(prft.payload + 8) - 2_208_988_800
    const fraction = bytes.readUInt32BE(prft.payload + 12) / 2 ** 32
    assert.ok(Math.abs(seconds + fraction - (at(0) / 90_000 - 1.5)) < 1e-6)
    assert.equal(readU64(bytes, prft.payload + 16), 0)
  }))

test('a stream of thousands of pictures a second stays readable', () =>
  recorded(async recording => {
    for (let i = 0; i < 12_000; i++) recording.give({ frame: i / 6000, key: i === 0, bytes: Buffer.alloc(1) })
    const [row] = await recording.finish()
    assert.equal(row!.frames, 12_000)
    assert.equal((await recording.footage.fragments(row!)).length, 12)
  }))

test('a disk that fails costs no memory and no rows, and recording begins again when it is back', () =>
  recorded(async recording => {
    writeFileSync(join(recording.folder, GATE), 'a file where a folder should be')
    for (let group = 0; group < 4; group++) {
      givePictures(recording, group * 10, 10, { group: 10 })
      await recording.recorder.flushed()
      await new Promise(resolve => setImmediate(resolve))
      recording.clock.pass(600)
    }
    recording.recorder.end()
    await recording.recorder.flushed()
    assert.deepEqual(recording.rows(), [])
    assert.ok(recording.recorder.counts.segments <= 2, 'the disk is left alone for a while')
    assert.ok(recording.pool.held() <= 32 * 1024)
    rmSync(join(recording.folder, GATE))
    mkdirSync(join(recording.folder, GATE))
    recording.clock.pass(6000)
    givePictures(recording, 40, 20)
    assert.deepEqual(spans(await recording.finish()), [[40, 60, 20]])
  }))
