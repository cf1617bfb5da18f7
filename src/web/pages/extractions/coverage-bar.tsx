// Coverage bar: what there is of an asked span, as a strip and in one sentence, so that nobody asks for an hour of which ten minutes exist without
// knowing it.

import { useQuery } from '@tanstack/react-query'
import { wallTime90k } from '#base/units.ts'
import type { Coverage, CoverageSpan } from '#contract/recording.ts'
import { coverageQuery } from '#web/timeline/timeline-queries.ts'
import { causeWord } from '#web/ui/cause-words.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { type Say, useWords } from '#web/words/language.ts'
import { clockText, lengthText, minuteText, sinceText } from '#web/words/time.ts'

const MOST_GAPS = 3
const looks: Readonly<Record<CoverageSpan['state'], string>> = {
  recorded: 'bg-accent',
  recovered: 'bg-later',
  missing: 'bg-bad-deep',
}

export const CoverageBar = ({
  camera,
  from_90k,
  to_90k,
}: {
  readonly camera: string
  readonly from_90k: number
  readonly to_90k: number
}) => {
  const say = useWords()
  const { data, error } = useQuery(coverageQuery(camera, { from_90k, to_90k }, false))
  if (error !== null) return <Complaint error={error} />
  const whole = to_90k - from_90k
  const part = (ticks: number): string => `${(100 * ticks) / whole}%`
  return (
    <div className="grid gap-1.5">
      <div aria-hidden="true" className="relative h-4 overflow-hidden rounded border border-edge bg-night">
        {data?.spans.map(span => (
          <span
            key={span.from_90k}
            className={`absolute inset-y-0 ${looks[span.state]}`}
            style={{
              left: part(Math.max(0, span.from_90k - from_90k)),
              width: part(Math.min(to_90k, span.to_90k) - Math.max(from_90k, span.from_90k)),
            }}
          />
        ))}
      </div>
      <div aria-live="polite" className="min-h-5 text-sm text-quiet tabular-nums">
        {data !== undefined && <Told coverage={data} asked={from_90k} say={say} />}
      </div>
    </div>
  )
}

type Of = { readonly coverage: Coverage; readonly asked: number; readonly say: Say }

const Told = ({ coverage, asked, say }: Of) => {
  const { spans, from_90k, to_90k } = coverage
  const here = coverage.recorded_90k + coverage.recovered_90k
  const gaps = spans.filter(({ state }) => state === 'missing')
  if (here === 0) return <p className="font-medium text-bad">{say('cover_nothing')}</p>
  const from = wallTime90k(from_90k)
  // Nothing is told of the time before the camera stood here; whoever asks for it is.
  const before = from_90k - asked > 90_000 ? [say('cover_before', { time: clockText(from) })] : []
  if (gaps.length + before.length === 0) return <p>{say('cover_whole')}</p>
  const named = gaps.slice(0, MOST_GAPS).map(gap => {
    const [begin, end] = [wallTime90k(Math.max(from, gap.from_90k)), wallTime90k(Math.min(to_90k, gap.to_90k))]
    const short = end - begin < 60 * 90_000
    const said = short
      ? `${sinceText(begin, from)} – ${sinceText(end, from)}`
      : `${minuteText(begin)} – ${minuteText(end)}`
    return `${said} (${say(causeWord(gap))})`
  })
  return (
    <p className="text-warn">
      {say('cover_part', {
        here: lengthText(here as Parameters<typeof lengthText>[0]),
        count: gaps.length + before.length,
      })}{' '}
      {[...before, ...named].join(', ')}
      {gaps.length > MOST_GAPS && '…'}
    </p>
  )
}
