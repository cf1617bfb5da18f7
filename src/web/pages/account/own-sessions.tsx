// Where one is signed in, and the way to end it there.

import { useMutation, useQuery } from '@tanstack/react-query'
import { wallTime90k } from '#base/units.ts'
import type { SessionList } from '#contract/account.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Row, Section } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'
import { sinceText } from '#web/words/time.ts'
import { accountSessionsQuery } from './account-queries.ts'

export const OwnSessions = () => {
  const say = useWords()
  const { data, error } = useQuery(accountSessionsQuery)
  const end = useMutation({
    mutationFn: (path: string) => ask<SessionList>(path, { method: 'DELETE' }),
    onSuccess: list => queries.setQueryData(accountSessionsQuery.queryKey, list),
  })
  const sessions = data?.sessions ?? []
  return (
    <Section
      title={say('sessions')}
      action={
        sessions.length > 1 && (
          <Button disabled={end.isPending} onClick={() => end.mutate(paths.accountSessions)}>
            {say('sessions_end_others')}
          </Button>
        )
      }
    >
      <Complaint error={error ?? end.error} />
      <ul aria-label={say('sessions')}>
        {sessions.map(({ id, device, address, seen_90k, here, duty_wall_by }) => (
          <Row
            key={id}
            name={device === '?' ? address : device}
            facts={[
              here ? say('session_here') : '',
              duty_wall_by === null ? '' : say('session_wall'),
              say('session_from', { address }),
              say('session_seen', { when: sinceText(wallTime90k(seen_90k), stationNow()) }),
            ]}
            action={
              !here && (
                <Button
                  aria-label={say('session_end_of', { device })}
                  disabled={end.isPending}
                  onClick={() => end.mutate(paths.accountSession(id))}
                >
                  {say('session_end')}
                </Button>
              )
            }
          />
        ))}
      </ul>
    </Section>
  )
}
