// reference/cli.md, written from what the program itself prints for --help.

import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const cli = join(import.meta.dirname, '..', '..', 'src', 'programs', 'cli.ts')

const head = `# matthan

\`./matthan COMMAND\`, on the station's own machine. Commands that ask the station do so through its Unix socket in the data folder
(\`--data DIR\`, else \`MATTHAN_DATA\`, else \`./data\`), which only the user who runs the station may open: no password is typed.

- Exit codes: 0 done, 1 it could not be done, 2 the command line is not right.
- \`--json\`: the answer, or the [problem](problems.md), as one JSON object on standard output.
- Times: ISO 8601, \`"22:15"\`, \`"22h15 hôm qua"\`, \`"05/06/2026 18:16"\`, \`-10m\`, \`-1h30m\`, \`now\`; without a zone it is the
  commune's (UTC+07:00).
- A camera's password is never an option, because other users of a machine see command lines: give \`--password-file FILE\`, or
  \`--password-file -\` to read standard input.

Written from the program's own help by \`npm run reference\`.
`

export const cliPage = (): string => {
  const overview = helpOf()
  const names = [...overview.matchAll(/^ {2}([a-z-]+(?: [a-z]+){0,2}) {2,}/gm)].map(([, name = '']) => name)
  const parts = names.map(name => `## matthan ${name}\n\n\`\`\`\n${helpOf(...name.split(' '))}\`\`\`\n`)
  return [head, `\`\`\`\n${overview}\`\`\`\n`, ...parts].join('\n')
}

const helpOf = (...command: string[]): string =>
  execFileSync(process.execPath, [cli, ...command, '--help'], { encoding: 'utf8' })
    .trimEnd()
    .concat('\n')
