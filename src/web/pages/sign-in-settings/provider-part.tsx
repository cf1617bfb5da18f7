// The province's identity provider: where it is and how the station is known there. Its secret goes in and never comes out.

import { type FormEvent, useState } from 'react'
import type { SignInSettingsShown } from '#contract/account.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { Section } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'
import { useSettings } from './use-settings.ts'

export const ProviderPart = ({ settings: { provider } }: { readonly settings: SignInSettingsShown }) => {
  const say = useWords()
  const keep = useSettings()
  const [missing, setMissing] = useState(false)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [issuer = '', client_id = '', name = '', secret = ''] = ['issuer', 'client_id', 'name', 'secret'].map(field =>
      String(form.get(field) ?? '').trim(),
    )
    const bad = [issuer, client_id, name].includes('')
    setMissing(bad)
    if (!bad) keep.mutate({ provider: { issuer, client_id, name }, ...(secret !== '' && { client_secret: secret }) })
  }
  return (
    <Section title={say('provider')}>
      <form key={provider?.issuer} onSubmit={onSubmit} className="grid grid-cols-1 gap-4 p-4" noValidate>
        <p className="text-sm text-quiet">{say('provider_why')}</p>
        <Field
          label={say('provider_issuer')}
          name="issuer"
          type="url"
          maxLength={300}
          placeholder="https://"
          defaultValue={provider?.issuer}
        />
        <Field label={say('provider_client')} name="client_id" maxLength={200} defaultValue={provider?.client_id} />
        <Field label={say('provider_name')} name="name" maxLength={60} defaultValue={provider?.name} />
        <Field
          label={say('provider_secret')}
          {...(provider !== null && { hint: say('provider_secret_hint') })}
          name="secret"
          type="password"
          autoComplete="off"
          maxLength={300}
        />
        {missing && (
          <p role="alert" className="text-sm text-bad">
            {say('provider_missing')}
          </p>
        )}
        <FormEnd doing={keep} label={say('save_settings')}>
          {provider !== null && (
            <Button weight="quiet" disabled={keep.isPending} onClick={() => keep.mutate({ provider: null })}>
              {say('provider_none')}
            </Button>
          )}
        </FormEnd>
      </form>
    </Section>
  )
}
