// A camera's sign: a photo of it where it hangs, what else is said of it, and who answers for this camera where that is not the station's first.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import type { CameraPurpose, ControllerAnswer, SetCameraNotice } from '#contract/controller.ts'
import type { Sign } from '#contract/sign.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { useWords } from '#web/words/language.ts'
import { PurposeTicks, tickedPurposes } from './purpose-ticks.tsx'
import { shrunkPhoto } from './shrunk-photo.ts'
import { signWords } from './sign-list.tsx'
import { signsChanged } from './sign-queries.ts'

export const SignDialog = ({
  sign,
  stated,
  onClose,
}: {
  readonly sign: Sign
  readonly stated: ControllerAnswer
  readonly onClose: () => void
}) => {
  const say = useWords()
  return (
    <Dialog title={say('sign_change_of', { name: sign.name })} onClose={onClose}>
      <div className="grid gap-6">
        <Photo sign={sign} />
        <Said sign={sign} />
        <Answering sign={sign} stated={stated} onDone={onClose} />
      </div>
    </Dialog>
  )
}

const Photo = ({ sign }: { readonly sign: Sign }) => {
  const say = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [unreadable, setUnreadable] = useState(false)
  const send = useMutation({
    mutationFn: (bytes: Blob) => ask<Sign>(paths.signPhotos(sign.camera, ''), { method: 'POST', bytes }),
    onSuccess: signsChanged,
  })
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    const small = await shrunkPhoto(file)
    setUnreadable(small === undefined)
    if (small !== undefined) send.mutate(small)
  }
  return (
    <div className="grid gap-3">
      {sign.photo !== null && (
        <img
          src={paths.signPhoto(sign.camera, sign.photo)}
          alt={say('sign_photo_of', { name: sign.name })}
          className="max-h-72 w-full rounded-lg bg-black object-contain"
        />
      )}
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png"
        capture="environment"
        tabIndex={-1}
        aria-label={say('sign_photo')}
        className="sr-only"
        onChange={event => void take(event.target.files?.[0])}
      />
      <Button weight="strong" disabled={send.isPending} onClick={() => input.current?.click()}>
        {say(send.isPending ? 'sign_photo_sending' : 'sign_photo')}
      </Button>
      <p className="text-sm text-quiet">{say('sign_photo_why')}</p>
      {unreadable && (
        <p role="alert" className="text-sm text-bad">
          {say('sign_photo_unreadable')}
        </p>
      )}
      <Complaint error={send.error} />
    </div>
  )
}

const Said = ({ sign }: { readonly sign: Sign }) => {
  const say = useWords()
  const tell = useMutation({
    mutationFn: (body: { state: string; note: string }) => ask<Sign>(paths.sign(sign.camera), { method: 'PUT', body }),
    onSuccess: signsChanged,
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    tell.mutate({ state: String(form.get('state')), note: String(form.get('note') ?? '') })
  }
  const states = ['none', 'printed', 'missing'] as const
  return (
    <form onSubmit={onSubmit} className="grid gap-4 border-t border-line pt-5">
      <Choice
        label={say('sign_state_now')}
        name="state"
        defaultValue={states.find(one => one === sign.state) ?? 'printed'}
      >
        {states.map(state => (
          <option key={state} value={state}>
            {say(signWords[state])}
          </option>
        ))}
      </Choice>
      <Field
        label={say('sign_note')}
        name="note"
        maxLength={300}
        defaultValue={sign.note}
        hint={say('sign_note_why')}
      />
      <FormEnd doing={tell} label={say('sign_say')} weight="plain" />
    </form>
  )
}

const Answering = ({
  sign,
  stated,
  onDone,
}: {
  readonly sign: Sign
  readonly stated: ControllerAnswer
  readonly onDone: () => void
}) => {
  const say = useWords()
  const [own, setOwn] = useState(sign.own_purposes)
  const set = useMutation({
    mutationFn: (body: SetCameraNotice) => ask(paths.cameraNotice(sign.camera), { method: 'PUT', body }),
    onSuccess: async () => {
      await signsChanged()
      onDone()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const controller = String(form.get('controller') ?? '')
    const purposes: CameraPurpose[] = own ? tickedPurposes(form) : []
    set.mutate({ controller: controller === '' ? null : controller, purposes: purposes.length === 0 ? null : purposes })
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-4 border-t border-line pt-5">
      <h3 className="font-semibold">{say('sign_answering')}</h3>
      <Choice
        label={say('controller')}
        name="controller"
        defaultValue={sign.own_controller ? (sign.controller?.id ?? '') : ''}
      >
        <option value="">{say('sign_as_station')}</option>
        {stated.controllers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Switch label={say('sign_own_purposes')} on={own} onChange={setOwn} />
      {own && <PurposeTicks ticked={sign.purposes} />}
      <FormEnd doing={set} label={say('sign_save_answering')} weight="plain" />
    </form>
  )
}
