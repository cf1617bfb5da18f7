// Plan: which video files a task becomes. Made once and kept, so that names stay what they are over a restart. A file holds one format of one stream, at
// most an hour and 3.5 GB: sticks are often FAT, which knows no file of 4 GB, and the tables of an hour take little memory.

import { knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import type { CatalogueReader, SegmentRow } from '#engine/recording/catalogue.ts'
import type { Plan, PlannedSegment, PlannedVideo, Task, TaskItem } from './task.ts'

const LONGEST_90K = 3600 * 90_000
const MOST_BYTES = 3_500_000_000
export const MOST_VIDEOS = 3_000

/** Throws `extraction_too_large`. */
export const planOf = (task: Task, reader: CatalogueReader): Plan => {
  if (!task.originals) return { videos: [], segments: [] }
  const videos: PlannedVideo[] = []
  const segments: PlannedSegment[] = []
  const names = new Names()
  for (const [item, asked] of task.items.entries()) {
    const [from, to] = [wallTime90k(asked.from_90k), wallTime90k(asked.to_90k)]
    const rows = reader.segments(knownCameraId(asked.camera), asked.stream, from, to).filter(({ frames }) => frames > 0)
    videos.push(...windowsOf(rows, asked).flatMap(window => videosOf(window, item, asked, names)))
    if (videos.length > MOST_VIDEOS) throw new Problem('extraction_too_large', { files: MOST_VIDEOS })
    if (task.segments) segments.push(...rows.filter(({ open }) => !open).map(row => segmentOf(row, item, names)))
  }
  return { videos, segments: uniqueBy(segments, ({ path }) => path) }
}

/** What may stand in one file: one format, and one origin. */
export const keyOf = ({ video_format, audio_format, recovered }: SegmentRow): string => {
  if (recovered === undefined) return `${video_format} ${audio_format ?? '-'}`
  const { source, from, fetched_90k, clock_offset_ms, clock_quality } = recovered
  return [video_format, audio_format ?? '-', source, from, fetched_90k, clock_offset_ms, clock_quality].join(' ')
}

type Window = { readonly from: number; readonly to: number; readonly rows: readonly SegmentRow[] }

const windowsOf = (rows: readonly SegmentRow[], { from_90k, to_90k }: TaskItem): readonly Window[] => {
  const windows: { from: number; rows: SegmentRow[]; bytes: number }[] = []
  for (const row of rows) {
    const last = windows.at(-1)
    const fits = last !== undefined && row.start - last.from < LONGEST_90K && last.bytes + row.bytes < MOST_BYTES
    if (fits) {
      last.rows.push(row)
      last.bytes += row.bytes
    } else windows.push({ from: last === undefined ? from_90k : row.start, rows: [row], bytes: row.bytes })
  }
  return windows.map(({ from, rows }, i) => ({ from, to: windows[i + 1]?.from ?? to_90k, rows }))
}

const videosOf = (window: Window, item: number, asked: TaskItem, names: Names): readonly PlannedVideo[] => {
  const groups = new Map<string, SegmentRow[]>()
  for (const row of window.rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return [...groups].map(([key, rows]) => {
    const name = names.next(`${asked.camera}-${asked.stream}`)
    return {
      ...{ item, key, path: `video/${name}.mp4`, chain: `video/${name}.chain.json` },
      ...{ from_90k: window.from, to_90k: window.to, starts: rows.map(({ start }) => start) },
      bytes: Math.round(rows.reduce((sum, row) => sum + row.bytes * partWithin(row, window), 0)),
    }
  })
}

/** Which part of a segment lies in the window. */
const partWithin = ({ start, end }: SegmentRow, { from, to }: Window): number =>
  end <= start ? 1 : Math.max(0, Math.min(end, to) - Math.max(start, from)) / (end - start)

const segmentOf = (row: SegmentRow, item: number, names: Names): PlannedSegment => {
  const name = row.path.split('/').at(-1) ?? ''
  const recovered = row.recovered === undefined ? '' : '-recovered'
  const path = `segments/${names.plain(`${row.camera}-${row.stream}${recovered}`)}/${names.plain(name)}`
  const chain = path.replace(/(?:\.mp4)?$/, '.chain.json')
  return { item, path, chain, start_90k: row.start, key: keyOf(row), bytes: row.bytes }
}

const uniqueBy = <T>(all: readonly T[], of: (one: T) => string): readonly T[] => [
  ...new Map(all.map(one => [of(one), one])).values(),
]

/** Names that every file system takes, counted where they repeat. */
class Names {
  readonly #counts = new Map<string, number>()

  plain(name: string): string {
    return (
      name
        .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
        .replace(/^[.-]+/, '')
        .slice(0, 100) || 'x'
    )
  }

  next(name: string): string {
    const plain = this.plain(name)
    const count = (this.#counts.get(plain) ?? 0) + 1
    this.#counts.set(plain, count)
    return `${plain}-${count}`
  }
}
