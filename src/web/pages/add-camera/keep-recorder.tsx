// Keep recorder: a recorder is kept with its name and password; its channels are then listed on its own page.

import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { FormEvent, ReactNode } from 'react'
import type { BrandCode } from '#contract/brand.ts'
import type { AddNvr, Nvr } from '#contract/nvr.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import type { GivenDevice } from './given-device.ts'

export const KeepRecorder = ({
  given,
  children,
}: {
  readonly given: GivenDevice | undefined
  readonly children: ReactNode
}) => {
  const say = useWords()
  const navigate = useNavigate()
  const keep = useMutation({
    mutationFn: (body: AddNvr) => ask<Nvr>(paths.nvrs, { method: 'POST', body }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['nvrs'] })
      await navigate({ to: '/recorders/$id', params: { id } })
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    keep.mutate(recorderIn(new FormData(event.currentTarget), given))
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      {children}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label={say('recorder_name')}
          name="name"
          required
          maxLength={80}
          placeholder={say('recorder_name_example')}
        />
        <Field label={say('camera_place')} name="place" maxLength={120} placeholder={say('camera_place_example')} />
      </div>
      <FormEnd doing={keep} label={say('keep_recorder')} wide />
    </form>
  )
}

const recorderIn = (form: FormData, given: GivenDevice | undefined): AddNvr => {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const brand = text('brand')
  return {
    name: text('name'),
    place: text('place'),
    address: given?.address ?? text('address'),
    ...(text('rtsp_port') === '' ? {} : { rtsp_port: Number(text('rtsp_port')) }),
    brand: brand === '' ? null : (brand as BrandCode),
    username: text('username'),
    password: String(form.get('password') ?? ''),
  }
}
