// Runs node:test files and tells only what somebody must read: failures whole, skips with their reason, totals.

import { globSync } from 'node:fs'
import { join, relative } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'

const root = join(import.meta.dirname, '..')

export type Totals = { readonly passed: number; readonly failed: number; readonly skipped: number }

/** `together`: how many files run at once. `each_ms`: a file that takes longer has failed. */
export const runTests = async (
  patterns: readonly string[],
  { together, each_ms }: { readonly together: number; readonly each_ms: number },
): Promise<Totals> => {
  const files = globSync([...patterns], { cwd: root }).map(file => join(root, file))
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 }
  const execArgv = ['--disable-warning=ExperimentalWarning']
  const tests = run({ files: files.toSorted(), concurrency: together, timeout: each_ms, cwd: root, execArgv })
  const totals = { passed: 0, failed: 0, skipped: 0 }
  const skips = new Map<string, number>()
  for await (const { type, data } of tests) {
    if (type === 'test:fail' && !onlyCarries(data)) {
      totals.failed += 1
      const where = data.file === undefined ? '' : `${relative(root, data.file)}: `
      const error = data.details.error
      console.log(`  ✖ ${where}${data.name}\n${indented(inspect(error.cause ?? error, { depth: 4 }))}`)
    } else if (type === 'test:pass') {
      const ran = data.skip === undefined || data.skip === false
      if (ran && data.details.type !== 'suite') totals.passed += 1
      else if (!ran) {
        totals.skipped += 1
        const reason = typeof data.skip === 'string' && data.skip !== '' ? data.skip : data.name
        skips.set(reason, (skips.get(reason) ?? 0) + 1)
      }
    } else if (type === 'test:stderr') process.stderr.write(data.message)
  }
  for (const [reason, count] of skips) console.log(`  – ${count} bỏ qua (skipped): ${reason}`)
  return totals
}

/** A suite or a file that failed only because a test inside it did; the test itself was counted. */
const onlyCarries = (data: { readonly details: { readonly error: Error } }): boolean =>
  (data.details.error as Error & { failureType?: string }).failureType === 'subtestsFailed'

const indented = (text: string): string => text.replace(/^/gm, '      ')
