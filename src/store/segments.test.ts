import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import { g711Format } from '#engine/frames/audio/g711.ts'
import { noLink } from '#engine/recording/chain.ts'
import { format1080 } from '#test/engine/recording.ts'
import { catalogueMigrations } from './migrations/catalogue.ts'
import { createSegmentReader, createSegmentWriter } from './segments.ts'
import { openDatabase } from './sqlite/open.ts'

const camera = knownCameraId('cho')
const at = wallTime90k
const opened = () => {
  const db = openDatabase(':memory:', catalogueMigrations)
  return { db, writer: createSegmentWriter(db), reader: createSegmentReader(db) }
}
const segment = (path: string, start: number) =>
  ({ camera, stream: 'main', archive: 'kho-thu', path, start: at(start), video: format1080 }) as const
const fragment = (number: number, end: number) => ({
  number,
  packed: Buffer.from([number]),
  start: at(end - 1000),
  end: at(end),
  frames: 15,
  bytes: 1000 * (number + 1),
  link: noLink,
})

test('a segment grows by its fragments and, closed, carries them no longer', () => {
  const { writer, reader } = opened()
  const sound = g711Format('pcma', 8000, 1)
  const id = writer.open({ ...segment('a.mp4', 1000), audio: sound })
  writer.wrote(id, fragment(1, 3000))
  writer.wrote(id, fragment(0, 2000))
  assert.equal(reader.segment(id), undefined)
  writer.commit(at(9000))
  const open = reader.segment(id)!
  assert.deepEqual([open.open, open.start, open.end, open.frames, open.bytes], [true, 1000, 3000, 30, 2000])
  assert.deepEqual(
    reader.fragments(id).map(packed => packed[0]),
    [0, 1],
  )
  assert.deepEqual(reader.format(format1080.id), format1080)
  assert.deepEqual(reader.format(sound.id), sound)
  writer.closed(id, { index_at: 2000, index_bytes: 50, bytes: 2050 })
  writer.commit(at(9000))
  const closed = reader.segment(id)!
  assert.deepEqual([closed.open, closed.index_at, closed.index_bytes, closed.bytes], [false, 2000, 50, 2050])
  assert.deepEqual(reader.fragments(id), [])
})

test('segments that touch a span are found in order, and the next one after it', () => {
  const { writer, reader } = opened()
  for (const [path, start, end] of [
    ['c', 3000, 4000],
    ['a', 1000, 2000],
    ['b', 2000, 3000],
  ] as const)
    writer.wrote(writer.open({ ...segment(path, start), audio: undefined }), fragment(0, end))
  writer.commit(at(9000))
  const paths = (from: number, to: number) => reader.segments(camera, 'main', at(from), at(to)).map(({ path }) => path)
  assert.deepEqual(paths(0, 9000), ['a', 'b', 'c'])
  assert.deepEqual(paths(2000, 3000), ['b'])
  assert.deepEqual(paths(4000, 9000), [])
  assert.equal(reader.next(camera, 'main', at(2001))?.path, 'c')
  assert.equal(reader.next(camera, 'sub', at(0)), undefined)
})

test('what could not be committed is kept for the next time', () => {
  const { db, writer, reader } = opened()
  const id = writer.open({ ...segment('a', 1000), audio: undefined })
  db.exec('PRAGMA query_only = ON')
  assert.throws(() => writer.commit(at(9000)))
  assert.equal(db.isTransaction, false)
  db.exec('PRAGMA query_only = OFF')
  writer.commit(at(9000))
  assert.equal(reader.segment(id)?.path, 'a')
})

test('ids go on behind those of the recorder before', () => {
  const { db, writer } = opened()
  const id = writer.open({ ...segment('a', 1000), audio: undefined })
  writer.commit(at(9000))
  assert.equal(createSegmentWriter(db).open({ ...segment('b', 2000), audio: undefined }), id + 1)
})
