// Write segment: a file of the archive goes along as it lies there, and beside it the same proof that a film has: how its fragments hang on signed heads, up to the
// first one behind its end. It holds whole minutes, and so more than was asked: the span that it holds is told.

import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { BundleChain } from '#contract/bundle.ts'
import type { SegmentRow } from '#engine/recording/catalogue.ts'
import { chainOfSegment } from '#engine/viewing/chain-proof.ts'
import type { Footage } from '#engine/viewing/footage.ts'
import { type CopyHow, copyFile, writeFile } from './copy-file.ts'
import { keyOf } from './plan.ts'
import type { Sources } from './sources.ts'
import type { JournalLine, PlannedSegment, Task } from './task.ts'
import { mustBeHere } from './write-video.ts'

/** Throws `HeldUp` where a disk is away. */
export const writeSegment = async (
  task: Task,
  planned: PlannedSegment,
  sources: Sources,
  how: CopyHow,
): Promise<JournalLine> => {
  const asked = task.items[planned.item]!
  const at = wallTime90k(planned.start_90k)
  const row = sources.reader
    .segments(knownCameraId(asked.camera), asked.stream, at, wallTime90k(at + 1))
    .find(one => one.start === planned.start_90k && keyOf(one) === planned.key)
  const nothing = { kind: 'nothing', of: planned.path } as const
  // What was not shared does not leave as part of a whole file either.
  if (row === undefined || row.open || asked.withheld.some(([from, to]) => from < row.end && to > row.start))
    return nothing
  const footage = sources.footage([])
  const file = footage.fileOf(row)
  const length = await stat(file).then(
    ({ size }) => size,
    () => 0,
  )
  if (length === 0) mustBeHere(sources, row)
  const proof = length === 0 ? undefined : await proofOf(footage, row, sources)
  if (proof === undefined) return nothing
  const copied = await copyFile([{ kind: 'file', file, at: 0, length }], join(how.folder, planned.path), how)
  const { clocks: _, ...hangs } = proof
  const chain: BundleChain = { matthan: 'chain-1', video: planned.path, camera: asked.camera, ...hangs }
  const bytes = Buffer.from(`${JSON.stringify(chain)}\n`)
  const written = await writeFile(bytes, join(how.folder, planned.chain), { ...how, wrote: () => {} })
  const span = `${localText(row.start)} – ${localText(row.end)}`
  const about = `${asked.name}: tệp của kho lưu, để nguyên, ${span}`
  return {
    kind: 'segment',
    of: planned.path,
    files: [
      { path: planned.path, kind: 'segment', ...copied, about },
      { path: planned.chain, kind: 'chain', ...written, about: 'Chuỗi mã băm của tệp này, gắn với chữ ký lúc ghi' },
    ],
    segment: {
      ...{ path: planned.path, chain: planned.chain, camera: asked.camera, stream: asked.stream },
      ...{ from_90k: row.start, to_90k: row.end, recovered: row.recovered !== undefined },
    },
  }
}

/** Undefined where the file cannot be read as what it is: there is a gap in its place. */
const proofOf = async (footage: Footage, row: SegmentRow, sources: Sources) => {
  try {
    const proof = await chainOfSegment(footage, row, until => sources.wait(until))
    return proof.runs.length === 1 ? proof : undefined
  } catch (error) {
    if (error instanceof Problem && error.code === 'footage_damaged') return undefined
    throw error
  }
}
