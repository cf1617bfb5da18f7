// Where people are signed in: ended from here, or made the duty wall's. One person's stand on their page, everybody's on a part of their own.

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { SessionList } from '#contract/account.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Row } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'
import { sinceText } from '#web/words/time.ts'
import { everybodysSessionsQuery } from './people-queries.ts'

type Session = SessionList['sessions'][number]

export const SessionsPart = () => {
  const say = useWords()
  const { data, error } = useQuery(everybodysSessionsQuery)
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="max-w-prose text-quiet">{say('everybodys_sessions_why')}</p>
      <Complaint error={error} />
      <ul aria-label={say('everybodys_sessions')} className="rounded-xl border border-line bg-slate empty:hidden">
        {data?.sessions.map(session => (
          <SessionLine key={session.id} session={session} named />
        ))}
      </ul>
    </div>
  )
}

export const PersonSessions = ({ username, name }: { readonly username: string; readonly name: string }) => {
  const say = useWords()
  const { data } = useQuery(everybodysSessionsQuery)
  const sessions = data?.sessions.filter(session => session.username === username) ?? []
  return (
    <div className="border-t border-line">
      <h3 className="px-4 pt-3 pb-1 font-medium">{say('sessions')}</h3>
      {data !== undefined && sessions.length === 0 && <p className="px-4 pb-3 text-quiet">{say('sessions_none')}</p>}
      <ul aria-label={`${say('sessions')}: ${name}`}>
        {sessions.map(session => (
          <SessionLine key={session.id} session={session} named={false} />
        ))}
      </ul>
    </div>
  )
}

const SessionLine = ({ session, named }: { readonly session: Session; readonly named: boolean }) => {
  const say = useWords()
  const [marking, setMarking] = useState(false)
  const { id, display_name, device, address, since_90k, seen_90k, duty_wall_by, here } = session
  const machine = device === '?' ? address : device
  const told = (list: SessionList) => queries.setQueryData(everybodysSessionsQuery.queryKey, list)
  const end = useMutation({
    mutationFn: () => ask<SessionList>(paths.sessionOf(id), { method: 'DELETE' }),
    onSuccess: told,
  })
  const when = (at: number) => sinceText(wallTime90k(at), stationNow())
  return (
    <Row
      name={named ? display_name : machine}
      facts={[
        named ? machine : '',
        here ? say('session_here') : '',
        duty_wall_by === null ? '' : say('duty_wall'),
        machine === address ? '' : say('session_from', { address }),
        say('session_since', { when: when(since_90k) }),
        duty_wall_by === null ? say('session_seen', { when: when(seen_90k) }) : '',
      ]}
      action={
        !here && (
          <div className="flex flex-wrap gap-1">
            {duty_wall_by === null && (
              <Button
                weight="quiet"
                className="px-2"
                aria-label={say('session_make_wall_of', { device: machine, name: display_name })}
                onClick={() => setMarking(true)}
              >
                {say('session_make_wall')}
              </Button>
            )}
            <Button
              weight="quiet"
              className="px-2"
              aria-label={`${say('session_end_of', { device: machine })}: ${display_name}`}
              disabled={end.isPending}
              onClick={() => end.mutate()}
            >
              {say('session_end')}
            </Button>
          </div>
        )
      }
    >
      <Complaint error={end.error} />
      {marking && (
        <ConfirmDialog
          title={say('session_make_wall')}
          question={say('session_make_wall_sure')}
          yes={say('session_make_wall')}
          weight="strong"
          deed={() => ask<SessionList>(paths.sessionOf(id, '/duty-wall'), { method: 'PUT' })}
          onDone={told}
          onClose={() => setMarking(false)}
        />
      )}
    </Row>
  )
}
