// How a person signs in: the account, its invitation or reset, what it proves itself with, and where it is signed in.

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Person, PersonAccount } from '#contract/person.ts'
import { ask } from '#web/ask.ts'
import { useMay } from '#web/may.ts'
import { paths } from '#web/paths.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Nothing, Row, Section } from '#web/ui/section.tsx'
import { toast } from '#web/ui/toasts.ts'
import { type Say, useWords } from '#web/words/language.ts'
import { sinceText } from '#web/words/time.ts'
import { IdentityLines } from './identity-lines.tsx'
import { LinkDialog } from './link-dialog.tsx'
import type { Made } from './made.ts'
import { NewAccountDialog } from './new-account-dialog.tsx'
import { accountsQuery, peopleChanged } from './people-queries.ts'
import { PersonSessions } from './sessions-part.tsx'
import { Slip } from './slip.tsx'

type Doing = 'make' | 'link' | 'end'

export const AccountPart = ({ person, own }: { readonly person: Person; readonly own: boolean }) => {
  const say = useWords()
  const may = useMay()
  const { data, error } = useQuery(accountsQuery)
  const [doing, setDoing] = useState<Doing>()
  const [made, setMade] = useState<Made>()
  const account = data?.accounts.find(({ username }) => username === person.account)
  const shut = () => setDoing(undefined)
  const onMade = (next: Made | undefined) => {
    setDoing(undefined)
    setMade(next)
    void peopleChanged()
  }
  return (
    <Section
      title={say('person_account')}
      action={
        data !== undefined &&
        account === undefined &&
        person.left_90k === null && (
          <Button weight="offered" onClick={() => setDoing('make')}>
            {say('account_make')}
          </Button>
        )
      }
    >
      <Complaint error={error} />
      {data !== undefined && account === undefined && <Nothing>{say('account_none')}</Nothing>}
      {account !== undefined && (
        <>
          <ul>
            <Row name={account.username} facts={standingOf(account, say)} />
          </ul>
          {!own && <Deeds account={account} onDoing={setDoing} />}
          {may('configure_station', 'whole') && <IdentityLines account={account} />}
          <PersonSessions username={account.username} name={person.name} />
        </>
      )}
      {doing === 'make' && <NewAccountDialog person={person} onMade={onMade} onClose={shut} />}
      {doing === 'link' && account !== undefined && (
        <LinkDialog account={account} name={person.name} onMade={onMade} onClose={shut} />
      )}
      {doing === 'end' && account !== undefined && (
        <ConfirmDialog
          title={say('account_end')}
          question={say('account_end_sure', { username: account.username })}
          yes={say('account_end')}
          deed={() => ask(paths.accountOf(account.username, '/end'), { method: 'POST' })}
          onDone={peopleChanged}
          onClose={shut}
        />
      )}
      {made !== undefined && <Slip name={person.name} made={made} onClose={() => setMade(undefined)} />}
    </Section>
  )
}

const Deeds = ({ account, onDoing }: { readonly account: PersonAccount; readonly onDoing: (doing: Doing) => void }) => {
  const say = useWords()
  const forget = useMutation({
    mutationFn: () => ask(paths.accountOf(account.username, '/browsers/removal'), { method: 'POST' }),
    onSuccess: async () => {
      await peopleChanged()
      toast(say('account_browsers_forgotten'))
    },
  })
  return (
    <div className="grid gap-2 border-t border-line px-2 py-2">
      <div className="flex flex-wrap gap-1">
        <Button weight="quiet" className="px-2" onClick={() => onDoing('link')}>
          {say(account.password === 'none' ? 'account_invite' : 'account_reset')}
        </Button>
        {account.browsers > 0 && (
          <Button weight="quiet" className="px-2" disabled={forget.isPending} onClick={() => forget.mutate()}>
            {say('account_forget_browsers')}
          </Button>
        )}
        <Button weight="quiet" className="px-2" onClick={() => onDoing('end')}>
          {say('account_end')}
        </Button>
      </div>
      <Complaint error={forget.error} />
    </div>
  )
}

const standingOf = (account: PersonAccount, say: Say): readonly string[] => {
  const { password, link_until_90k, code_app, passkeys, browsers } = account
  const words = {
    none: 'account_invite_only',
    own: 'account_own_password',
    must_change: 'account_must_change',
  } as const
  return [
    say(words[password]),
    link_until_90k === null
      ? ''
      : say('account_link_out', { when: sinceText(wallTime90k(link_until_90k), stationNow()) }),
    password === 'none' ? '' : say(code_app ? 'account_code_app' : 'account_no_code_app'),
    passkeys === 0 ? '' : say('account_passkeys', { count: passkeys }),
    browsers === 0 ? '' : say('account_browsers', { count: browsers }),
  ]
}
