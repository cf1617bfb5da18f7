// A command of `matthan`: its options as data, from which it is read and its help is written, Vietnamese first.

import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Problem } from '#base/problems.ts'

export type Both = { readonly vi: string; readonly en: string }

export type Option = Both & {
  readonly type: 'string' | 'boolean'
  /** How the value is called in the help, such as `DIR`. */
  readonly value?: string
  readonly needed?: boolean
}

export type Options = Readonly<Record<string, Option>>
export type Values = Readonly<Record<string, string | boolean | undefined>>

export type Command = {
  /** As typed behind `matthan`: `camera add`. */
  readonly name: string
  readonly does: Both
  /** What stands without dashes, in order: `CAMERA`. */
  readonly operands?: readonly string[]
  readonly options: Options
  readonly examples?: readonly string[]
  readonly run: (values: Values, operands: readonly string[]) => Promise<void>
}

/** Options of every command that asks the station. */
export const stationOptions = {
  data: { type: 'string', value: 'DIR', vi: 'thư mục dữ liệu của trạm', en: 'the station’s data folder' },
  json: { type: 'boolean', vi: 'trả lời bằng JSON', en: 'answer in JSON' },
} as const satisfies Options

/** Reads `argv` and runs the command, or prints its help. Throws `bad_command`. */
export const runCommand = async (command: Command, argv: readonly string[]): Promise<void> => {
  const { values, operands } = readArguments(command, argv)
  if (values.help === true) process.stdout.write(helpOf(command))
  else await command.run(values, operands)
}

/** The data folder that was asked for: --data, else MATTHAN_DATA, else ./data. */
export const dataFolder = (values: Values): string =>
  resolve(textOf(values, 'data') ?? process.env.MATTHAN_DATA ?? 'data')

export const textOf = (values: Values, name: string): string | undefined => {
  const value = values[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The text of an option that is `needed`, which reading the arguments has made sure of. */
export const neededText = (values: Values, name: string): string => {
  const text = textOf(values, name)
  if (text === undefined) throw new Problem('bad_command', { missing: `--${name}` })
  return text
}

export const printJson = (answer: unknown): void => void process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)

const readArguments = (command: Command, argv: readonly string[]) => {
  const options = Object.fromEntries(Object.entries(command.options).map(([name, { type }]) => [name, { type }]))
  const known = { help: { type: 'boolean', short: 'h' }, ...options } as const
  const parsed = parsedOrRefused(command, () =>
    parseArgs({ args: joinTimes(argv, command.options), options: known, allowPositionals: true, strict: true }),
  )
  const values: Values = parsed.values
  if (values.help === true) return { values, operands: [] }
  const wanted = command.operands ?? []
  if (parsed.positionals.length > wanted.length)
    throw refused(command, { unknown: String(parsed.positionals[wanted.length]).slice(0, 100) })
  const missing =
    wanted[parsed.positionals.length] ??
    Object.entries(command.options).find(([name, { needed }]) => needed && textOf(values, name) === undefined)?.[0]
  if (missing !== undefined)
    throw refused(command, { missing: missing === missing.toUpperCase() ? missing : `--${missing}` })
  return { values, operands: parsed.positionals }
}

// `--from -10m`: what follows an option that takes a value is its value, also when it starts with a dash and a digit.
const joinTimes = (argv: readonly string[], options: Options): string[] => {
  const joined: string[] = []
  for (const word of argv) {
    const before = joined.at(-1) ?? ''
    const takesValue = before.startsWith('--') && options[before.slice(2)]?.type === 'string'
    if (takesValue && /^-\d/.test(word)) joined[joined.length - 1] = `${before}=${word}`
    else joined.push(word)
  }
  return joined
}

const parsedOrRefused = <T>(command: Command, parse: () => T): T => {
  try {
    return parse()
  } catch (error) {
    const word = error instanceof Error ? /'(-[^' ]*)/.exec(error.message)?.[1] : undefined
    throw refused(command, { unknown: (word ?? '?').slice(0, 100) })
  }
}

const refused = (command: Command, found: Record<string, string>): Problem => {
  const known = Object.keys(command.options).map(name => `--${name}`)
  return new Problem('bad_command', { command: command.name, ...found, options: [...known, '--help'].join(' ') })
}

const helpOf = (command: Command): string => {
  const { name, does, operands = [], options, examples = [] } = command
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
  return ['', does.vi, does.en, '', `  matthan ${usage} …`, '', ...lines, ...sample, '', ''].join('\n').slice(1)
}
