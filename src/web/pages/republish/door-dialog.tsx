// Door settings: the address and port to listen at, whether the station is an ONVIF device too, and whether it may be found.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Republish, RepublishSettings, SetRepublish } from '#contract/republish.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'
import { republishQuery } from './republish-queries.ts'

type Wrong = { readonly [field in 'host' | 'port' | 'onvif_port']?: WordKey }

export const DoorDialog = ({
  settings,
  onClose,
}: {
  readonly settings: RepublishSettings
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [wrong, setWrong] = useState<Wrong>({})
  const save = useMutation({
    mutationFn: (body: SetRepublish) => ask<Republish>(paths.republish, { method: 'PUT', body }),
    onSuccess: shown => {
      onClose()
      queries.setQueryData(republishQuery.queryKey, shown)
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const read = filledIn(new FormData(event.currentTarget))
    setWrong(read.wrong)
    if (read.asked !== undefined) save.mutate(read.asked)
  }
  return (
    <Dialog title={say('republish_settings')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5" noValidate>
        <DoorFields settings={settings} wrong={wrong} />
        {settings.enabled && <p className="text-sm text-warn">{say('republish_change_cuts')}</p>}
        <FormEnd doing={save} label={say('save')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}

const DoorFields = ({ settings, wrong }: { readonly settings: RepublishSettings; readonly wrong: Wrong }) => {
  const say = useWords()
  const complaintOf = (field: keyof Wrong) => (wrong[field] === undefined ? undefined : say(wrong[field]))
  const ways = !settings.onvif ? 'off' : settings.discovery ? 'found' : 'on'
  return (
    <>
      <Field
        label={say('republish_host')}
        name="host"
        defaultValue={settings.host}
        hint={say('republish_host_why')}
        complaint={complaintOf('host')}
      />
      <Field
        label={say('rtsp_port')}
        name="port"
        inputMode="numeric"
        defaultValue={settings.port}
        complaint={complaintOf('port')}
      />
      <Choice label={say('republish_onvif')} name="onvif" defaultValue={ways} hint={say('republish_onvif_why')}>
        <option value="off">{say('republish_onvif_no')}</option>
        <option value="on">{say('republish_onvif_yes')}</option>
        <option value="found">{say('republish_onvif_yes_found')}</option>
      </Choice>
      <Field
        label={say('republish_onvif_port')}
        name="onvif_port"
        inputMode="numeric"
        defaultValue={settings.onvif_port}
        complaint={complaintOf('onvif_port')}
      />
    </>
  )
}

/** Whether the machine has such an address, only the station knows; what cannot be one at all is told here. */
const filledIn = (form: FormData): { readonly wrong: Wrong; readonly asked?: SetRepublish } => {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const isPort = (given: string) => /^\d{1,5}$/.test(given) && Number(given) >= 1 && Number(given) <= 65_535
  const host = text('host')
  const wrong: Wrong = {
    ...(/^\d{1,3}(\.\d{1,3}){3}$|^[\da-f:.]*:[\da-f:.]*$/i.test(host) ? {} : { host: 'republish_host_wrong' }),
    ...(isPort(text('port')) ? {} : { port: 'republish_port_wrong' }),
    ...(isPort(text('onvif_port')) ? {} : { onvif_port: 'republish_port_wrong' }),
  }
  if (Object.keys(wrong).length > 0) return { wrong }
  const onvif = text('onvif') !== 'off'
  const discovery = text('onvif') === 'found'
  const asked = { host, port: Number(text('port')), onvif, onvif_port: Number(text('onvif_port')), discovery }
  return { wrong, asked }
}
