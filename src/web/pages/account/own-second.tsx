// The code app and the recovery codes: set up, moved to another telephone, given up, made anew.

import { useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { OwnAccount, RecoveryCodes } from '#contract/account.ts'
import { ask } from '#web/ask.ts'
import { CodeApp } from '#web/pages/signing-in/code-app.tsx'
import { RecoveryCodeList } from '#web/pages/signing-in/recovery-codes.tsx'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Row, Section } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'
import { dateText } from '#web/words/time.ts'
import { ProveDialog } from './prove-dialog.tsx'

type Doing =
  | { readonly kind: 'prove' | 'remove' | 'codes' }
  | { readonly kind: 'app'; readonly password: string }
  | { readonly kind: 'shown'; readonly codes: readonly string[] }

export const OwnSecond = ({ account }: { readonly account: OwnAccount }) => {
  const say = useWords()
  const [doing, setDoing] = useState<Doing>()
  const close = () => {
    setDoing(undefined)
    void queries.invalidateQueries({ queryKey: ['account'] })
    void queries.invalidateQueries({ queryKey: ['account_sessions'] })
  }
  const { totp_since_90k: since, recovery_left, second_needed, passkeys } = account
  const removable = since !== null && (!second_needed || passkeys.length > 0)
  return (
    <Section title={say('second_factors')}>
      <ul>
        <Row
          name={say('code_app')}
          facts={[since === null ? say('code_app_none') : say('code_app_since', { day: dateText(wallTime90k(since)) })]}
          action={
            <div className="flex flex-wrap gap-2">
              <Button onClick={() => setDoing({ kind: 'prove' })}>
                {say(since === null ? 'code_app_set_up' : 'code_app_change')}
              </Button>
              {removable && <Button onClick={() => setDoing({ kind: 'remove' })}>{say('code_app_remove')}</Button>}
            </div>
          }
        />
        {since !== null && (
          <Row
            name={say('recovery_codes')}
            facts={[say('recovery_left', { left: recovery_left })]}
            action={<Button onClick={() => setDoing({ kind: 'codes' })}>{say('recovery_new')}</Button>}
          />
        )}
      </ul>
      {doing !== undefined && <Doings doing={doing} onDoing={setDoing} onClose={close} />}
    </Section>
  )
}

const Doings = ({
  doing,
  onDoing,
  onClose,
}: {
  readonly doing: Doing
  readonly onDoing: (doing: Doing) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const told = (codes: readonly string[]) => (codes.length > 0 ? onDoing({ kind: 'shown', codes }) : onClose())
  if (doing.kind === 'prove')
    return (
      <ProveDialog
        title={say('code_app')}
        yes={say('go_on')}
        onProve={async password => onDoing({ kind: 'app', password })}
        onClose={onClose}
      />
    )
  if (doing.kind === 'app')
    return (
      <Dialog title={say('code_app')} onClose={onClose}>
        <CodeApp offer={paths.accountTotp} proof={paths.accountTotpProof} password={doing.password} onProved={told} />
      </Dialog>
    )
  if (doing.kind === 'shown')
    return (
      <Dialog title={say('recovery_title')} onClose={onClose}>
        <div className="grid gap-5">
          <RecoveryCodeList codes={doing.codes} onKept={onClose} />
        </div>
      </Dialog>
    )
  const remove = doing.kind === 'remove'
  return (
    <ProveDialog
      title={say(remove ? 'code_app_remove' : 'recovery_new')}
      yes={say(remove ? 'code_app_remove' : 'recovery_new')}
      onProve={async password => {
        const path = remove ? paths.accountTotpRemoval : paths.accountRecoveryCodes
        const answer = await ask<Partial<RecoveryCodes>>(path, { method: 'POST', body: { password } })
        told(answer.recovery_codes ?? [])
      }}
      onClose={onClose}
    />
  )
}
