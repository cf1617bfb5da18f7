// Found gaps: what is missing of cameras that stream again. Looked for when a stream comes back and for a while after, and once in a while
// for all cameras, so that a gap from before a restart is found too.

import type { Clock } from '#base/clock.ts'
import type { CameraId, StreamName } from '#base/ids.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { CameraReader, CameraRow } from '#community/upkeep/camera-book.ts'
import type { CatalogueReader } from '#engine/recording/catalogue.ts'
import { coverage } from '#engine/recording/coverage.ts'
import type { Gap } from '#engine/recording/gap-filler.ts'
import type { LedgerReader, LossCause } from '#engine/recording/ledger.ts'
import type { StatusBoard } from './status-board.ts'

/** Older gaps are fetched when somebody asks: cards are small, and most have been written over. */
const LOOK_BACK = spanFromMillis(48 * 3_600_000)
/** A gap's end stands once what follows it is on the disk. */
const SETTLED = spanFromMillis(8000)
/** The main stream's first: it is what people ask for. */
const streams = ['main', 'sub'] as const
const SHORTEST = spanFromMillis(1500)
const WATCHED_MS = 60_000
const LOOK_EVERY_MS = 3000
const ALL_EVERY_MS = 10 * 60_000
/** Nobody wants this footage, or it was here and its time is over. */
const NOT_WANTED: readonly LossCause[] = ['suspended', 'not_scheduled', 'not_shared', 'expired']

export type GapPorts = {
  readonly cameras: CameraReader
  readonly board: StatusBoard
  readonly reader: CatalogueReader
  readonly ledger: LedgerReader
  readonly hasSource: (camera: CameraRow, stream: StreamName) => boolean
  readonly clock: Clock
}

export type FoundGap = { readonly camera: CameraId; readonly stream: StreamName; readonly gap: Gap }

export const createFoundGaps = (ports: GapPorts): (() => readonly FoundGap[]) => {
  const { cameras, board, clock } = ports
  const watchedUntil = new Map<string, number>()
  const lookedAt = new Map<string, number>()
  let allAt = clock.monotonic() as number
  board.subscribe((camera, _, { state }) => {
    if (state === 'streaming') watchedUntil.set(camera, clock.monotonic() + WATCHED_MS)
  })
  return () => {
    const now = clock.monotonic() as number
    const all = now >= allAt
    if (all) allAt = now + ALL_EVERY_MS
    for (const [camera, until] of watchedUntil) if (until < now) watchedUntil.delete(camera)
    if (!all && watchedUntil.size === 0) return []
    const due = cameras.list().filter(camera => {
      const { id } = camera
      const watched = watchedUntil.has(id) && now - (lookedAt.get(id) ?? 0) >= LOOK_EVERY_MS
      return all || watched
    })
    for (const { id } of due) lookedAt.set(id, now)
    return due.flatMap(camera =>
      streams
        .filter(stream => board.statusOf(camera.id, stream)?.state === 'streaming' && ports.hasSource(camera, stream))
        .flatMap(stream => gapsOf(ports, camera, stream)),
    )
  }
}

const gapsOf = (
  { reader, ledger, clock }: GapPorts,
  { id: camera, added_90k: added }: CameraRow,
  stream: StreamName,
): readonly FoundGap[] => {
  const now = clock.wall()
  const [from, to] = [wallTime90k(Math.max(added, now - LOOK_BACK)), wallTime90k(now - SETTLED)]
  if (to <= from) return []
  const began = beganAt(reader, ledger, camera, stream, added, from)
  if (began === undefined) return []
  const spans = coverage(reader.segments(camera, stream, from, to), ledger.outages(camera, stream, from, to), from, to)
  return spans.flatMap(span => {
    const wanted = span.state === 'missing' && span.to - span.from >= SHORTEST && span.to < to
    if (!wanted || NOT_WANTED.includes(span.cause) || span.to <= began) return []
    return [{ camera, stream, gap: { from: span.from, to: span.to } }]
  })
}

/** When its first picture was recorded: before it nothing was to be, the camera was being added. */
const beganAt = (
  reader: CatalogueReader,
  ledger: LedgerReader,
  camera: CameraId,
  stream: StreamName,
  added: WallTime90k,
  from: WallTime90k,
): WallTime90k | undefined => {
  const first = reader.next(camera, stream, wallTime90k(0))
  if (first === undefined || first.start <= from) return first?.start
  // It may have recorded before, and the time of that footage is over.
  const before = ledger.outages(camera, stream, added, from).find(({ cause }) => cause === 'expired')
  return before?.from ?? first.start
}
