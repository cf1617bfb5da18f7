// Coverage told: what was searched, always in sight; opened, what was not, why, and from when, camera by camera.

import { wallTime90k } from '#base/units.ts'
import type { Searched } from '#contract/search.ts'
import { lengthWords, whyNotSearched } from '#contract/searched-words.ts'
import { useLanguage, useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { coverageText, isWhole } from './told.ts'

export const CoverageTold = ({
  searched,
  nameOf,
}: {
  readonly searched: readonly Searched[]
  readonly nameOf: (camera: string) => string
}) => {
  const say = useWords()
  const language = useLanguage()
  const text = coverageText(searched, say, language)
  const lacking = searched.filter(one => !isWhole(one))
  if (lacking.length === 0) return <p className="py-1.5 text-sm text-quiet">{text}</p>
  return (
    <details className="text-sm">
      <summary className="min-h-11 cursor-pointer content-center text-warn">{text}</summary>
      <ul aria-label={say('search_of_each')} className="grid gap-2 pb-2 pl-4">
        {lacking.map(({ camera, searched_ms, asked_ms, not_searched }) => (
          <li key={camera}>
            <p className="font-medium">
              {nameOf(camera)} · {lengthWords(searched_ms, language)} / {lengthWords(asked_ms, language)}
            </p>
            <ul className="text-quiet tabular-nums">
              {not_searched.map(({ why, ms, from_90k }) => (
                <li key={why}>
                  {say('search_missed_from', {
                    long: lengthWords(ms, language),
                    why: whyNotSearched(why, language),
                    from: dateTimeText(wallTime90k(from_90k)),
                  })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  )
}
