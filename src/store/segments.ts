// Segments in SQLite: the recorder's writer, which gathers what happened for a moment and commits it at once, and the reader that
// the station uses from its own connection.

import type { DatabaseSync } from 'node:sqlite'
import { type CameraId, knownCameraId, type StreamName } from '#base/ids.ts'
import { localDays } from '#base/local-day.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { AudioFormat, Format, VideoFormat } from '#engine/frames/frame.ts'
import type { CatalogueReader, CatalogueWriter, FoundSegment, SegmentRow } from '#engine/recording/catalogue.ts'
import { chainName, isRecovered, type Recovered } from '#engine/recording/recovered.ts'

/**
 * A catalogue that cannot be written for this many steps (some minutes of 100 cameras) is given up on for now: the segments concerned are
 * forgotten here, and entered from their files at the next start.
 */
const MOST_GATHERED = 100_000
/** No segment is longer than this; it bounds how far back a search by start time must look. */
export const LONGEST_SEGMENT = spanFromMillis(3_600_000)

export type GatheringWriter = CatalogueWriter & {
  readonly gather: Gather
  /** Notes which stream a segment belongs to that this process did not open. */
  readonly adopt: (segment: number, camera: CameraId, stream: StreamName) => void
  /** The file of a closed segment holds something else than its row says: the row and what it counts for are replaced, if it still stands. */
  readonly foundAgain: (before: Replaced, segment: FoundSegment) => void
  /** Commits what was gathered, and that we were here. Call it about once a second, and before closing. */
  readonly commit: (now: WallTime90k) => void
}

export type Replaced = Pick<SegmentRow, 'id' | 'camera' | 'stream' | 'start' | 'end'> & { readonly live: boolean }

/** Ledger notes are gathered with the segments' rows, so that both are seen at once. */
export type Gather = (step: () => void) => void

export const createSegmentWriter = (db: DatabaseSync): GatheringWriter => {
  const addFormat = db.prepare(
    `INSERT OR IGNORE INTO format (id, kind, entry, codec, width, height, reorder, sample_rate, channels, description)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const addSegment = db.prepare(
    `INSERT INTO segment (id, camera, stream, archive, path, video_format, audio_format, start_90k, end_90k)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const addFound = db.prepare(
    `INSERT OR IGNORE INTO segment (id, camera, stream, archive, path, video_format, audio_format, start_90k, end_90k,
       frames, bytes, open, index_at, index_bytes, recovered, link_before, link_last)
     SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0, ?12, ?13, ?14, ?15, ?16
     WHERE CASE WHEN ?14 IS NULL THEN NOT EXISTS (SELECT 1 FROM segment
       WHERE camera = ?2 AND stream = ?3 AND start_90k = ?8 AND recovered IS NULL AND damage IS NULL)
     ELSE NOT EXISTS (SELECT 1 FROM segment
       WHERE camera = ?2 AND stream = ?3 AND start_90k >= ?8 - ${LONGEST_SEGMENT} AND start_90k < ?9 AND end_90k > ?8) END`,
  )
  const advanceChain = db.prepare(
    `INSERT INTO chain (camera, stream, number, hash) VALUES (?, ?, ?, ?)
     ON CONFLICT (camera, stream) DO UPDATE SET number = excluded.number, hash = excluded.hash
       WHERE excluded.number > chain.number`,
  )
  const addFragment = db.prepare('INSERT INTO fragment (segment, number, packed) VALUES (?, ?, ?)')
  const grow = db.prepare(
    'UPDATE segment SET end_90k = max(end_90k, ?), frames = frames + ?, bytes = max(bytes, ?) WHERE id = ?',
  )
  const close = db.prepare('UPDATE segment SET open = 0, index_at = ?, index_bytes = ?, bytes = ? WHERE id = ?')
  const forget = db.prepare(
    'DELETE FROM segment WHERE id = ? AND NOT EXISTS (SELECT 1 FROM fragment WHERE segment = segment.id)',
  )
  const dropFragments = db.prepare('DELETE FROM fragment WHERE segment = ?')
  const setChain = db.prepare(
    `INSERT INTO chain (camera, stream, number, hash) VALUES (?, ?, ?, ?)
     ON CONFLICT (camera, stream) DO UPDATE SET number = excluded.number, hash = excluded.hash
       WHERE excluded.number >= chain.number`,
  )
  const addToDay = db.prepare(
    `INSERT INTO day (camera, stream, day, recorded_90k) VALUES (?, ?, ?, ?)
     ON CONFLICT (camera, stream, day) DO UPDATE SET recorded_90k = recorded_90k + excluded.recorded_90k`,
  )
  const addRecoveredToDay = db.prepare(
    `INSERT INTO day (camera, stream, day, recorded_90k, recovered_90k) VALUES (?, ?, ?, 0, ?)
     ON CONFLICT (camera, stream, day) DO UPDATE SET recovered_90k = recovered_90k + excluded.recovered_90k`,
  )
  const takeOut = db.prepare('DELETE FROM segment WHERE id = ? AND open = 0 AND damage IS NULL')
  const takeFrom = (column: 'recorded_90k' | 'recovered_90k') =>
    db.prepare(`UPDATE day SET ${column} = max(0, ${column} - ?) WHERE camera = ? AND stream = ? AND day = ?`)
  const [fromDay, recoveredFromDay] = [takeFrom('recorded_90k'), takeFrom('recovered_90k')]
  const alive = db.prepare(
    'INSERT INTO alive (id, at_90k) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at_90k = excluded.at_90k',
  )
  const streamOf = new Map<number, { readonly camera: CameraId; readonly stream: StreamName }>()
  const highest = db.prepare('SELECT max(id) AS id FROM segment').get()?.id
  let lastId = typeof highest === 'number' ? highest : 0
  let gathered: (() => void)[] = []
  const enter = (id: number, segment: FoundSegment): void => {
    const { camera, stream, start, end, video, audio, link, recovered } = segment
    addFormat.run(...formatColumns(video))
    if (audio !== undefined) addFormat.run(...formatColumns(audio))
    if (addFound.run(id, ...foundColumns(segment)).changes === 0) return
    advanceChain.run(camera, chainName(stream, recovered), link.number, link.hash)
    const add = recovered === undefined ? addToDay : addRecoveredToDay
    for (const { day, span } of localDays(start, end)) add.run(camera, stream, day, span)
  }

  return {
    gather: step => void gathered.push(step),
    adopt: (segment, camera, stream) => void streamOf.set(segment, { camera, stream }),
    open: ({ camera, stream, archive, path, start, video, audio }) => {
      const id = ++lastId
      gathered.push(() => {
        addFormat.run(...formatColumns(video))
        if (audio !== undefined) addFormat.run(...formatColumns(audio))
        addSegment.run(id, camera, stream, archive, path, video.id, audio?.id ?? null, start, start)
      })
      streamOf.set(id, { camera, stream })
      return id
    },
    wrote: (segment, { number, packed, start, end, frames, bytes, link }) => {
      const of = streamOf.get(segment)
      if (of === undefined) return
      gathered.push(() => {
        addFragment.run(segment, number, packed)
        grow.run(end, frames, bytes, segment)
        setChain.run(of.camera, of.stream, link.number, link.hash)
        for (const { day, span } of localDays(start, end)) addToDay.run(of.camera, of.stream, day, span)
      })
    },
    closed: (segment, { index_at, index_bytes, bytes }) => {
      if (!streamOf.has(segment)) return
      gathered.push(() => {
        close.run(index_at, index_bytes, bytes, segment)
        dropFragments.run(segment)
      })
      streamOf.delete(segment)
    },
    found: segment => {
      const id = ++lastId
      gathered.push(() => enter(id, segment))
    },
    foundAgain: ({ id, camera, stream, start, end, live }, segment) =>
      void gathered.push(() => {
        if (takeOut.run(id).changes === 0) return // retention was faster
        for (const { day, span } of localDays(start, end))
          (live ? fromDay : recoveredFromDay).run(span, camera, stream, day)
        enter(id, segment)
      }),
    failed: segment => void gathered.push(() => forget.run(segment)),
    commit: at => {
      const work = gathered
      db.exec('BEGIN IMMEDIATE')
      try {
        for (const step of work) step()
        alive.run(at)
        db.exec('COMMIT')
        gathered = gathered.slice(work.length)
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK') // a full disk ends it by itself
        if (gathered.length > MOST_GATHERED) {
          gathered = []
          streamOf.clear()
        }
        throw error
      }
    },
  }
}

export const createSegmentReader = (db: DatabaseSync): CatalogueReader => {
  const touching = db.prepare(
    `SELECT * FROM segment WHERE damage IS NULL AND camera = ? AND stream = ? AND start_90k >= ? AND start_90k < ? AND end_90k > ? ORDER BY start_90k`,
  )
  const following = db.prepare(
    'SELECT * FROM segment WHERE damage IS NULL AND camera = ? AND stream = ? AND start_90k >= ? AND frames > 0 ORDER BY start_90k LIMIT 1',
  )
  const one = db.prepare('SELECT * FROM segment WHERE id = ?')
  const fragments = db.prepare('SELECT packed FROM fragment WHERE segment = ? ORDER BY number')
  const format = db.prepare('SELECT * FROM format WHERE id = ?')
  const formats = new Map<string, Format>()

  return {
    segments: (camera, stream, from, to) =>
      touching.all(camera, stream, from - LONGEST_SEGMENT, to, from).map(row => segmentRow(row as Columns)),
    next: (camera, stream, from) => {
      const row = following.get(camera, stream, from)
      return row === undefined ? undefined : segmentRow(row as Columns)
    },
    segment: id => {
      const row = one.get(id)
      return row === undefined ? undefined : segmentRow(row as Columns)
    },
    fragments: segment => fragments.all(segment).map(row => row.packed as Uint8Array),
    format: id => {
      const known = formats.get(id)
      if (known !== undefined) return known
      const row = format.get(id)
      if (row === undefined) return undefined
      const read = formatRow(row as Columns)
      formats.set(id, read)
      return read
    },
  }
}

type Columns = Readonly<Record<string, number | string | Uint8Array | null>>

const foundColumns = (segment: FoundSegment) => {
  const { camera, stream, archive, path, video, audio, start, end, frames, bytes, index_at, index_bytes } = segment
  const { recovered, link_before, link } = segment
  const place = [camera, stream, archive, path, video.id, audio?.id ?? null, start, end] as const
  const links = recovered === undefined ? [null, null, null] : [JSON.stringify(recovered), link_before, link.number]
  return [...place, frames, bytes, index_at, index_bytes, ...links]
}

const formatColumns = (format: Format): (string | number | Buffer | null)[] =>
  format.kind === 'video'
    ? [
        format.id,
        'video',
        format.entry,
        format.codec,
        format.width,
        format.height,
        format.reorder ?? null,
        0,
        0,
        format.description,
      ]
    : [
        format.id,
        'audio',
        format.entry,
        format.codec,
        0,
        0,
        null,
        format.sample_rate,
        format.channels,
        format.description,
      ]

const formatRow = (row: Columns): Format => {
  const description = Buffer.from(row.description as Uint8Array)
  const shared = { id: String(row.id), codec: String(row.codec), description }
  if (row.kind === 'audio') {
    const entry = row.entry as AudioFormat['entry']
    return { ...shared, kind: 'audio', entry, sample_rate: Number(row.sample_rate), channels: Number(row.channels) }
  }
  const reorder = row.reorder === null ? undefined : Number(row.reorder)
  const entry = row.entry as VideoFormat['entry']
  return { ...shared, kind: 'video', entry, width: Number(row.width), height: Number(row.height), reorder }
}

const segmentRow = (row: Columns): SegmentRow => ({
  id: Number(row.id),
  camera: knownCameraId(String(row.camera)) satisfies CameraId,
  stream: row.stream as StreamName,
  archive: String(row.archive),
  path: String(row.path),
  video_format: String(row.video_format),
  audio_format: row.audio_format === null ? null : String(row.audio_format),
  start: wallTime90k(Number(row.start_90k)),
  end: wallTime90k(Number(row.end_90k)),
  frames: Number(row.frames),
  bytes: Number(row.bytes),
  open: row.open === 1,
  index_at: Number(row.index_at),
  index_bytes: Number(row.index_bytes),
  recovered: row.recovered === null ? undefined : recoveredOf(String(row.recovered)),
})

const recoveredOf = (text: string): Recovered | undefined => {
  const value: unknown = JSON.parse(text)
  return isRecovered(value) ? value : undefined
}
