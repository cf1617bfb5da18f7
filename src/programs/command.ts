// A command of `matthan`: its options as data, from which it is read (read-arguments.ts) and its help is written (run-command.ts), and how its
// values are got at.

import { resolve } from 'node:path'
import { Problem } from '#base/problems.ts'

export type Both = { readonly vi: string; readonly en: string }

export type Option = Both & {
  readonly type: 'string' | 'boolean'
  /** How the value is called in the help, such as `DIR`. */
  readonly value?: string
  readonly needed?: boolean
  /** A whole number between these. */
  readonly whole?: { readonly least: number; readonly most: number }
  readonly choices?: readonly string[]
  /** May be given more than once. */
  readonly many?: boolean
}

export type Options = Readonly<Record<string, Option>>
export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

export type Command = {
  /** As typed behind `matthan`: `camera add`. */
  readonly name: string
  readonly does: Both
  /** What stands without dashes, in order: `CAMERA`. */
  readonly operands?: readonly string[]
  readonly options: Options
  readonly examples?: readonly string[]
  /** Lines at the end of the help. */
  readonly notes?: readonly string[]
  /** May answer an exit code. */
  readonly run: (values: Values, operands: readonly string[]) => Promise<unknown>
}

/** Options of every command that asks the station. */
export const stationOptions = {
  data: { type: 'string', value: 'DIR', vi: 'thư mục dữ liệu của trạm', en: 'the station’s data folder' },
  json: { type: 'boolean', vi: 'trả lời bằng JSON', en: 'answer in JSON' },
} as const satisfies Options

/** The data folder that was asked for: --data, else MATTHAN_DATA, else ./data. */
export const dataFolder = (values: Values): string =>
  resolve(textOf(values, 'data') ?? process.env.MATTHAN_DATA ?? 'data')

export const textOf = (values: Values, name: string): string | undefined => {
  const value = values[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The number of an option that is `whole`, which reading the arguments has made sure of. */
export const wholeOf = (values: Values, name: string): number | undefined => {
  const text = textOf(values, name)
  return text === undefined ? undefined : Number(text)
}

/** Everything that was given of an option that may be given more than once. */
export const textsOf = (values: Values, name: string): readonly string[] => {
  const given = values[name]
  return Array.isArray(given) ? given : []
}

/** The text of an option that is `needed`, which reading the arguments has made sure of. */
export const neededText = (values: Values, name: string): string => {
  const text = textOf(values, name)
  if (text === undefined) throw new Problem('bad_command', { missing: `--${name}` })
  return text
}

export const printJson = (answer: unknown): void => void process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
