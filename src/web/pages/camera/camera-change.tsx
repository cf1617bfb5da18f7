// Camera change: another name, address, password or way of travelling for a camera that stays the same: its footage goes on under it. Only what
// was changed is sent, since addresses are shown without what is secret in them.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Camera, EditCamera } from '#contract/camera.ts'
import { ask } from '#web/ask.ts'
import { PasswordField } from '#web/pages/password-field.tsx'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { readTransport, TransportChoice } from '#web/ui/transport-choice.tsx'
import { useWords } from '#web/words/language.ts'

const useChange = (camera: Camera) =>
  useMutation({
    mutationFn: (body: EditCamera) => ask<Camera>(paths.camera(camera.id), { method: 'PATCH', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['cameras'] }),
  })

export const CameraChange = ({ camera }: { readonly camera: Camera }) => {
  const say = useWords()
  const [open, setOpen] = useState(false)
  return (
    <div className="grid gap-3">
      <NewCertificate camera={camera} />
      {open ? (
        <ChangeForm camera={camera} onClose={() => setOpen(false)} />
      ) : (
        <Button className="justify-self-start" onClick={() => setOpen(true)}>
          {say('camera_change')}
        </Button>
      )}
    </div>
  )
}

const ChangeForm = ({ camera, onClose }: { readonly camera: Camera; readonly onClose: () => void }) => {
  const say = useWords()
  const change = useChange(camera)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const body = changedIn(new FormData(event.currentTarget), camera)
    if (Object.keys(body).length === 0) return onClose()
    change.mutate(body, { onSuccess: onClose })
  }
  const url = { inputMode: 'url', maxLength: 500, spellCheck: false, autoCapitalize: 'none' } as const
  return (
    <form onSubmit={onSubmit} aria-label={say('camera_change')} className="grid gap-5 border-t border-line pt-5">
      <p className="text-quiet">
        {say('camera_change_keeps')} {camera.device.nvr !== null && say('change_at_recorder')}
      </p>
      <Field label={say('camera_name')} name="name" required maxLength={80} defaultValue={camera.name} />
      <Field label={say('camera_place')} name="place" maxLength={120} defaultValue={camera.place} />
      <Field label={say('main_address')} name="main_url" required defaultValue={camera.main_url} {...url} />
      <Field label={say('sub_address')} name="sub_url" defaultValue={camera.sub_url ?? ''} {...url} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={say('camera_user')} name="username" autoComplete="off" autoCapitalize="none" maxLength={120} />
        <PasswordField label={say('new_password')} name="password" autoComplete="new-password" maxLength={200} />
      </div>
      <p className="text-sm text-quiet">{say('password_kept')}</p>
      <TransportChoice now={camera.transport} />
      <FormEnd doing={change} label={say('save')} onCancel={onClose} />
    </form>
  )
}

/** Over TLS it shows another certificate than at first: nothing is sent to it until somebody says that it is the camera. */
const NewCertificate = ({ camera }: { readonly camera: Camera }) => {
  const say = useWords()
  const change = useChange(camera)
  if (![camera.main, camera.sub].some(status => status?.reason === 'certificate_changed')) return null
  return (
    <div className="grid justify-items-start gap-2">
      <Button onClick={() => change.mutate({ trust_certificate: true })} disabled={change.isPending}>
        {say('trust_certificate')}
      </Button>
      <p className="text-sm text-quiet">{say('trust_certificate_why')}</p>
      <Complaint error={change.error} />
    </div>
  )
}

const changedIn = (form: FormData, camera: Camera): EditCamera => {
  const text = (name: string) => String(form.get(name) ?? '')
  const filled = {
    name: text('name').trim(),
    place: text('place').trim(),
    main_url: text('main_url').trim(),
    sub_url: text('sub_url').trim() === '' ? null : text('sub_url').trim(),
    transport: readTransport(form),
  }
  const [username, password] = [text('username').trim(), text('password')]
  const changed = Object.entries(filled).filter(([name, value]) => camera[name as keyof typeof filled] !== value)
  return {
    ...(Object.fromEntries(changed) as EditCamera),
    ...(username === '' ? {} : { username }),
    ...(password === '' ? {} : { password }),
  }
}
