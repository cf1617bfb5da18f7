// Log proof: whether the log is whole: what the last check found, the check of now, and where its signed heads lie. Beside it what the log is
// taken along by and how it is kept.

import { useMutation, useQuery } from '@tanstack/react-query'
import { wallTime90k } from '#base/units.ts'
import type { AccessCheck, CheckedLog } from '#contract/access-check.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { useLanguage } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { logCheckQuery } from './log-queries.ts'
import { type LogNames, timesText } from './log-sentence.ts'

export const LogProof = ({ names, onHead }: { readonly names: LogNames; readonly onHead: () => void }) => {
  const { say } = names
  const check = useQuery(logCheckQuery)
  const starting = useMutation({
    mutationFn: () => ask<AccessCheck>(paths.accessLogCheck, { method: 'POST' }),
    onSuccess: state => queries.setQueryData(logCheckQuery.queryKey, state),
  })
  const state = check.data
  const broken = (state?.last?.findings_count ?? 0) > 0
  return (
    <section
      aria-label={say('log_proof')}
      className={`grid gap-2 rounded-xl border px-4 py-3 ${broken ? 'border-bad bg-bad-deep' : 'border-line bg-slate'}`}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-64" role="status">
          {state === undefined ? say('one_moment') : <LastCheck last={state.last} names={names} />}
          {state?.failed === true && <span className="block text-warn">{say('log_check_failed')}</span>}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button disabled={state?.running !== false || starting.isPending} onClick={() => starting.mutate()}>
            {say(state?.running === true ? 'log_checking' : 'log_check_now')}
          </Button>
          <Button weight="quiet" className="px-3" onClick={onHead}>
            {say('log_sign_head')}
          </Button>
        </div>
      </div>
      {state?.running === true && (
        <progress
          className="h-2 w-full accent-accent"
          aria-label={say('log_checking')}
          value={state.done ?? 0}
          max={1}
        />
      )}
      <Complaint error={check.error ?? starting.error} />
      {broken && state?.last && <Findings last={state.last} names={names} />}
    </section>
  )
}

const LastCheck = ({ last, names }: { readonly last: CheckedLog | null; readonly names: LogNames }) => {
  const { say, language } = names
  if (last === null) return say('log_never_checked')
  const when = timesText(wallTime90k(last.at_90k), wallTime90k(last.at_90k), names)
  const count = last.entries.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')
  return last.findings_count === 0 ? (
    <>
      <span aria-hidden="true" className="mr-2 inline-block size-2.5 rounded-full bg-accent" />
      <span className="font-medium">{say('log_checked', { when, count })}</span>
      <span className="block text-sm text-quiet">{say('log_checked_against', { heads: last.heads })}</span>
    </>
  ) : (
    <span className="font-medium">{say('log_broken', { when, count: last.findings_count })}</span>
  )
}

const Findings = ({ last, names: { say } }: { readonly last: CheckedLog; readonly names: LogNames }) => {
  const language = useLanguage()
  return (
    <>
      <ul className="grid gap-1 text-sm">
        {last.findings.map(({ what, file, n, at_90k, detail, ...words }) => (
          <li key={`${what} ${file} ${n} ${detail}`} className="wrap-anywhere">
            {words[language]}
            {n !== null && ` · ${say('log_entry', { n })}`}
            {at_90k !== null && ` · ${dateTimeText(wallTime90k(at_90k))}`} · <code>{file}</code>
          </li>
        ))}
      </ul>
      <p>{say('log_broken_do')}</p>
    </>
  )
}
