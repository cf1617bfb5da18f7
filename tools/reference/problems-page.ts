// reference/problems.md, written from the table of problems.

import { type ProblemCode, problems } from '#base/problems.ts'
import { statusOf } from '#http/problem-response.ts'

const head = `# Problems

Every way in which something can fail that is not a bug in your own program, by code. A code never changes its meaning. Over HTTP
it is \`application/problem+json\` (RFC 9457) with \`code\`, \`title\` (the sentence, in the language asked for), \`status\` and
\`where\`: which camera, field or byte it is about. \`matthan … --json\` prints the same object. Written from
\`src/base/problems.ts\` by \`npm run reference\`.

The kind decides the HTTP status: invalid 400 · denied 401 where signing in helps, else 403 · missing 404 · conflict 409 ·
exhausted 429 · unavailable 503 · damaged and bug 500.
`

export const problemsPage = (): string => {
  const parts = (Object.keys(problems) as ProblemCode[]).toSorted().map(code => {
    const { kind, vi, en } = problems[code]
    return `## ${code}\n\n*${kind}*, HTTP ${statusOf(code)}\n\n${vi}\n\n${en}\n`
  })
  return [head, ...parts].join('\n')
}
