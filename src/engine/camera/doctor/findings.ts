// Findings: everything that the doctor looks at, with every way in which it can turn out, and how one of them becomes a line of a report.
// reference/doctor.md is written from this table.

import type { StreamName } from '#base/ids.ts'
import type { BrandCode } from '#contract/brand.ts'
import type { Finding, FindingCode, FixCode } from '#contract/doctor.ts'
import { adviceOf } from './brand-advice.ts'
import { type Checked, fillIn, type Measured, type Outcome } from './outcome.ts'
import { deviceOutcomes } from './outcomes/device.ts'
import { pictureOutcomes } from './outcomes/picture.ts'
import { reachOutcomes } from './outcomes/reach.ts'

const everything = { ...reachOutcomes, ...pictureOutcomes, ...deviceOutcomes }
type Table = typeof everything

export const checkedThings: Readonly<Record<FindingCode, Checked>> = everything

/** What a judgement says, before it is put in words for this camera. */
export type Judged = {
  readonly code: FindingCode
  readonly outcome: string
  readonly measured: Measured
  readonly stream: StreamName | null
  /** Stands only in sentences: what is said differently in each language. */
  readonly told: Measured
}

/** Only outcomes that the table has can be named. */
export const judged = <Code extends FindingCode>(
  code: Code,
  outcome: keyof Table[Code]['outcomes'] & string,
  measured: Measured = {},
  more: { readonly stream?: StreamName | null; readonly told?: Measured } = {},
): Judged => ({ code, outcome, measured, stream: more.stream ?? null, told: more.told ?? {} })

/** A line of the report: the maker's words, and a fix only where one of `fixes` can do it here. */
export const findingOf = (
  { code, outcome, measured, stream, told }: Judged,
  brand: BrandCode | null,
  fixes: ReadonlySet<FixCode>,
): Finding => {
  const kind: Outcome = checkedThings[code].outcomes[outcome]!
  const advice = adviceOf(brand, code, outcome) ?? kind.advice ?? null
  const words = { ...measured, ...told }
  return {
    code,
    outcome,
    severity: kind.severity,
    stream,
    measured: bounded(measured),
    says: fillIn(kind, words),
    advice: advice && fillIn(advice, words),
    fix: kind.fix !== undefined && fixes.has(kind.fix) ? kind.fix : null,
  }
}

const bounded = (measured: Measured): Measured =>
  Object.fromEntries(
    Object.entries(measured).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, 200) : value]),
  )
