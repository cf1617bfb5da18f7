// Runs a command, or prints its help, Vietnamese first.

import { Problem } from '#base/problems.ts'
import type { Both, Command } from './command.ts'
import { readArguments } from './read-arguments.ts'

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
