// By hand: both addresses are known and nothing is tried first, as for a camera that is not there yet.

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { AddCamera, Camera } from '#contract/camera.ts'
import { ask } from '#web/ask.ts'
import { PasswordField } from '#web/pages/password-field.tsx'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { readTransport, TransportChoice } from '#web/ui/transport-choice.tsx'
import { useWords } from '#web/words/language.ts'

export const ByHandForm = ({ onAdded }: { readonly onAdded: (camera: Camera) => void }) => {
  const say = useWords()
  const add = useMutation({
    mutationFn: (body: AddCamera) => ask<Camera>(paths.cameras, { method: 'POST', body }),
    onSuccess: async camera => {
      await queries.invalidateQueries({ queryKey: ['cameras'] })
      onAdded(camera)
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    add.mutate(filledIn(new FormData(event.currentTarget)))
  }
  return (
    <form onSubmit={onSubmit} aria-label={say('by_hand')} className="grid gap-5">
      <Field label={say('camera_name')} name="name" required maxLength={80} placeholder={say('camera_name_example')} />
      <Field label={say('camera_place')} name="place" maxLength={120} placeholder={say('camera_place_example')} />
      <Field
        label={say('main_address')}
        name="main_url"
        inputMode="url"
        required
        maxLength={500}
        spellCheck={false}
        placeholder="rtsp://192.168.1.64:554/…"
        hint={say('main_address_why')}
      />
      <Field
        label={say('sub_address')}
        name="sub_url"
        inputMode="url"
        maxLength={500}
        spellCheck={false}
        placeholder="rtsp://192.168.1.64:554/…"
        hint={say('sub_address_why')}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={say('camera_user')} name="username" autoComplete="off" autoCapitalize="none" maxLength={120} />
        <PasswordField label={say('camera_password')} name="password" autoComplete="new-password" maxLength={200} />
      </div>
      <TransportChoice />
      <FormEnd doing={add} label={say('add_camera')} wide />
    </form>
  )
}

const filledIn = (form: FormData): AddCamera => {
  const text = (name: string) => String(form.get(name) ?? '')
  const sub_url = text('sub_url').trim()
  return {
    name: text('name').trim(),
    place: text('place').trim(),
    main_url: text('main_url').trim(),
    sub_url: sub_url === '' ? null : sub_url,
    username: text('username'),
    password: text('password'),
    transport: readTransport(form),
  }
}
