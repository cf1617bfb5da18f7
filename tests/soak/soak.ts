// Soak: a street whose cameras fail at random for a while, and at the end the ledger held against what was done to them. Also watches that
// the recorder neither grows nor leaks. `npm run soak -- --minutes 30 --cameras 50`.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { silentLogger } from '#base/log.ts'
import { spanFromMillis, TICKS_PER_SECOND, type WallTime90k, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import type { Coverage } from '#contract/recording.ts'
import type { Status } from '#contract/status.ts'
import { askStation } from '#programs/ask-station.ts'
import { startStation } from '#programs/station/station.ts'
import { startStreet } from '#simulator/street.ts'

/** Faults in which no footage comes; the recorder must say so, from when to when. */
const SILENT = ['no-answer', 'hangs-after-play', 'hangs-up-at-once', 'answers-rubbish', 'never-sends-a-keyframe']
/** Faults that footage survives. */
const HARMLESS = ['changes-resolution', 'timestamp-jumps', 'sends-slowly', 'missing-marker-bits']
/** From the end of a fault: noticing silence, hanging up, dialling, the next keyframe. */
const BACK_WITHIN = spanFromMillis(12_000)
const AGREES_WITHIN = spanFromMillis(2000)
const WARM_UP_MS = 20_000

export type SoakOptions = {
  readonly cameras: number
  readonly seconds: number
  readonly tell: (line: string) => void
  readonly random?: () => number
}
export type Disagreement = { readonly camera: string; readonly fault: string; readonly said: string }
export type SoakResult = {
  readonly faults: number
  readonly disagreements: readonly Disagreement[]
  readonly rss_growth: number
  readonly fds_before: number
  readonly fds_after: number
  readonly restarts: number
}

type Done = { readonly camera: string; readonly fault: string; readonly from: WallTime90k; to: WallTime90k }

export const soak = async ({ cameras, seconds, tell, random = Math.random }: SoakOptions): Promise<SoakResult> => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-soak-'))
  await using stack = new AsyncDisposableStack()
  stack.defer(() => rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))
  const street = stack.use(await startStreet({ cameras, quick: true }))
  const station = await startStation({ data, host: '127.0.0.1', port: 0, log: silentLogger, linger_ms: 5000 })
  stack.defer(() => station.stop())
  for (const { id, name, place, main_url } of street.cameras) {
    const body = { id, name, place, main_url }
    await askStation(data, 'POST', '/api/cameras', { body })
  }
  const began = performance.now()
  await wait(WARM_UP_MS)
  const recorder = await status(data)
  const before = vitals(recorder.recorder.pid)
  const done: Done[] = []
  const busy = new Set<string>()
  const jobs: Promise<void>[] = []
  while (performance.now() - began < seconds * 1000) {
    const idle = street.cameras.filter(({ id }) => !busy.has(id))
    const camera = idle[Math.floor(random() * idle.length)]
    if (camera !== undefined && idle.length > cameras / 2) {
      busy.add(camera.id)
      jobs.push(trouble(camera.id).finally(() => busy.delete(camera.id)))
    }
    await wait((4000 / cameras) * (0.5 + random()) * 10)
  }
  await Promise.all(jobs)
  await wait(8000)
  const last = await status(data)
  const after = vitals(last.recorder.pid)
  const disagreements: Disagreement[] = []
  for (const fault of done) disagreements.push(...(await compare(data, fault)))
  tell(`${done.length} faults, ${disagreements.length} disagreements`)
  return {
    faults: done.length,
    disagreements,
    rss_growth: after.rss / before.rss - 1,
    fds_before: before.fds,
    fds_after: after.fds,
    restarts: last.recorder.restarts,
  }

  async function trouble(id: string): Promise<void> {
    const names = random() < 0.7 ? SILENT : HARMLESS
    const fault = names[Math.floor(random() * names.length)]!
    const from = wallFromUnixMillis(Date.now())
    street.setFault(id, fault)
    await wait(2000 + random() * 10_000)
    street.setFault(id, undefined)
    const one: Done = { camera: id, fault, from, to: wallFromUnixMillis(Date.now()) }
    await wait(BACK_WITHIN / 90) // until it must be well again, so that faults of one camera do not run into each other
    done.push(one)
  }
}

/** What the ledger says around a fault: footage up to it and again soon after it, and in between a gap with what was seen. */
const compare = async (data: string, { camera, fault, from, to }: Done): Promise<readonly Disagreement[]> => {
  const around = { from_90k: from - 3 * TICKS_PER_SECOND, to_90k: to + BACK_WITHIN }
  const { spans } = await askStation<Coverage>(data, 'GET', `/api/cameras/${camera}/coverage`, { query: around })
  const gaps = spans.filter(span => span.state === 'missing')
  const problem = (said: string) => [{ camera, fault, said }]
  for (const gap of gaps) {
    if (gap.from_90k < from - AGREES_WITHIN)
      return problem(`a gap begins ${seconds(from - gap.from_90k)} before the fault`)
    if (gap.to_90k > around.to_90k - 1) return problem(`no footage ${seconds(BACK_WITHIN)} after the fault`)
    const long = gap.to_90k - gap.from_90k > 3 * TICKS_PER_SECOND
    if (long && gap.detail === null) return problem(`a gap of ${seconds(gap.to_90k - gap.from_90k)} has no note`)
  }
  const recorded = wallTime90k(spans.reduce((sum, s) => sum + (s.state === 'recorded' ? s.to_90k - s.from_90k : 0), 0))
  if (recorded < 2 * TICKS_PER_SECOND) return problem('no footage around the fault')
  return []
}

const seconds = (ticks: number): string => `${(ticks / TICKS_PER_SECOND).toFixed(1)} s`

const status = (data: string): Promise<Status> => askStation<Status>(data, 'GET', '/api/status')

const vitals = (pid: number | null): { rss: number; fds: number } => {
  const rss = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return { rss: Number(rss) * 1024, fds: readdirSync(`/proc/${pid}/fd`).length }
}
