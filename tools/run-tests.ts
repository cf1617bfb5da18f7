// Runs node:test files and tells only what somebody must read: failures whole, skips with their reason, the slowest files, totals. Files that
// wait on processes and browsers may be given a second run, each alone: what fails only in a crowd is told, but is not held against the code.

import { globSync } from 'node:fs'
import { join, relative } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'

const root = join(import.meta.dirname, '..')

/** More files than these do not fail by chance. */
const MOST_RUN_AGAIN = 6
const SLOWEST = 8

export type Totals = { readonly passed: number; readonly failed: number; readonly skipped: number }

export type Running = {
  /** How many files run at once. */
  readonly together: number
  /** A file that takes longer has failed. */
  readonly each_ms: number
  /** Files that failed are run once more, each alone, when they are few. */
  readonly againAlone?: boolean
}

type FileReport = Totals & {
  readonly failures: readonly string[]
  readonly skips: readonly string[]
  readonly took_ms: number
}

export const runTests = async (
  patterns: readonly string[],
  { together, each_ms, againAlone = false }: Running,
): Promise<Totals> => {
  const files = globSync([...patterns], { cwd: root }).map(file => join(root, file))
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 }
  const reports = await runFiles(inTurns(files.toSorted()), together, each_ms)
  const failed = [...reports].filter(([, report]) => report.failed > 0).map(([file]) => file)
  for (const file of failed) for (const failure of reports.get(file)!.failures) console.log(failure)
  if (againAlone && failed.length <= MOST_RUN_AGAIN) {
    for (const file of failed) {
      const report = (await runFiles([file], 1, each_ms)).get(file)
      if (report === undefined) continue
      reports.set(file, report)
      const where = relative(root, file)
      if (report.failed === 0)
        console.log(`  ↻ ${where}: hỏng khi chạy cùng việc khác, chạy riêng thì đạt (failed in a crowd, passes alone)`)
      else for (const failure of report.failures) console.log(`  chạy riêng vẫn hỏng (fails alone as well)\n${failure}`)
    }
  }
  tellSkips(reports)
  tellSlowest(reports)
  return total(reports)
}

/**
 * Browsers stand at the end of the alphabet and burn what those at its beginning, which wait, leave: they are begun in turns. The file that looks at
 * every page is the longest and among the first, so that nothing waits for it alone at the end.
 */
const inTurns = (sorted: readonly string[]): readonly string[] => {
  const half = Math.floor(sorted.length / 2)
  const waiting = sorted.slice(0, half)
  return sorted
    .slice(half)
    .toReversed()
    .flatMap((burns, at) => [burns, ...waiting.slice(at, at + 1)])
}

/** Each file is a process of its own, which is ended when its time is over: the runner's own limit does not end one that hangs. */
const runFiles = async (
  files: readonly string[],
  together: number,
  each_ms: number,
): Promise<Map<string, FileReport>> => {
  const reports = new Map<string, FileReport>()
  const waiting = [...files]
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift())
      reports.set(file, await runFile(file, each_ms))
  }
  await Promise.all(Array.from({ length: together }, work))
  return reports
}

const runFile = async (file: string, each_ms: number): Promise<FileReport> => {
  const started = performance.now()
  const report = { passed: 0, failed: 0, skipped: 0, failures: [] as string[], skips: [] as string[] }
  const execArgv = ['--disable-warning=ExperimentalWarning']
  const fail = (name: string, why: unknown): void => {
    report.failed += 1
    report.failures.push(`  ✖ ${relative(root, file)}: ${name}\n${indented(inspect(why, { depth: 4 }))}`)
  }
  const over = AbortSignal.timeout(each_ms)
  for await (const { type, data } of run({ files: [file], cwd: root, execArgv, signal: over })) {
    if (type === 'test:fail' && !onlyCarries(data) && !over.aborted) {
      fail(data.name, data.details.error.cause ?? data.details.error)
    } else if (type === 'test:pass') {
      const ran = data.skip === undefined || data.skip === false
      if (ran && data.details.type !== 'suite') report.passed += 1
      else if (!ran) {
        report.skipped += 1
        report.skips.push(typeof data.skip === 'string' && data.skip !== '' ? data.skip : data.name)
      }
    } else if (type === 'test:stderr') process.stderr.write(data.message)
  }
  if (over.aborted) fail('không xong kịp (did not end in time)', `${each_ms / 1000} s`)
  return { ...report, took_ms: performance.now() - started }
}

const total = (reports: ReadonlyMap<string, FileReport>): Totals => {
  const all = [...reports.values()]
  const sum = (of: (report: FileReport) => number): number => all.reduce((so_far, report) => so_far + of(report), 0)
  return { passed: sum(one => one.passed), failed: sum(one => one.failed), skipped: sum(one => one.skipped) }
}

const tellSkips = (reports: ReadonlyMap<string, FileReport>): void => {
  const reasons = Map.groupBy(
    [...reports.values()].flatMap(({ skips }) => skips),
    reason => reason,
  )
  for (const [reason, { length }] of reasons) console.log(`  – ${length} bỏ qua (skipped): ${reason}`)
}

const tellSlowest = (reports: ReadonlyMap<string, FileReport>): void => {
  const slowest = [...reports].toSorted(([, a], [, b]) => b.took_ms - a.took_ms).slice(0, SLOWEST)
  const told = slowest.map(([file, { took_ms }]) => `${relative(root, file)} ${Math.round(took_ms / 1000)} s`)
  console.log(`  chậm nhất (slowest): ${told.join(', ')}`)
}

/** A suite or a file that failed only because a test inside it did; the test itself was counted. */
const onlyCarries = (data: { readonly details: { readonly error: Error } }): boolean =>
  (data.details.error as Error & { failureType?: string }).failureType === 'subtestsFailed'

const indented = (text: string): string => text.replace(/^/gm, '      ')
