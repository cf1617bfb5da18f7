// Verb ticks: deeds chosen one by one; they are sent as `verb`.

import type { Verb } from '#contract/access.ts'
import type { RoleList } from '#contract/grant.ts'
import { tickLook } from '#web/ui/camera-ticks.tsx'
import { useLanguage, useWords } from '#web/words/language.ts'

export const VerbTicks = ({
  roles,
  ticked,
  complaint,
}: {
  readonly roles: RoleList
  readonly ticked: readonly Verb[]
  readonly complaint?: string | undefined
}) => {
  const say = useWords()
  const language = useLanguage()
  return (
    <fieldset className="grid gap-1.5">
      <legend className="pb-1.5 font-medium">{say('grant_verbs')}</legend>
      <div className="max-h-72 overflow-y-auto rounded-lg border border-line px-3 py-1">
        {roles.verbs.map(verb => (
          <label key={verb.code} className="flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              name="verb"
              value={verb.code}
              defaultChecked={ticked.includes(verb.code)}
              className={tickLook}
            />
            <span className="min-w-0 first-letter:uppercase">{verb[language]}</span>
          </label>
        ))}
      </div>
      {complaint !== undefined && (
        <p role="alert" className="text-sm text-bad">
          {complaint}
        </p>
      )}
    </fieldset>
  )
}
