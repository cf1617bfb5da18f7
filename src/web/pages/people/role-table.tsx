// Role table: which role may what, at a glance, on screens that have the room; a disc where it may.

import type { RoleList } from '#contract/grant.ts'
import { useLanguage, useWords } from '#web/words/language.ts'

export const RoleTable = ({ roles: { roles, verbs } }: { readonly roles: RoleList }) => {
  const say = useWords()
  const language = useLanguage()
  const people = roles.filter(({ device }) => !device)
  return (
    <section
      aria-label={say('role_table')}
      className="overflow-x-auto rounded-xl border border-line bg-slate max-xl:hidden"
    >
      <table className="w-full border-collapse text-sm">
        <caption className="px-4 py-3 text-left text-lg font-semibold">{say('role_table')}</caption>
        <thead>
          <tr>
            <th scope="col" className="sticky left-0 bg-slate" />
            {people.map(role => (
              <th key={role.code} scope="col" className="h-44 px-1 pb-2 align-bottom font-medium">
                <span className="inline-block max-h-40 [writing-mode:vertical-rl] rotate-180 text-left leading-tight">
                  {role[language]}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {verbs.map(verb => (
            <tr key={verb.code} className="border-t border-line hover:bg-raised/50">
              <th
                scope="row"
                className="sticky left-0 min-w-56 bg-slate px-4 py-1.5 text-left font-normal first-letter:uppercase"
              >
                {verb[language]}
              </th>
              {people.map(role => (
                <td key={role.code} className="px-1 text-center">
                  {role.verbs.includes(verb.code) ? (
                    <span className="inline-block size-3 rounded-full bg-accent">
                      <span className="sr-only">{say('role_may')}</span>
                    </span>
                  ) : (
                    <span className="sr-only">{say('role_may_not')}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
