// Known holes: what `npm audit` knows about the packages that run with the program. High and critical ones fail the check; where nobody can be
// asked (no network, a mirror without advisories) it is skipped with a word.

import { spawn } from 'node:child_process'
import type { Totals } from './run-tests.ts'

const PATIENCE_MS = 60_000

type Advice = {
  readonly message?: string
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity?: string; readonly range?: string }>>
}

/** What the answer comes to: the packages that fail the check, or why there is no answer. Pure. */
export const judge = (text: string): { readonly bad: readonly string[] } | { readonly unasked: string } => {
  const advice = read(text)
  if (advice?.vulnerabilities === undefined) return { unasked: (advice?.message ?? 'no answer').slice(0, 120) }
  const bad = Object.entries(advice.vulnerabilities).filter(
    ([, { severity }]) => severity === 'high' || severity === 'critical',
  )
  return { bad: bad.map(([name, { severity, range }]) => `${name} ${range ?? ''}: ${severity}`) }
}

export const knownHoles = async (root: string): Promise<Totals> => {
  const found = judge(await audit(root))
  if ('unasked' in found) {
    console.log(`  – không hỏi được danh sách lỗ hổng đã biết (advisories could not be asked): ${found.unasked}`)
    return { passed: 0, failed: 0, skipped: 1 }
  }
  for (const one of found.bad) console.log(`  ✖ ${one}`)
  return found.bad.length === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

const read = (text: string): Advice | undefined => {
  try {
    return JSON.parse(text) as Advice
  } catch {
    return undefined // npm is not there, or said something else
  }
}

const audit = (cwd: string): Promise<string> =>
  new Promise(resolve => {
    const child = spawn('npm', ['audit', '--omit=dev', '--json'], {
      cwd,
      timeout: PATIENCE_MS,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let said = ''
    child.stdout.on('data', chunk => {
      said += chunk
    })
    child.on('error', () => resolve(''))
    child.on('close', () => resolve(said))
  })
