// Coverage told: what was searched, always in sight; opened, what was not, why, and from when, camera by camera.

import { wallTime90k } from '#base/units.ts'
import type { Searched } from '#contract/search.ts'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { coarseText, coverageText, isWhole, longText, sumOf, whyWord } from './told.ts'

export const CoverageTold = ({
  searched,
  nameOf,
}: {
  readonly searched: readonly Searched[]
  readonly nameOf: (camera: string) => string
}) => {
  const say = useWords()
  const sum = sumOf(searched)
  const text = [coverageText(sum, say), coarseText(sum, say)].filter(Boolean).join(' ')
  const look = isWhole(sum) ? 'text-quiet' : 'text-warn'
  if (isWhole(sum)) return <p className={`py-1.5 text-sm ${look}`}>{text}</p>
  return (
    <details className="text-sm">
      <summary className={`min-h-11 cursor-pointer content-center ${look}`}>{text}</summary>
      <ul aria-label={say('search_of_each')} className="grid gap-2 pb-2 pl-4">
        {searched
          .filter(one => !isWhole(sumOf([one])))
          .map(one => (
            <li key={one.camera}>
              <p className="font-medium">
                {nameOf(one.camera)} · {longText(one.searched_ms, say)} / {longText(one.asked_ms, say)}
              </p>
              <ul className="text-quiet tabular-nums">
                {one.not_searched.map(({ why, ms, from_90k }) => (
                  <li key={why}>
                    {say('search_missed_from', {
                      long: longText(ms, say),
                      why: say(whyWord(why)),
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
