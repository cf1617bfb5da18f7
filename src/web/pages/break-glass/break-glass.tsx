// The emergency account: whether it is sealed, sealing it anew, who opened it and what was said of that, and wrong codes.

import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { BreakGlass, SealedBreakGlass } from '#contract/break-glass.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { personName } from '#web/people.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Nothing, Row, Section } from '#web/ui/section.tsx'
import { ListComing } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText, fromToText } from '#web/words/time.ts'
import { SealDialog } from './seal-dialog.tsx'
import { SlipDialog } from './slip-dialog.tsx'

const breakGlassQuery = queryOptions({
  queryKey: ['break_glass'],
  queryFn: ({ signal }) => ask<BreakGlass>(paths.breakGlass, { signal }),
  refetchInterval: 10_000,
})

export const BreakGlassPage = () => {
  const say = useWords()
  const { open, show, shut } = useOpened()
  const [sealed, setSealed] = useState<SealedBreakGlass>()
  const found = useQuery(breakGlassQuery)
  const told = found.data
  const standsOpen = told?.openings[0]?.closed_90k === null
  useEffect(() => {
    document.title = `${say('emergency_account')} · ${say('product')}`
  }, [say])
  return (
    <div className="mx-auto grid w-full max-w-3xl content-start gap-4 px-3 py-5 sm:px-4">
      <h1 className="text-2xl font-semibold">{say('emergency_account')}</h1>
      <p className="text-quiet">{say('emergency_what')}</p>
      <Complaint error={found.error} />
      {told === undefined && found.error === null && <ListComing lines={3} label={say('one_moment')} />}
      {told !== undefined && (
        <>
          <Section title={say('emergency_seal')}>
            <div className="grid gap-3 px-4 py-3">
              <SealState told={told} />
              {told.wrong !== null && (
                <p className="text-warn">
                  {say('emergency_wrong', {
                    count: told.wrong.count,
                    last: dateTimeText(wallTime90k(told.wrong.last_90k)),
                    from: told.wrong.addresses.join(', '),
                  })}
                </p>
              )}
              <Button
                weight={told.seal === null ? 'strong' : 'plain'}
                className="justify-self-start"
                disabled={standsOpen}
                onClick={() => show('seal')}
              >
                {say(told.seal === null ? 'emergency_seal_it' : 'emergency_seal_anew')}
              </Button>
            </div>
          </Section>
          <Section title={say('emergency_openings')}>
            {told.openings.length === 0 ? (
              <Nothing>{say('emergency_never_opened')}</Nothing>
            ) : (
              <ul aria-label={say('emergency_openings')}>
                {told.openings.map(opening => (
                  <OpeningRow key={opening.id} opening={opening} />
                ))}
              </ul>
            )}
          </Section>
        </>
      )}
      {open === 'seal' && (
        <SealDialog
          onSealed={given => {
            shut()
            setSealed(given)
            void found.refetch()
          }}
          onClose={shut}
        />
      )}
      {sealed !== undefined && <SlipDialog sealed={sealed} onClose={() => setSealed(undefined)} />}
    </div>
  )
}

const SealState = ({ told: { seal, ever_sealed } }: { readonly told: BreakGlass }) => {
  const say = useWords()
  if (seal === null)
    return (
      <p className={ever_sealed ? 'text-warn' : ''}>{say(ever_sealed ? 'emergency_unsealed' : 'emergency_never')}</p>
    )
  const { by, at_90k, hours } = seal
  return (
    <p>
      <span aria-hidden="true" className="mr-2 inline-block size-2.5 rounded-full bg-accent" />
      {say('emergency_sealed', { when: dateTimeText(wallTime90k(at_90k)), by: personName(by) })}
      <span className="block text-sm text-quiet">{say('emergency_stays_open', { count: hours })}</span>
    </p>
  )
}

const OpeningRow = ({ opening }: { readonly opening: BreakGlass['openings'][number] }) => {
  const say = useWords()
  const { name, reason, address, opened_90k, until_90k, closed_90k, closed_by, seen } = opening
  const [from, to] = [wallTime90k(opened_90k), wallTime90k(closed_90k ?? until_90k)]
  return (
    <Row
      name={name}
      facts={[
        closed_90k === null ? say('emergency_open_until', { until: dateTimeText(to) }) : fromToText(from, to),
        say('emergency_from', { address }),
        closed_by === null
          ? ''
          : closed_by === 'time'
            ? say('emergency_closed_by_time')
            : say('emergency_closed_by', { by: personName(closed_by) }),
      ]}
    >
      <p className="wrap-anywhere">{reason}</p>
      <p className={`text-sm ${seen === null ? 'text-warn' : 'text-quiet'}`}>
        {seen === null
          ? say('emergency_unseen')
          : say('emergency_seen_by', {
              by: personName(seen.by),
              when: dateTimeText(wallTime90k(seen.at_90k)),
              word: seen.word,
            })}
      </p>
    </Row>
  )
}
