// Applied fixes: what was put right on a camera, by whom, what it was before, and how it turned out.

import { wallTime90k } from '#base/units.ts'
import type { AppliedFix } from '#contract/doctor.ts'
import { personName } from '#web/people.ts'
import { useLanguage, useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { fixWords } from './fix-words.ts'
import { changedSettings } from './setting-words.ts'

export const AppliedFixes = ({ fixes }: { readonly fixes: readonly AppliedFix[] }) => {
  const say = useWords()
  const language = useLanguage()
  if (fixes.length === 0) return null
  return (
    <section aria-label={say('was_fixed')} className="grid gap-2">
      <h3 className="font-semibold">{say('was_fixed')}</h3>
      <ul className="grid gap-2">
        {fixes.map(({ code, by, at_90k, before, after, outcome, says, advice }) => (
          <li key={`${code} ${at_90k}`} className="text-sm">
            <p>
              <span className="font-medium">{say(fixWords[code])}</span> ·{' '}
              <span className={outcome === 'done' ? 'text-accent' : 'text-warn'}>{says[language]}</span>
            </p>
            {advice !== null && (
              <p className="wrap-anywhere">
                {say('what_to_do')}: {advice[language]}
              </p>
            )}
            <p className="wrap-anywhere text-quiet">
              {say('fix_by', { by: personName(by), at: dateTimeText(wallTime90k(at_90k)) })}
            </p>
            {changedSettings({ before, after }, say).map(text => (
              <p key={text} className="wrap-anywhere text-quiet">
                {text}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
