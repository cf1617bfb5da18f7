// Settings of signing in: where the office is, how long a session waits for a hand, whether this computer is the duty wall, and the province's
// identity provider.

import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import type { SignInSettingsShown } from '#contract/account.ts'
import { useMay } from '#web/may.ts'
import { signInSettingsQuery } from '#web/pages/people/people-queries.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { Field, FieldFrame, inputLook } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { Section } from '#web/ui/section.tsx'
import { ListComing } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { DutyWallPart } from './duty-wall-part.tsx'
import { ProviderPart } from './provider-part.tsx'
import { useSettings } from './use-settings.ts'

export const SignInSettingsPage = () => {
  const say = useWords()
  const may = useMay()
  const { data, error, isPending } = useQuery(signInSettingsQuery)
  useEffect(() => {
    document.title = `${say('sign_in_settings')} · ${say('product')}`
  }, [say])
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-1 content-start gap-4 p-4">
      <h1 className="text-2xl font-semibold">{say('sign_in_settings')}</h1>
      <Complaint error={error} />
      {isPending && <ListComing label={say('one_moment')} />}
      {data !== undefined && (
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
          <div className="grid grid-cols-1 gap-4">
            <OfficePart settings={data} />
            <IdlePart settings={data} />
          </div>
          <div className="grid grid-cols-1 gap-4">
            {may('manage_people', 'whole') && <DutyWallPart />}
            <ProviderPart settings={data} />
          </div>
        </div>
      )}
    </div>
  )
}

const OfficePart = ({ settings }: { readonly settings: SignInSettingsShown }) => {
  const say = useWords()
  const keep = useSettings()
  const [wrong, setWrong] = useState(false)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('office') ?? '')
    const office = typed.split(/[\s,;]+/).filter(Boolean)
    const bad = office.some(range => !/^[0-9a-f.:]+(\/\d{1,3})?$/i.test(range))
    setWrong(bad)
    if (!bad) keep.mutate({ office })
  }
  return (
    <Section title={say('office')}>
      <form onSubmit={onSubmit} className="grid grid-cols-1 gap-4 p-4">
        <p className="text-sm text-quiet">{say('office_why')}</p>
        <FieldFrame
          id="office"
          label={say('office_ranges')}
          complaint={wrong || keep.isError ? say('office_wrong') : undefined}
        >
          <textarea
            id="office"
            name="office"
            rows={6}
            aria-invalid={wrong}
            aria-describedby={wrong || keep.isError ? 'office-complaint' : undefined}
            defaultValue={settings.office.join('\n')}
            className={`${inputLook} py-2 font-mono`}
          />
        </FieldFrame>
        <FormEnd doing={{ isPending: keep.isPending, error: null }} label={say('save_settings')} />
      </form>
    </Section>
  )
}

const IdlePart = ({ settings }: { readonly settings: SignInSettingsShown }) => {
  const say = useWords()
  const keep = useSettings()
  const [wrong, setWrong] = useState<readonly string[]>([])
  const limits = { member: settings.idle_member_s, admin: settings.idle_admin_s }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const minutes = (name: string) => Number(String(form.get(name) ?? '').trim() || Number.NaN)
    const bad = ['member', 'admin'].filter(name => !(minutes(name) >= 1 && minutes(name) <= 60))
    setWrong(bad)
    if (bad.length > 0) return
    keep.mutate({
      idle_member_s: Math.round(minutes('member') * 60),
      idle_admin_s: Math.round(minutes('admin') * 60),
    })
  }
  return (
    <Section title={say('idle_limits')}>
      <form onSubmit={onSubmit} className="grid grid-cols-1 gap-4 p-4" noValidate>
        <p className="text-sm text-quiet">{say('idle_limits_why')}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          {(['member', 'admin'] as const).map(standing => (
            <Field
              key={standing}
              label={say(standing === 'admin' ? 'idle_admin' : 'idle_member')}
              name={standing}
              inputMode="numeric"
              maxLength={4}
              defaultValue={limits[standing] / 60}
              complaint={wrong.includes(standing) ? say('idle_wrong') : undefined}
            />
          ))}
        </div>
        <FormEnd doing={keep} label={say('save_settings')} />
      </form>
    </Section>
  )
}
