// Link dialog: before somebody is invited again, or their password reset, what ends by it.

import { useState } from 'react'
import type { AccountLinkMade } from '#contract/account.ts'
import type { PersonAccount } from '#contract/person.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { useWords } from '#web/words/language.ts'
import type { Made } from './made.ts'

export const LinkDialog = ({
  account,
  name,
  onMade,
  onClose,
}: {
  readonly account: PersonAccount
  readonly name: string
  readonly onMade: (made: Made) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [second_factor, setSecond] = useState(false)
  const { username, password } = account
  const reset = password !== 'none'
  return (
    <ConfirmDialog
      title={say(reset ? 'account_reset' : 'account_invite')}
      question={reset ? say('account_reset_sure', { name }) : say('account_make_how')}
      yes={say('account_make_code')}
      weight={reset ? 'danger' : 'strong'}
      deed={() => ask<AccountLinkMade>(paths.accountOf(username, '/link'), { method: 'POST', body: { second_factor } })}
      onDone={link => onMade({ username, link })}
      onClose={onClose}
    >
      {reset && <Switch label={say('account_forget_second')} on={second_factor} onChange={setSecond} />}
    </ConfirmDialog>
  )
}
