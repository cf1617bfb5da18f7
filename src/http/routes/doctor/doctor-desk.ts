// Doctor desk: runs of the doctor that go on; what they found and what was put right is kept in the doctor book. One run at a time for a camera, a
// few at a time for the station; a fix waits for neither, but there is one at a time for a camera.

import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { Problem, type ProblemCode } from '#base/problems.ts'
import type { Result } from '#base/result.ts'
import type { WallTime90k } from '#base/units.ts'
import type { DoctorBook, KeptReport } from '#community/upkeep/doctor-book.ts'
import type { BrandCode } from '#contract/brand.ts'
import type { AppliedFix, DoctorReport, FixCode } from '#contract/doctor.ts'
import type { AppliedWay, Examination } from '#engine/camera/doctor.ts'

const MOST_RUNNING = 3
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
  readonly book: DoctorBook
  readonly clock: Clock
  readonly log: Logger
}

export type DoctorDesk = {
  /** Answers the run that goes on, when one does. Throws `doctor_busy`. */
  readonly start: (camera: CameraId, wish: { readonly try_factory_password: boolean }) => DoctorReport
  readonly report: (camera: CameraId) => DoctorReport
  /** Answers how it turned out, whatever that is. Throws the problems of a device and `fix_not_possible`. */
  readonly fix: (camera: CameraId, code: FixCode, by: string) => Promise<AppliedFix>
  readonly stop: () => void
}

type Running = { readonly began_90k: WallTime90k; readonly began_ms: number; found: Examination }

const nothingYet: Examination = { brand: null, steps: [], findings: [] }

export const createDoctorDesk = ({ examine, fix, book, clock, log }: DoctorPorts): DoctorDesk => {
  const runs = new Map<CameraId, Running>()
  const fixing = new Set<CameraId>()
  const stopped = new AbortController()
  const report = (camera: CameraId): DoctorReport => {
    const running = runs.get(camera)
    const fixes = [...book.fixes(camera, MOST_FIXES)]
    if (running !== undefined) return { camera, state: 'running', ...keptOf(running, null), fixes }
    const last = book.last(camera)
    if (last !== undefined) return { camera, state: 'done', ...last, fixes }
    return { camera, state: 'never', began_90k: null, took_ms: null, ...shown(nothingYet), fixes }
  }
  /** The camera is changed, whether or not that can be written down just now. */
  const note = (camera: CameraId, applied: AppliedFix): void => {
    try {
      book.note(camera, applied)
    } catch (error) {
      log.error('what was changed on a camera is not in the book', { camera, ...applied, error })
    }
  }
  const run = async (camera: CameraId, wish: { readonly try_factory_password: boolean }): Promise<void> => {
    const running: Running = { began_90k: clock.wall(), began_ms: clock.monotonic(), found: nothingYet }
    runs.set(camera, running)
    const hear = (found: Examination): void => {
      running.found = found
    }
    try {
      hear(await examine(camera, wish, stopped.signal, hear))
      const took_ms = Math.round(clock.monotonic() - running.began_ms)
      // What a run that the station broke off did not see is not worth forgetting the one before.
      if (!stopped.signal.aborted) book.keep(camera, keptOf(running, took_ms))
    } catch (error) {
      log.error('the camera doctor met an unexpected error', { camera, error })
    } finally {
      runs.delete(camera)
    }
  }
  return {
    report,
    start: (camera, wish) => {
      if (runs.has(camera)) return report(camera)
      if (runs.size >= MOST_RUNNING) throw new Problem('doctor_busy', { retry_after_s: 10 })
      void run(camera, wish)
      return report(camera)
    },
    fix: async (camera, code, by) => {
      if (fixing.has(camera)) throw new Problem('doctor_busy', { retry_after_s: 10, camera })
      fixing.add(camera)
      try {
        const brand = runs.get(camera)?.found.brand ?? book.last(camera)?.brand ?? null
        const done = await fix(camera, brand, code, stopped.signal)
        if (!done.ok) {
          log.warn('a camera’s setting was not changed', { camera, fix: code, by, ...done.problem })
          throw new Problem(problems[done.problem.reason] ?? 'fix_not_possible', { camera, fix: code, ...done.problem })
        }
        const applied: AppliedFix = { ...done.value, by, at_90k: clock.wall() }
        log.info('a camera’s setting was changed', { camera, fix: code, by, outcome: applied.outcome })
        note(camera, applied)
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

const keptOf = ({ began_90k, found }: Running, took_ms: number | null): KeptReport => ({
  began_90k,
  took_ms,
  ...shown(found),
})

const shown = ({ brand, steps, findings }: Examination) => ({ brand, steps: [...steps], findings: [...findings] })
