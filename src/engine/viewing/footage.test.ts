import assert from 'node:assert/strict'
import { renameSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { at, format576, GATE, givePictures, type Recording, startRecording } from '#test/engine/recording.ts'
import { createFootage, type FootagePart } from './footage.ts'

const recorded = async (work: (recording: Recording) => Promise<void>): Promise<void> => {
  const recording = startRecording({ segment_ms: 4000 })
  try {
    await work(recording)
  } finally {
    recording.dispose()
  }
}
const parts = ({ footage }: Recording, from: number, to: number) => footage.parts(GATE, 'main', at(from), at(to))
const inFrames = (found: readonly FootagePart[]) =>
  found.map(({ pictures, afterGap }) => {
    const last = pictures.at(-1)!
    return [(pictures[0]!.start - at(0)) / 6000, (last.start + last.span - at(0)) / 6000, afterGap]
  })

test('a span begins at the keyframe before it and reaches over segments', () =>
  recorded(async recording => {
    givePictures(recording, 0, 150)
    await recording.finish()
    assert.deepEqual(inFrames(await parts(recording, 40, 70)), [
      [30, 60, true],
      [60, 75, false],
    ])
    assert.deepEqual(inFrames(await parts(recording, 60, 61)), [[60, 75, true]])
  }))

test('gaps and formats divide it', () =>
  recorded(async recording => {
    givePictures(recording, 0, 30)
    givePictures(recording, 90, 30)
    givePictures(recording, 120, 30, { format: format576 })
    await recording.finish()
    const found = await parts(recording, 0, 150)
    assert.deepEqual(inFrames(found), [
      [0, 30, true],
      [90, 120, true],
      [120, 150, false],
    ])
    assert.equal(found[2]!.video.width, 704)
  }))

test('outside of what is recorded there is nothing', () =>
  recorded(async recording => {
    givePictures(recording, 0, 30)
    await recording.finish()
    assert.deepEqual(await parts(recording, -100, 0), [])
    assert.deepEqual(await parts(recording, 30, 100), [])
    assert.deepEqual(await recording.footage.parts(GATE, 'sub', at(0), at(30)), [])
  }))

test('a segment that is closed while it is looked at is read from its file', () =>
  recorded(async recording => {
    givePictures(recording, 0, 30)
    const deadline = Date.now() + 5000
    while (recording.rows().length === 0 && Date.now() < deadline) await new Promise(resolve => setImmediate(resolve))
    const [stale] = recording.rows()
    assert.equal(stale!.open, true)
    await recording.finish()
    assert.equal((await recording.footage.fragments(stale!)).length, 2)
  }))

test('a file cut short is told as damaged, with its path', () =>
  recorded(async recording => {
    givePictures(recording, 0, 30)
    const [row] = await recording.finish()
    truncateSync(join(recording.folder, row!.path), row!.bytes - 5)
    const fresh = createFootage(recording.reader, () => recording.folder)
    await assert.rejects(fresh.fragments(row!), { code: 'footage_damaged', where: { segment: row!.path } })
  }))

test('a segment whose file is gone or damaged is stepped over and told, and hides nothing beside it', () =>
  recorded(async recording => {
    givePictures(recording, 0, 300)
    const rows = await recording.finish()
    rmSync(join(recording.folder, rows[1]!.path))
    truncateSync(join(recording.folder, rows[2]!.path), 1000)
    const fresh = createFootage(recording.reader, () => recording.folder)
    const over: string[] = []
    const found = await fresh.parts(GATE, 'main', at(0), at(300), ({ segment, why }) =>
      over.push(`${segment.id} ${why}`),
    )
    assert.deepEqual(over, [`${rows[1]!.id} file_gone`, `${rows[2]!.id} file_damaged`])
    assert.deepEqual(
      found.map(({ segment }) => segment.id),
      rows.map(({ id }) => id).filter((_, i) => i !== 1 && i !== 2),
    )
    assert.equal(found[1]!.afterGap, true)
  }))

test('files that changed places are not shown for each other', () =>
  recorded(async recording => {
    givePictures(recording, 0, 150)
    const [first, second] = (await recording.finish()).map(({ path }) => join(recording.folder, path))
    renameSync(first!, `${first}.kept`)
    renameSync(second!, first!)
    renameSync(`${first}.kept`, second!)
    const fresh = createFootage(recording.reader, () => recording.folder)
    const over: string[] = []
    assert.equal((await fresh.parts(GATE, 'main', at(0), at(150), ({ why }) => over.push(why))).length, 1)
    assert.deepEqual(over, ['file_damaged', 'file_damaged'])
  }))
