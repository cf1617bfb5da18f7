// Doctor desk: runs of the doctor that go on, the last report of each camera, and what was put right, in memory. One run at a time for a camera, a
// few at a time for the station; a fix waits for neither, but there is one at a time for a camera.

import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { Problem, type ProblemCode } from '#base/problems.ts'
import type { Result } from '#base/result.ts'
import type { WallTime90k } from '#base/units.ts'
import type { BrandCode } from '#contract/brand.ts'
import type { AppliedFix, DoctorReport, FixCode } from '#contract/doctor.ts'
import type { AppliedWay, Examination } from '#engine/camera/doctor.ts'

const MOST_RUNNING = 3
const MOST_REPORTS = 500
const MOST_FIXES = 50

export type DoctorPorts = {
  readonly examine: (
    camera: CameraId,
    wish: { readonly try_factory_password: boolean },
    signal: AbortSignal,
    tell: (examination: Examination) => void,
  ) => Promise<Examination>
  readonly fix: (
    camera: CameraId,
    brand: BrandCode | null,
    code: FixCode,
    signal: AbortSignal,
  ) => Promise<Result<AppliedWay, { readonly reason: string; readonly said?: string }>>
  readonly clock: Clock
  readonly log: Logger
}

export type DoctorDesk = {
  /** Answers the run that goes on, when one does. Throws `doctor_busy`. */
  readonly start: (camera: CameraId, wish: { readonly try_factory_password: boolean }) => DoctorReport
  readonly report: (camera: CameraId) => DoctorReport
  /** Throws the problems of a device, `fix_not_possible` and `fix_not_kept`. */
  readonly fix: (camera: CameraId, code: FixCode, by: string) => Promise<AppliedFix>
  readonly stop: () => void
}

type Kept = {
  state: 'running' | 'done'
  readonly began_90k: WallTime90k
  readonly began_ms: number
  took_ms: number | null
  found: Examination | undefined
}

export const createDoctorDesk = ({ examine, fix, clock, log }: DoctorPorts): DoctorDesk => {
  const runs = new Map<CameraId, Kept>()
  const fixes = new Map<CameraId, AppliedFix[]>()
  const fixing = new Set<CameraId>()
  const stopped = new AbortController()
  const report = (camera: CameraId): DoctorReport => reportOf(camera, runs.get(camera), fixes.get(camera) ?? [])
  return {
    report,
    start: (camera, wish) => {
      if (runs.get(camera)?.state === 'running') return report(camera)
      const running = [...runs.values()].filter(({ state }) => state === 'running').length
      if (running >= MOST_RUNNING) throw new Problem('doctor_busy', { retry_after_s: 10 })
      const kept: Kept = {
        state: 'running',
        began_90k: clock.wall(),
        began_ms: clock.monotonic(),
        took_ms: null,
        found: undefined,
      }
      runs.delete(camera)
      runs.set(camera, kept)
      forgetOld(runs)
      const hear = (found: Examination): void => {
        kept.found = found
      }
      void examine(camera, wish, stopped.signal, hear)
        .then(hear, error => log.error('the camera doctor met an unexpected error', { camera, error }))
        .finally(() => {
          kept.took_ms = Math.round(clock.monotonic() - kept.began_ms)
          kept.state = 'done'
        })
      return report(camera)
    },
    fix: async (camera, code, by) => {
      if (fixing.has(camera)) throw new Problem('doctor_busy', { retry_after_s: 10, camera })
      fixing.add(camera)
      try {
        const brand = runs.get(camera)?.found?.brand ?? null
        const done = await fix(camera, brand, code, stopped.signal)
        if (!done.ok) {
          log.warn('a camera’s setting was not changed', { camera, fix: code, by, ...done.problem })
          throw new Problem(problems[done.problem.reason] ?? 'fix_not_possible', { camera, fix: code, ...done.problem })
        }
        const applied: AppliedFix = { ...done.value, by, at_90k: clock.wall() }
        // What a camera was told to do is for ever in the log: who, when, from what, to what.
        log.info('a camera’s setting was changed', { camera, ...applied })
        fixes.set(camera, [applied, ...(fixes.get(camera) ?? [])].slice(0, MOST_FIXES))
        if (!applied.read_back) throw new Problem('fix_not_kept', { camera, fix: code })
        return applied
      } finally {
        fixing.delete(camera)
      }
    },
    stop: () => stopped.abort(),
  }
}

const problems: Readonly<Record<string, ProblemCode>> = {
  unreachable: 'device_unreachable',
  auth_failed: 'device_password_wrong',
  password_waits: 'device_password_waits',
  clock_differs: 'device_clock_differs',
  forbidden_address: 'device_address_forbidden',
  refused: 'device_refused',
  rubbish: 'device_answer_rubbish',
}

const forgetOld = (runs: Map<CameraId, Kept>): void => {
  for (const [camera, { state }] of runs) {
    if (runs.size <= MOST_REPORTS) return
    if (state === 'done') runs.delete(camera)
  }
}

const reportOf = (camera: CameraId, kept: Kept | undefined, fixes: readonly AppliedFix[]): DoctorReport => ({
  camera,
  state: kept?.state ?? 'never',
  began_90k: kept?.began_90k ?? null,
  took_ms: kept?.took_ms ?? null,
  steps: [...(kept?.found?.steps ?? [])],
  brand: kept?.found?.brand ?? null,
  findings: [...(kept?.found?.findings ?? [])],
  fixes: [...fixes],
})
