// Door: whether it is open and where it listens; opened with one press, closed after one question, since closing hangs up on everybody.

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Republish, SetRepublish } from '#contract/republish.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Section } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'
import { DoorDialog } from './door-dialog.tsx'
import { republishQuery } from './republish-queries.ts'

export const Door = ({ republish }: { readonly republish: Republish }) => {
  const say = useWords()
  const { open: opened, show, shut } = useOpened()
  const [closing, setClosing] = useState(false)
  const { settings, fetching } = republish
  const open = useMutation({
    mutationFn: (body: SetRepublish) => ask<Republish>(paths.republish, { method: 'PUT', body }),
    onSuccess: shown => queries.setQueryData(republishQuery.queryKey, shown),
  })
  return (
    <Section
      title={say('republish_door')}
      action={<Button onClick={() => show('door')}>{say('republish_settings')}</Button>}
    >
      <div className="grid gap-3 px-4 py-3">
        <DoorState republish={republish} />
        <Complaint error={open.error} />
        {settings.enabled ? (
          <Button className="justify-self-start" onClick={() => setClosing(true)}>
            {say('republish_close')}
          </Button>
        ) : (
          <Button
            weight="strong"
            className="justify-self-start"
            disabled={open.isPending}
            onClick={() => open.mutate({ enabled: true })}
          >
            {say('republish_open')}
          </Button>
        )}
      </div>
      {opened === 'door' && <DoorDialog settings={settings} onClose={shut} />}
      {closing && (
        <ConfirmDialog
          title={say('republish_close')}
          question={say('republish_close_sure', { count: fetching.length })}
          yes={say('republish_close_yes')}
          deed={() => ask<Republish>(paths.republish, { method: 'PUT', body: { enabled: false } })}
          onDone={shown => queries.setQueryData(republishQuery.queryKey, shown)}
          onClose={() => setClosing(false)}
        />
      )}
    </Section>
  )
}

const DoorState = ({ republish: { state, settings } }: { readonly republish: Republish }) => {
  const say = useWords()
  const { host, port, onvif, onvif_port, discovery } = settings
  if (state === 'failed')
    return (
      <p role="alert" className="text-warn">
        {say('republish_failed', { host, port })}
      </p>
    )
  if (state === 'off') return <p className="text-quiet">{say('republish_off')}</p>
  return (
    <div role="status">
      <p className="flex items-center gap-2 font-medium">
        <span aria-hidden="true" className="size-2.5 rounded-full bg-accent" />
        {say('republish_on')}
      </p>
      <p className="text-sm text-quiet tabular-nums">{say('republish_listens', { host, port })}</p>
      {onvif && (
        <p className="text-sm text-quiet tabular-nums">
          {say(discovery ? 'republish_onvif_found' : 'republish_onvif_on', { port: onvif_port })}
        </p>
      )}
    </div>
  )
}
