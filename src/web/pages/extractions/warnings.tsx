// Warnings: what should give somebody pause before they ask or approve, each with its camera and span; the gravest first.

import { wallTime90k } from '#base/units.ts'
import type { ScopeWarning } from '#contract/extraction.ts'
import { StateMark } from '#web/ui/state-mark.tsx'
import { type Language, type Say, useLanguage, useWords } from '#web/words/language.ts'
import { fromToText } from '#web/words/time.ts'
import { graveWarnings, warningWords } from './extraction-words.ts'

const MINUTE_S = 60

/** The station tells a bare number: seconds of gaps and clocks, minutes of spans, cameras. */
const warningText = (what: ScopeWarning['what'], detail: string | null, say: Say, language: Language): string => {
  const said = say(warningWords[what])
  const count = Number(detail)
  if (detail === null || detail === '' || !Number.isFinite(count)) return said
  if (what === 'many_cameras') return `${said} (${count})`
  if (what === 'long_span') return `${said} (${say('so_many_minutes', { count: Math.round(count) })})`
  const seconds = Math.abs(count)
  if (seconds >= 2 * MINUTE_S) return `${said} (${say('so_many_minutes', { count: Math.round(seconds / MINUTE_S) })})`
  const exact = String(Math.round(seconds * 10) / 10)
  return `${said} (${say('so_many_seconds', { count: language === 'vi' ? exact.replace('.', ',') : exact })})`
}

export const Warnings = ({
  warnings,
  nameOf,
}: {
  readonly warnings: readonly ScopeWarning[]
  readonly nameOf: (camera: string) => string
}) => {
  const say = useWords()
  const language = useLanguage()
  if (warnings.length === 0) return null
  const sorted = warnings.toSorted((a, b) => Number(graveWarnings.has(b.what)) - Number(graveWarnings.has(a.what)))
  return (
    <section className="rounded-lg border border-warn/60 bg-warn-deep/40 px-4 py-3" aria-label={say('warnings')}>
      <h3 className="mb-1.5 font-semibold">{say('warnings')}</h3>
      <ul className="grid gap-1.5">
        {sorted.map(({ what, camera, from_90k, to_90k, detail }) => (
          <li key={`${what} ${camera} ${from_90k} ${detail}`} className="flex items-start gap-2.5">
            <StateMark state={graveWarnings.has(what) ? 'lost' : 'stale'} className="mt-1.5" />
            <span className="min-w-0 wrap-anywhere">
              {camera !== null && <span className="font-medium">{nameOf(camera)}: </span>}
              {warningText(what, detail, say, language)}
              {from_90k !== null && to_90k !== null && (
                <span className="block text-sm tabular-nums">
                  {fromToText(wallTime90k(from_90k), wallTime90k(to_90k))}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
