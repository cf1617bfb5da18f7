// matthan: the one program. Finds the command, loads only what that command needs, and says what went wrong in Vietnamese
// and English. Exit codes: 0 done, 1 it could not be done, 2 the command line is not right.

import { Problem, problems } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import { problemDetails } from '#http/problem-response.ts'
import { badCommandLines, printable } from './bad-command.ts'
import { bundleCommands } from './command-lists/bundles.ts'
import { camerasCommands } from './command-lists/cameras.ts'
import { controlRoomCommands } from './command-lists/control-room.ts'
import { detectionCommands } from './command-lists/detection.ts'
import { evidenceCommands } from './command-lists/evidence.ts'
import type { Listed } from './command-lists/listed.ts'
import { noticeCommands } from './command-lists/notice-and-rights.ts'
import { peopleCommands } from './command-lists/people.ts'
import { recordingCommands } from './command-lists/recording.ts'
import { stationCommands } from './command-lists/station.ts'
import { tlsCommands } from './command-lists/tls.ts'

const commands: Readonly<Record<string, Listed>> = {
  ...stationCommands,
  ...tlsCommands,
  ...camerasCommands,
  ...recordingCommands,
  ...bundleCommands,
  ...detectionCommands,
  ...controlRoomCommands,
  ...peopleCommands,
  ...noticeCommands,
  ...evidenceCommands,
}

const main = async (argv: readonly string[]): Promise<void> => {
  const [first, second] = argv
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') return printHelp()
  const words = [3, 2].find(count => Object.hasOwn(commands, argv.slice(0, count).join(' '))) ?? 1
  const name = argv.slice(0, words).join(' ')
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  const group = Object.keys(commands).filter(name => name.startsWith(`${first} `))
  if (command !== undefined) {
    const code = await (await command.load())(argv.slice(words))
    if (typeof code === 'number') process.exitCode = code
    return
  }
  if (group.length > 0 && (second === undefined || second === '--help' || second === '-h')) return printHelp(group)
  const known = (group.length > 0 ? group : Object.keys(commands)).join(', ')
  const unknown = argv.slice(0, group.length > 0 ? 2 : 1).join(' ')
  throw new Problem('bad_command', { unknown: unknown.slice(0, 100), commands: known })
}

const printHelp = (names: readonly string[] = Object.keys(commands)): void => {
  const width = Math.max(...names.map(name => name.length)) + 2
  const lines = names.flatMap(name => {
    const { vi, en } = commands[name]!
    return [`  ${name.padEnd(width)}${vi}`, `  ${' '.repeat(width)}${en}`]
  })
  const head = [
    'Mắt Thần: mạng lưới camera mở cho một xã (an open camera network for a commune)',
    '',
    '  matthan LỆNH (COMMAND) …',
    '',
  ]
  const foot = ['', 'Thêm --help sau mỗi lệnh để xem cách dùng. (Add --help to any command to see how it is used.)', '']
  process.stdout.write([...head, ...lines, ...foot].join('\n'))
}

/** Both sentences and what they are about; with --json the problem itself, on standard output where the answer would be. */
const tell = (error: unknown): void => {
  const problem = error instanceof Problem ? error : new Problem('bug', {}, { cause: error })
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(problemDetails(problem), null, 2)}\n`)
  else {
    const { vi, en } = problems[problem.code]
    const lines = isAboutTyping(problem)
      ? badCommandLines(problem.where)
      : Object.entries(problem.where).map(([name, value]) => `${name}: ${shown(name, value)}`)
    process.stderr.write(`matthan: ${vi}\n(${en})\n${lines.map(line => `  ${line}\n`).join('')}`)
  }
  if (problem.code === 'bug' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  process.exitCode = isAboutTyping(problem) ? 2 : 1
}

const isAboutTyping = ({ code }: Problem): boolean => code === 'bad_command' || code === 'bad_time'

// Ticks are for programs; a person reads the time of day.
const shown = (name: string, value: string | number | boolean): string =>
  name.endsWith('_90k') && typeof value === 'number' ? localText(wallTime90k(value)) : printable(String(value))

// A reader such as `head` that has seen enough is no failure.
process.stdout.on('error', error => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1))
await main(process.argv.slice(2)).catch(tell)
