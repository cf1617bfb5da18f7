// Seen answer: what the station tells of what the detector guessed: a row an hour with how many went each way, or a line a thing. How much motion the
// detector looked at is always said: what it did not look at, it did not count.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { wallTime90k } from '#base/units.ts'
import type { Counts, ObjectClassCode, SeenObjects } from '#contract/detection.ts'
import { lengthWords } from '#contract/searched-words.ts'
import { ask } from '#web/ask.ts'
import type { Area, Line } from '#web/pages/search/shapes.ts'
import type { Span } from '#web/pages/search/spans.ts'
import { paths } from '#web/paths.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { useLanguage, useWords } from '#web/words/language.ts'
import { dateText, dateTimeText, localCode, minuteText } from '#web/words/time.ts'
import { bothWays, busiest, type Crossed, countsAsked, crossedBy, objectsAsked } from './seen.ts'
import { classWords } from './seen-words.ts'

type Asked = { readonly camera: string; readonly span: Span; readonly of: ObjectClassCode | undefined }
const HOUR = 3_600 * 90_000

export const CrossedAnswer = ({
  camera,
  span,
  of,
  line,
  each,
}: Asked & { readonly line: Line; readonly each: 'hour' | 'day' }) => {
  const say = useWords()
  const path = paths.counts(camera, countsAsked(span, line))
  const { data, error } = useQuery({ queryKey: [path], queryFn: ({ signal }) => ask<Counts>(path, { signal }) })
  if (data === undefined) return <Complaint error={error} />
  const crossed = crossedBy(each, data, of)
  const most = busiest(crossed)
  const nameOf = ({ from }: Crossed): string =>
    each === 'day' ? dateText(from) : `${minuteText(from)}–${minuteText(wallTime90k(from + HOUR))}`
  return (
    <div className="grid grid-cols-1 gap-3" aria-live="polite">
      <Looked ms={data.looked_ms} />
      {most === undefined ? (
        data.looked_ms > 0 && <p>{say('seen_none_crossed')}</p>
      ) : (
        <>
          <p>{say('seen_busiest', { when: nameOf(most), count: bothWays(most) })}</p>
          <CrossedTable {...{ crossed, nameOf, most: bothWays(most) }} />
        </>
      )}
    </div>
  )
}

const CrossedTable = ({
  crossed,
  nameOf,
  most,
}: {
  readonly crossed: readonly Crossed[]
  readonly nameOf: (one: Crossed) => string
  readonly most: number
}) => {
  const say = useWords()
  const sum = (way: 'to_left' | 'to_right'): number => crossed.reduce((all, one) => all + one[way], 0)
  return (
    <table className="w-full border-collapse text-sm tabular-nums" aria-label={say('seen_title')}>
      <thead>
        <tr className="border-b border-line text-left text-quiet">
          <th className="py-1.5 pr-3 font-medium">{say('seen_when')}</th>
          <th className="py-1.5 pr-3 text-right font-medium">{say('seen_to_left')}</th>
          <th className="py-1.5 text-right font-medium">{say('seen_to_right')}</th>
        </tr>
      </thead>
      <tbody>
        {crossed.map(one => (
          <tr key={one.from} className="border-b border-line">
            <th scope="row" className="py-1.5 pr-3 text-left font-normal whitespace-nowrap">
              {nameOf(one)}
              <span
                aria-hidden="true"
                className="mt-1 block h-1.5 rounded-full bg-accent"
                style={{ width: `${Math.max(2, (bothWays(one) / most) * 100)}%` }}
              />
            </th>
            <td className="py-1.5 pr-3 text-right">{one.to_left}</td>
            <td className="py-1.5 text-right">{one.to_right}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-medium">
          <th scope="row" className="py-1.5 pr-3 text-left font-medium">
            {say('seen_sum')}
          </th>
          <td className="py-1.5 pr-3 text-right">{sum('to_left')}</td>
          <td className="py-1.5 text-right">{sum('to_right')}</td>
        </tr>
      </tfoot>
    </table>
  )
}

export const SeenAnswer = ({ camera, span, of, area }: Asked & { readonly area: Area | undefined }) => {
  const say = useWords()
  const path = paths.objects(camera, objectsAsked(span, area, of))
  const { data, error } = useQuery({ queryKey: [path], queryFn: ({ signal }) => ask<SeenObjects>(path, { signal }) })
  if (data === undefined) return <Complaint error={error} />
  return (
    <div className="grid grid-cols-1 gap-3" aria-live="polite">
      <Looked ms={data.looked_ms} />
      {data.objects.length === 0 && data.looked_ms > 0 && <p>{say('seen_none')}</p>}
      <ul aria-label={say('seen_title')}>
        {data.objects.map(object => {
          const from = wallTime90k(object.from_90k)
          const name = say(classWords[object.class])
          return (
            <li
              key={`${object.from_90k} ${object.class} ${object.box.join()}`}
              className="flex items-center justify-between gap-3 border-b border-line last:border-b-0"
            >
              <Link
                to="/review"
                search={{ cameras: camera, at: localCode(from) }}
                className="flex min-h-11 flex-1 items-center text-accent hover:underline tabular-nums"
              >
                {name} · {dateTimeText(from)}
              </Link>
              <span className="text-sm text-quiet tabular-nums">
                {say('seen_score', { percent: Math.round(object.score * 100) })}
              </span>
            </li>
          )
        })}
      </ul>
      {data.more && <p className="text-sm text-quiet">{say('seen_more', { count: data.objects.length })}</p>}
    </div>
  )
}

const Looked = ({ ms }: { readonly ms: number }) => {
  const say = useWords()
  const long = lengthWords(ms, useLanguage())
  return <p className="text-sm text-quiet">{ms === 0 ? say('seen_not_looked') : say('seen_looked', { long })}</p>
}
