// reference/asvs.md, written from tools/asvs: which requirements of OWASP ASVS 5.0 apply, what shows that they hold, and what does not hold.

import { house } from '#tools/asvs/house.ts'
import { inputAndPage } from '#tools/asvs/input-and-page.ts'
import { people } from '#tools/asvs/people.ts'
import type { Proof, Requirement } from '#tools/asvs/requirement.ts'

export const requirements: readonly Requirement[] = [...inputAndPage, ...people, ...house]

const head = `# OWASP ASVS 5.0, levels 1 and 2

Every requirement of levels 1 and 2 of the [Application Security Verification Standard 5.0](https://asvs.dev) in our own short words, with the test or page that shows that it holds here. What does not hold, or not wholly, is named with the
reason. Written from \`tools/asvs/\` by \`npm run reference\`; a test makes sure that every test and heading named here is there. The threat model behind it: [design/threat-model.md](../design/threat-model.md).
`

export const asvsPage = (): string => {
  const short = requirements.filter(one => one.lacks !== undefined)
  const about = requirements.filter(one => one.nothing === undefined)
  const none = requirements.filter(one => one.nothing !== undefined)
  return [
    head,
    `${about.length} requirements apply; ${about.length - short.length} hold, ${short.length} hold in part or not.\n`,
    '## What does not hold, or not wholly\n',
    '| | level | asks | what is missing |\n| --- | --- | --- | --- |',
    ...short.map(({ id, level, asks, lacks }) => `| ${id} | ${level} | ${asks} | ${lacks} |`),
    '\n## What shows it\n',
    '| | level | asks | shown by |\n| --- | --- | --- | --- |',
    ...about
      .filter(one => one.shown !== undefined)
      .map(
        ({ id, level, asks, shown = [], lacks }) =>
          `| ${id} | ${level} | ${asks}${lacks === undefined ? '' : ' *(in part)*'} | ${shown.map(told).join('<br>')} |`,
      ),
    '\n## What there is nothing of here\n',
    '| | level | asks | why |\n| --- | --- | --- | --- |',
    ...none.map(({ id, level, asks, nothing }) => `| ${id} | ${level} | ${asks} | ${nothing} |`),
    '',
  ].join('\n')
}

const told = ({ file, says }: Proof): string =>
  file.endsWith('.md') ? `[${file}](../${file})` : `\`${file}\`: ${says}…`
