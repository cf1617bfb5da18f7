// Reads the words behind a command by its options. Whatever is not right is a `bad_command` that names the word and the command, and says in
// one word what is wrong with it; bad-command.ts puts that into sentences.

import { parseArgs } from 'node:util'
import { Problem } from '#base/problems.ts'
import type { Command, Option, Options, Values } from './command.ts'

type Read = { readonly values: Values; readonly operands: readonly string[] }
type Token = {
  readonly option: string
  readonly raw: string
  readonly value: string | undefined
  readonly inline: boolean
}

const LONGEST_WORD = 100

/** Throws `bad_command`. With --help nothing else is asked for. */
export const readArguments = (command: Command, argv: readonly string[]): Read => {
  const { tokens, operands } = tokensOf(command.options, argv)
  if (tokens.some(({ option }) => option === 'help')) return { values: { help: true }, operands: [] }
  const values: Record<string, string | boolean | readonly string[]> = {}
  for (const token of tokens) {
    const option = Object.hasOwn(command.options, token.option) ? command.options[token.option] : undefined
    if (option === undefined) throw refused(command, { unknown: token.raw, options: optionsOf(command) })
    const value = readValue(command, option, token)
    const before = values[token.option]
    if (before !== undefined && option.many !== true) throw refused(command, { twice: token.raw })
    values[token.option] = option.many === true ? [...(Array.isArray(before) ? before : []), String(value)] : value
  }
  const wanted = command.operands ?? []
  const extra = operands[wanted.length]
  if (extra !== undefined) throw refused(command, { extra })
  const missing = wanted[operands.length] ?? neededAndMissing(command.options, values)
  if (missing !== undefined) throw refused(command, { missing })
  return { values, operands }
}

const tokensOf = (options: Options, argv: readonly string[]) => {
  const known = Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]))
  const { tokens } = parseArgs({
    args: [...argv],
    options: { ...known, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  return {
    tokens: tokens.flatMap((token): Token[] =>
      token.kind === 'option'
        ? [{ option: token.name, raw: token.rawName, value: token.value, inline: token.inlineValue === true }]
        : [],
    ),
    operands: tokens.flatMap(token => (token.kind === 'positional' ? [token.value] : [])),
  }
}

const readValue = (command: Command, option: Option, { raw, value, inline }: Token): string | boolean => {
  if (option.type === 'boolean') {
    if (value !== undefined) throw refused(command, { takes_no_value: raw })
    return true
  }
  // The next option is no value. `-10m` is one, and `-` alone.
  if (value === undefined || value === '' || (!inline && /^-[^\d]/.test(value)))
    throw refused(command, { lacks_value: raw })
  if (option.choices !== undefined && !option.choices.includes(value))
    throw refused(command, { option: raw, choices: option.choices.join(' ') })
  if (option.whole !== undefined && !isWhole(value, option.whole))
    throw refused(command, { option: raw, ...option.whole })
  return value
}

const isWhole = (text: string, { least, most }: { readonly least: number; readonly most: number }): boolean =>
  /^\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= most

const neededAndMissing = (options: Options, values: Values): string | undefined => {
  const missing = Object.entries(options).find(([name, { needed }]) => needed === true && values[name] === undefined)
  return missing === undefined ? undefined : `--${missing[0]}`
}

const optionsOf = ({ options }: Command): string =>
  [...Object.keys(options).map(name => `--${name}`), '--help'].join(' ')

const refused = ({ name }: Command, found: Readonly<Record<string, string | number>>): Problem =>
  new Problem('bad_command', {
    command: name,
    ...Object.fromEntries(
      Object.entries(found).map(([key, value]) => [
        key,
        typeof value === 'string' && key !== 'options' ? value.slice(0, LONGEST_WORD) : value,
      ]),
    ),
  })
