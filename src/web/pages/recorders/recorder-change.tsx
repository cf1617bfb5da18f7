// Recorder change: another name or place, and where it is called, as after the router gave it another address; its cameras follow.

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { ChangeNvr, Nvr } from '#contract/nvr.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { useWords } from '#web/words/language.ts'

export const RecorderChange = ({ nvr, onMoved }: { readonly nvr: Nvr; readonly onMoved: () => void }) => {
  const say = useWords()
  const { open, show, shut } = useOpened()
  const change = useMutation({
    mutationFn: (body: ChangeNvr) => ask<Nvr>(paths.nvr(nvr.id), { method: 'PATCH', body }),
    onSuccess: async after => {
      shut()
      for (const key of ['nvrs', 'cameras']) await queries.invalidateQueries({ queryKey: [key] })
      if (after.address !== nvr.address || after.rtsp_port !== nvr.rtsp_port) onMoved()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const rtsp_port = text('rtsp_port') === '' ? undefined : Number(text('rtsp_port'))
    change.mutate({ name: text('name'), place: text('place'), address: text('address'), rtsp_port })
  }
  return (
    <>
      <Button weight="quiet" onClick={() => show('change')}>
        {say('change')}
      </Button>
      {open === 'change' && (
        <Dialog title={say('recorder_change')} onClose={shut}>
          <form onSubmit={onSubmit} className="grid gap-5">
            <Field label={say('recorder_name')} name="name" required maxLength={80} defaultValue={nvr.name} />
            <Field label={say('camera_place')} name="place" maxLength={120} defaultValue={nvr.place} />
            <Field
              label={say('device_address')}
              name="address"
              required
              maxLength={255}
              spellCheck={false}
              autoCapitalize="none"
              defaultValue={nvr.address}
              hint={say('recorder_address_why', { count: nvr.cameras.length })}
            />
            <Field
              label={say('rtsp_port')}
              name="rtsp_port"
              inputMode="numeric"
              pattern="[0-9]{1,5}"
              placeholder="554"
              defaultValue={nvr.rtsp_port}
            />
            <FormEnd doing={change} label={say('save')} onCancel={shut} />
          </form>
        </Dialog>
      )}
    </>
  )
}
