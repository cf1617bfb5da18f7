// My account: how one proves who one is, and where one is signed in.

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Complaint } from '#web/ui/complaint.tsx'
import { useWords } from '#web/words/language.ts'
import { accountQuery } from './account-queries.ts'
import { OwnPasskeys } from './own-passkeys.tsx'
import { OwnPassword } from './own-password.tsx'
import { OwnSecond } from './own-second.tsx'
import { OwnSessions } from './own-sessions.tsx'

export const AccountPage = () => {
  const say = useWords()
  const { data, error } = useQuery(accountQuery)
  useEffect(() => {
    document.title = `${say('own_account')} · ${say('product')}`
  }, [say])
  return (
    <div className="mx-auto grid w-full max-w-5xl content-start gap-4 p-4">
      <h1 className="text-2xl font-semibold">{say('own_account')}</h1>
      <Complaint error={error} />
      {data !== undefined && (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="grid gap-4">
            <OwnPassword account={data} />
            <OwnSecond account={data} />
            <OwnPasskeys account={data} />
          </div>
          <OwnSessions />
        </div>
      )}
    </div>
  )
}
