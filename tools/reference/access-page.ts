// reference/access.md: which role may what, and what each door of the station asks for, written from the tables that decide.

import { usualRoles } from '#community/access/roles.ts'
import { verbWords } from '#community/access/verbs.ts'
import { verbCodes } from '#contract/access.ts'
import type { Deed } from '#http/deed.ts'
import { otherDoors } from '#http/other-doors.ts'
import { publicRoutes } from '#http/public-routes.ts'
import { routeName } from '#http/register.ts'
import type { Route } from '#http/route.ts'
import { commandDeeds } from '#programs/command-deeds.ts'

const head = `# Who may do what

Written by \`npm run reference\` from the tables that decide; the route census (\`tools/reference/census.test.ts\`) tries every route as every role and
as nobody and compares. Why it is so is in [design/access.md](../design/access.md).

A role gives nothing by itself: it is granted to a person for cameras, a place, a unit or the whole station, for some hours and until some day. A
station may change these roles and add its own (\`matthan role set\`). Television, box and other_system are devices.
`

export const accessPage = (routes: readonly Route[]): string =>
  [
    head,
    '## Verbs\n',
    '| verb | Vietnamese | English |',
    '| --- | --- | --- |',
    ...verbCodes.map(code => `| \`${code}\` | ${verbWords[code].vi} | ${verbWords[code].en} |`),
    '\n## Roles and verbs\n',
    ...matrix(),
    '\n## Routes\n',
    ...doors(routes.map(one => [one.websocket ? `WebSocket ${one.path}` : routeName(one), deedOf(one)])),
    '\n## Messages, RTSP and ONVIF\n',
    ...doors(Object.entries(otherDoors).map(([name, deed]) => [name, deed])),
    '\n## Commands\n',
    ...doors(Object.entries(commandDeeds).map(([name, deed]) => [`matthan ${name}`, deed])),
    '',
  ].join('\n')

const matrix = (): readonly string[] => [
  `| | ${usualRoles.map(({ code }) => code).join(' | ')} |`,
  `| --- |${' :-: |'.repeat(usualRoles.length)}`,
  ...verbCodes.map(
    verb => `| \`${verb}\` | ${usualRoles.map(({ verbs }) => (verbs.includes(verb) ? '✓' : '·')).join(' | ')} |`,
  ),
]

const deedOf = (declared: Route): Deed =>
  declared.does ?? { to: 'nothing', because: publicRoutes[routeName(declared)] ?? '' }

const doors = (named: readonly (readonly [string, Deed])[]): readonly string[] => [
  '| what | verb | to |',
  '| --- | --- | --- |',
  ...named.map(([name, deed]) => `| ${name} | ${deed.to === 'nothing' ? '–' : `\`${deed.verb}\``} | ${toText(deed)} |`),
]

const toText = (deed: Deed): string => {
  if (deed.to === 'nothing') return deed.because
  if (deed.to === 'station') return 'the whole station'
  return deed.to === 'some' ? 'what the caller may do it to, and no more' : `the camera in ${deed.in}`
}
