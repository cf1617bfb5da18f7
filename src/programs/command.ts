// A command of `matthan`: its options as data, from which it is read and its help is written, Vietnamese first.

import { resolve } from 'node:path'
import { Problem } from '#base/problems.ts'
import { readArguments } from './read-arguments.ts'

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

/** Reads `argv` and runs the command, or prints its help. Throws `bad_command`. */
export const runCommand = async (command: Command, argv: readonly string[]): Promise<unknown> => {
  const { values, operands } = readArguments(command, argv)
  if (values.help !== true) return command.run(values, operands).catch(named(command))
  process.stdout.write(helpOf(command))
}

/** Whatever finds fault with an option need not know the command that it belongs to. */
const named = (command: Command) => (error: unknown) => {
  if (!(error instanceof Problem && (error.code === 'bad_command' || error.code === 'bad_time'))) throw error
  throw new Problem(error.code, { command: command.name, ...error.where }, { cause: error })
}

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

const helpOf = (command: Command): string => {
  const { name, does, operands = [], options, examples = [], notes = [] } = command
  const shown: [string, Both][] = Object.entries(options).map(([option, { type, value, needed, vi, en }]) => {
    const form = `--${option}${type === 'string' ? ` ${value ?? 'TEXT'}` : ''}`
    return [form, needed ? { vi: `${vi} (bắt buộc)`, en: `${en} (required)` } : { vi, en }]
  })
  shown.push(['--help', { vi: 'xem trang này', en: 'show this page' }])
  const needed = Object.entries(options).filter(([, option]) => option.needed)
  const usage = [name, ...operands, ...needed.map(([option, { value }]) => `--${option} ${value ?? 'TEXT'}`)].join(' ')
  const width = Math.max(...shown.map(([form]) => form.length)) + 2
  const lines = shown.flatMap(([form, { vi, en }]) => [`  ${form.padEnd(width)}${vi}`, `  ${' '.repeat(width)}${en}`])
  const sample = examples.length === 0 ? [] : ['', 'Ví dụ (Examples):', ...examples.map(example => `  ${example}`)]
  return [
    '',
    does.vi,
    does.en,
    '',
    `  matthan ${usage} …`,
    '',
    ...lines,
    ...sample,
    ...(notes.length === 0 ? [] : ['', ...notes]),
    '',
    '',
  ]
    .join('\n')
    .slice(1)
}
