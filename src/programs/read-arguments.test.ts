import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Problem, type Where } from '#base/problems.ts'
import { bench } from '#bench/bench.ts'
import { badCommandLines } from './bad-command.ts'
import type { Command, Option } from './command.ts'
import { readArguments } from './read-arguments.ts'
import { station } from './station.ts'

/** Every command there is, found where they lie. */
const commands: Command[] = [station, bench]
for (const file of readdirSync(join(import.meta.dirname, 'commands')).filter(name => !name.endsWith('.test.ts'))) {
  const found = Object.values((await import(`./commands/${file}`)) as Record<string, unknown>).filter(isCommand)
  assert.ok(found.length > 0, `${file} has no command`)
  commands.push(...found)
}

function isCommand(value: unknown): value is Command {
  return typeof value === 'object' && value !== null && 'does' in value && 'options' in value
}

const refusal = (command: Command, argv: readonly string[]): Where => {
  try {
    readArguments(command, argv)
  } catch (error) {
    assert.ok(error instanceof Problem && error.code === 'bad_command', `${command.name} ${argv.join(' ')}: ${error}`)
    const lines = badCommandLines(error.where)
    assert.equal(lines.at(-1), `xem cách dùng (see): ./matthan ${command.name} --help`)
    // Every line is labelled in Vietnamese, with English behind it.
    for (const line of lines)
      assert.match(
        line,
        /^[^(]*[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ][^(]* \([a-z, -]+\): /,
        line,
      )
    return error.where
  }
  throw new Error(`${command.name} ${argv.join(' ')} was taken`)
}

/** What makes the command line right, so that only one thing is wrong at a time. */
const rightFor = ({ operands = [], options }: Command): readonly string[] => [
  ...operands.map(() => 'x'),
  ...Object.entries(options).flatMap(([name, option]) =>
    option.needed !== true ? [] : option.type === 'boolean' ? [`--${name}`] : [`--${name}`, rightValue(option)],
  ),
]

const rightValue = ({ whole, choices }: Option): string =>
  whole === undefined ? (choices?.[0] ?? 'x') : String(whole.least)

for (const command of commands) {
  test(`matthan ${command.name} names each wrong word`, () => {
    const right = rightFor(command)
    readArguments(command, right)
    assert.equal(refusal(command, [...right, '--frobnicate']).unknown, '--frobnicate')
    assert.equal(refusal(command, [...right, '--frobnicate=3']).unknown, '--frobnicate')
    assert.equal(refusal(command, [...right, '-q']).unknown, '-q')
    assert.equal(refusal(command, [...right, '--toString']).unknown, '--toString')
    assert.equal(refusal(command, [...right, 'stray']).extra, 'stray')
    for (const at of right.keys()) {
      if (right[at]!.startsWith('--') || right[at - 1]?.startsWith('--')) continue
      assert.match(String(refusal(command, right.toSpliced(at, 1)).missing), /^[A-Z]+$/)
    }
    for (const [name, option] of Object.entries(command.options)) tryOption(command, right, name, option)
  })
}

const tryOption = (
  command: Command,
  right: readonly string[],
  name: string,
  { type, needed, whole, choices, many }: Command['options'][string],
): void => {
  const word = `--${name}`
  const at = right.indexOf(word)
  const without = at < 0 ? right : right.toSpliced(at, 2)
  if (needed === true) assert.equal(refusal(command, without).missing, word)
  if (type === 'boolean') {
    assert.equal(refusal(command, [...without, `${word}=yes`]).takes_no_value, word)
    assert.equal(refusal(command, [...without, word, word]).twice, word)
    return
  }
  assert.equal(refusal(command, [...without, word]).lacks_value, word)
  assert.equal(refusal(command, [...without, `${word}=`]).lacks_value, word)
  assert.equal(refusal(command, [...without, word, '--json']).lacks_value, word)
  const good = whole === undefined ? (choices?.[0] ?? 'x') : String(whole.most)
  const twice = [...without, word, good, word, good]
  if (many === true) assert.deepEqual(readArguments(command, twice).values[name], [good, good])
  else assert.equal(refusal(command, twice).twice, word)
  if (choices !== undefined) assert.equal(refusal(command, [...without, word, 'none-such']).option, word)
  if (whole === undefined) return
  for (const bad of ['abc', '-5', '1.5', '1e3', '0x10', ' 7', String(whole.most + 1), '9'.repeat(40)])
    assert.equal(refusal(command, [...without, word, bad]).option, word, bad)
}

test('what follows a dash and a digit is a value, a dash alone is one, and --help asks for nothing else', () => {
  const by = (name: string) => commands.find(command => command.name === name)!
  const { values } = readArguments(by('coverage'), ['--camera', 'a', '--from', '-10m', '--to', 'now'])
  assert.equal(values.from, '-10m')
  const add = ['--name', 'a', '--url', 'b', '--password-file', '-']
  assert.equal(readArguments(by('camera add'), add).values['password-file'], '-')
  assert.deepEqual(readArguments(by('export'), ['--frobnicate', '-h', 'x']).values, { help: true })
  assert.ok(commands.length >= 22, `${commands.map(({ name }) => name)}`)
})
