// Applied fixes: what was put right on a camera, by whom, what it was before, and whether the camera kept it.

import { wallTime90k } from '#base/units.ts'
import type { AppliedFix } from '#contract/doctor.ts'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { fixWords } from './fix-words.ts'

export const AppliedFixes = ({ fixes }: { readonly fixes: readonly AppliedFix[] }) => {
  const say = useWords()
  if (fixes.length === 0) return null
  return (
    <section aria-label={say('was_fixed')} className="grid gap-2">
      <h3 className="font-semibold">{say('was_fixed')}</h3>
      <ul className="grid gap-2">
        {fixes.map(({ code, by, at_90k, before, after, read_back, seen }) => (
          <li key={`${code} ${at_90k}`} className="text-sm">
            <p>
              <span className="font-medium">{say(fixWords[code])}</span> ·{' '}
              {say(!read_back ? 'fix_not_kept' : seen === false ? 'fix_not_seen' : 'fix_kept')}
            </p>
            <p className="break-words text-quiet">{say('fix_by', { by, at: dateTimeText(wallTime90k(at_90k)) })}</p>
            <p className="break-words text-quiet">
              {settings(before)} → {settings(after)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const settings = (values: AppliedFix['before']): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')
