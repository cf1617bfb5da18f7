// One's own passkeys. Where the browser allows none at this address, the page says why instead of a button that fails.

import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser'
import { useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { OwnAccount, PasskeyOptions } from '#contract/account.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Nothing, Row, Section } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'
import { dateText } from '#web/words/time.ts'
import { ProveDialog } from './prove-dialog.tsx'

type Passkey = OwnAccount['passkeys'][number]

export const OwnPasskeys = ({ account }: { readonly account: OwnAccount }) => {
  const say = useWords()
  const [adding, setAdding] = useState(false)
  const [removed, setRemoved] = useState<Passkey>()
  const close = () => {
    setAdding(false)
    setRemoved(undefined)
    void queries.invalidateQueries({ queryKey: ['account'] })
    void queries.invalidateQueries({ queryKey: ['account_sessions'] })
  }
  const here = isSecureContext && account.passkeys_here === 'needs_https' ? 'yes' : account.passkeys_here
  const why = here === 'needs_name' ? 'passkeys_need_name' : here === 'needs_https' ? 'passkeys_need_https' : undefined
  return (
    <Section
      title={say('passkeys')}
      action={why === undefined && <Button onClick={() => setAdding(true)}>{say('passkey_add')}</Button>}
    >
      {account.passkeys.length === 0 && <Nothing>{say('passkeys_none')}</Nothing>}
      {why !== undefined && <Nothing>{say(why)}</Nothing>}
      <ul>
        {account.passkeys.map(passkey => (
          <Row
            key={passkey.id}
            name={passkey.name}
            facts={[say('made_on', { day: dateText(wallTime90k(passkey.made_90k)) })]}
            action={
              <Button aria-label={say('passkey_remove_of', { name: passkey.name })} onClick={() => setRemoved(passkey)}>
                {say('passkey_remove')}
              </Button>
            }
          />
        ))}
      </ul>
      {adding && (
        <ProveDialog
          title={say('passkey_add')}
          yes={say('passkey_add')}
          onProve={async (password, form) => {
            await addPasskey(password, String(form.get('name') ?? ''))
            close()
          }}
          onClose={close}
        >
          <Field label={say('passkey_name')} name="name" required maxLength={60} />
        </ProveDialog>
      )}
      {removed !== undefined && (
        <ProveDialog
          title={say('passkey_remove_of', { name: removed.name })}
          yes={say('passkey_remove')}
          onProve={async password => {
            await ask(paths.accountPasskeyRemoval, { method: 'POST', body: { password, id: removed.id } })
            close()
          }}
          onClose={close}
        />
      )}
    </Section>
  )
}

const addPasskey = async (password: string, name: string): Promise<void> => {
  const { options } = await ask<PasskeyOptions>(paths.accountPasskeyOptions, { method: 'POST', body: { password } })
  const response = await startRegistration({
    optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON,
  })
  await ask(paths.accountPasskeys, { method: 'POST', body: { name, response } })
}
