// Backfill: what is being fetched from cards and recorders into what is missing, by which rules; and files that are brought in by hand.

import { useMutation, useQuery } from '@tanstack/react-query'
import { wallTime90k } from '#base/units.ts'
import type { BackfillJobShown, BackfillRules } from '#contract/backfill.ts'
import type { Camera } from '#contract/camera.ts'
import { ask } from '#web/ask.ts'
import { useMay } from '#web/may.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { backfillText } from '#web/ui/backfill-words.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Nothing, Row, Section } from '#web/ui/section.tsx'
import { type Say, useWords } from '#web/words/language.ts'
import { fromToText } from '#web/words/time.ts'
import { BackfillRulesDialog } from './backfill-rules-dialog.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { backfillQuery } from './storage-queries.ts'

const MOST_SHOWN = 20

export const Backfill = ({ cameras }: { readonly cameras: readonly Camera[] }) => {
  const say = useWords()
  const list = useQuery(backfillQuery)
  const may = useMay()
  const { open, show, shut } = useOpened()
  const jobs = list.data?.jobs ?? []
  return (
    <Section
      title={say('backfill')}
      action={
        cameras.length > 0 && may('recover') && <Button onClick={() => show('import')}>{say('import_file')}</Button>
      }
    >
      {list.data !== undefined && (
        <div className="flex items-center justify-between gap-3 border-b border-line px-4 py-2.5">
          <p className="text-sm text-quiet">{rulesText(list.data.rules, say)}</p>
          {may('configure_station', 'whole') && (
            <Button className="shrink-0 whitespace-nowrap" onClick={() => show('rules')}>
              {say('backfill_rules_edit')}
            </Button>
          )}
        </div>
      )}
      {list.data !== undefined && jobs.length === 0 && <Nothing>{say('backfill_none')}</Nothing>}
      <ul>
        {jobs.slice(0, MOST_SHOWN).map(job => (
          <Job key={job.id} job={job} name={cameras.find(({ id }) => id === job.camera)?.name ?? job.camera} />
        ))}
      </ul>
      {open === 'import' && <ImportDialog cameras={cameras} onClose={shut} />}
      {open === 'rules' && list.data !== undefined && <BackfillRulesDialog rules={list.data.rules} onClose={shut} />}
    </Section>
  )
}

const Job = ({ job, name }: { readonly job: BackfillJobShown; readonly name: string }) => {
  const say = useWords()
  const may = useMay()
  const stands = job.ended_90k === null
  const change = useMutation({
    mutationFn: () =>
      stands
        ? ask<BackfillJobShown>(paths.backfillJob(job.id), { method: 'DELETE' })
        : ask<BackfillJobShown>(paths.backfillAgain(job.id), { method: 'POST' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['backfill'] }),
  })
  const seconds = (ms: number) => Math.round(ms / 1000)
  const brought = say('backfill_brought', { seconds: seconds(job.recovered_ms) })
  const missing = job.missing_ms < 500 ? '' : say('backfill_missing', { seconds: seconds(job.missing_ms) })
  const again = job.state === 'gave_up' || job.state === 'cancelled' || job.state === 'nothing_there'
  return (
    <Row
      name={name}
      facts={[fromToText(wallTime90k(job.from_90k), wallTime90k(job.to_90k)), brought, missing]}
      action={
        may('recover') &&
        (stands || again) && (
          <Button
            aria-label={say(stands ? 'backfill_cancel_of' : 'backfill_again_of', { name })}
            disabled={change.isPending}
            onClick={() => change.mutate()}
          >
            {say(stands ? 'cancel' : 'backfill_again')}
          </Button>
        )
      }
    >
      <p className={`text-sm ${job.state === 'gave_up' ? 'text-warn' : ''}`}>{backfillText(job, say)}</p>
      <Complaint error={change.error} />
    </Row>
  )
}

const rulesText = ({ automatic, bits_per_second, hours }: BackfillRules, say: Say): string =>
  [
    say(automatic ? 'backfill_automatic' : 'backfill_by_hand'),
    bits_per_second === null
      ? say('backfill_no_limit')
      : say('backfill_limit', { mbit: Math.round(bits_per_second / 10_000) / 100 }),
    hours === null ? say('backfill_always') : hours,
  ].join(' · ')
