// Brought back: what a journey asks of footage that was fetched after an outage: the job is done, every picture that was filmed is there at
// its time, and the clip across plays.

import assert from 'node:assert/strict'
import type { StreamName } from '#base/ids.ts'
import type { BackfillJobShown, BackfillList } from '#contract/backfill.ts'
import type { RecorderView } from '#simulator/nvr/recorder.ts'
import { readMp4 } from './mp4-boxes.ts'
import type { House, Span } from './neighbourhood.ts'
import { until } from './patience.ts'
import { recordedFrames } from './recorded-frames.ts'

const S = 90_000

/** The newest job of a camera's stream, once it ended. */
export const jobEnded = (house: House, id: string, stream: StreamName = 'main'): Promise<BackfillJobShown> =>
  until(
    `the ${stream} stream’s source has been asked`,
    async () => {
      const { jobs } = await house.ask<BackfillList>('GET', '/api/backfill', { query: { camera: id } })
      const job = jobs.find(one => one.stream === stream)
      if (job?.state === 'gave_up') throw new Error(JSON.stringify(job))
      return job !== undefined && job.ended_90k !== null && job
    },
    60_000,
  )

/** Every picture that was filmed in the span is in the clip, and nothing is missing. Answers the clip. */
export const isWhole = async (house: House, id: string, span: Span, filmed: readonly number[]): Promise<Buffer> => {
  const { spans } = await house.coverage(id, span)
  const states = [...new Set(spans.map(({ state }) => state))].toSorted()
  assert.deepEqual(states, ['recorded', 'recovered'], JSON.stringify(spans))
  const bytes = await house.clip(id, span)
  const [video] = readMp4(bytes).tracks
  // A lead-in is in the file too; and the clip begins at the keyframe before the span.
  assert.ok(video!.samples >= filmed.length - 2, `${filmed.length} were filmed, ${video!.samples} are in the clip`)
  assert.deepEqual((await house.notes(id, span)).gaps, [])
  return bytes
}

/** By how many milliseconds each keyframe that was brought into the gap stands off from when it was filmed. */
export const keyframesOff = async (
  data: string,
  id: string,
  gap: Span,
  { keyframes }: RecorderView,
  channel: number,
): Promise<readonly number[]> => {
  const inside = (at: number): boolean => at > gap.from_90k + S && at < gap.to_90k
  const held = (await recordedFrames(data, id, 'main', gap)).filter(
    ({ key, decode, composition }) => key && inside(decode + composition),
  )
  const filmed = keyframes(channel, gap.from_90k / 90 - 2000, gap.to_90k / 90 + 2000)
  return held.map(({ bytes, decode, composition }) => {
    const same = filmed.filter(({ tail }) => bytes.subarray(-tail.length).equals(tail))
    return Math.min(...same.map(({ at_ms }) => Math.abs(at_ms - (decode + composition) / 90)))
  })
}
