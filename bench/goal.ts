// Goal: one figure that a bench promises to reach, and whether it did. A figure that could not be taken is null and says why.

export type Goal = {
  readonly name: string
  readonly unit: string
  readonly value: number | null
  readonly goal: number
  readonly direction: 'at_most' | 'at_least'
  /** null: not measured. */
  readonly met: boolean | null
  readonly note?: string
}

/** What a bench answers; `facts` are figures without a promise, for the table and for later comparison. */
export type Findings = { readonly goals: readonly Goal[]; readonly facts: Readonly<Record<string, number | string>> }

export type BenchOptions = {
  readonly cameras: number | undefined
  readonly viewers?: number | undefined
  readonly seconds: number | undefined
  readonly days?: number | undefined
  readonly kills: number | undefined
  readonly power_cuts?: number | undefined
  readonly codec?: 'h265' | undefined
  /** Also what takes more than three minutes. */
  readonly full: boolean
  readonly tell: (line: string) => void
}
export type Bench = (options: BenchOptions) => Promise<Findings>

export const atMost = (name: string, unit: string, value: number | null, goal: number, note?: string): Goal =>
  of(name, unit, value, goal, 'at_most', note)

export const atLeast = (name: string, unit: string, value: number | null, goal: number, note?: string): Goal =>
  of(name, unit, value, goal, 'at_least', note)

/** Every figure that was taken reaches its goal, and at least one was taken. */
export const allMet = (goals: readonly Goal[]): boolean =>
  goals.some(goal => goal.met !== null) && goals.every(goal => goal.met !== false)

/** The value below which `share` (0…1) of the samples lie; null without samples. */
export const percentile = (samples: readonly number[], share: number): number | null => {
  if (samples.length === 0) return null
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? null
}

const of = (
  name: string,
  unit: string,
  value: number | null,
  goal: number,
  direction: Goal['direction'],
  note?: string,
): Goal => {
  const rounded = value === null ? null : Math.round(value * 1000) / 1000
  const met = rounded === null ? null : direction === 'at_most' ? rounded <= goal : rounded >= goal
  return { name, unit, value: rounded, goal, direction, met, ...(note === undefined ? {} : { note }) }
}
