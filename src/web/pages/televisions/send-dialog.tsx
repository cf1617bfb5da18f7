// Send dialog: a camera goes to a television, large, for some minutes or until it is taken back. Opened for a television it asks which camera;
// opened for a camera (from its page or its tile) it asks which television. It waits until the television says that it shows it.

import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { SendCamera, Television, TelevisionList } from '#contract/television.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { toast } from '#web/ui/toasts.ts'
import { Waiting } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { televisionsQuery } from './television-queries.ts'

const minutes = [5, 15, 60] as const
const PATIENCE_MS = 6_000
const LOOK_EVERY_MS = 500

type Some = Pick<Camera, 'id' | 'name'>

export const SendDialog = ({
  television,
  cameras,
  onClose,
}: {
  readonly television: Television
  readonly cameras: readonly Some[]
  readonly onClose: () => void
}) => {
  const say = useWords()
  return (
    <Dialog title={say('send_camera_to_of', { name: television.name })} onClose={onClose}>
      <SendForm televisions={[television]} cameras={cameras} onClose={onClose} />
    </Dialog>
  )
}

/** For a menu of a camera: `camera` goes to one of the paired televisions. */
export const SendToTelevision = ({ camera, onClose }: { readonly camera: Some; readonly onClose: () => void }) => {
  const say = useWords()
  const { data, error } = useQuery(televisionsQuery)
  return (
    <Dialog title={say('send_to_television')} onClose={onClose}>
      <Complaint error={error} />
      {data === undefined ? (
        error === null && <Waiting>{say('one_moment')}</Waiting>
      ) : data.televisions.length === 0 ? (
        <p>
          <Link to="/televisions" className="underline">
            {say('nobody_to_send_to')}
          </Link>
        </p>
      ) : (
        <SendForm televisions={data.televisions} cameras={[camera]} onClose={onClose} />
      )}
    </Dialog>
  )
}

const SendForm = ({
  televisions,
  cameras,
  onClose,
}: {
  readonly televisions: readonly Television[]
  readonly cameras: readonly Some[]
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [length, setLength] = useState('15')
  const send = useMutation({
    mutationFn: ({ to, ...body }: SendCamera & { readonly to: string }) => sendAndWait(to, body),
    onSuccess: ({ television, state }, { camera }) => {
      onClose()
      const named = { name: television.name, camera: cameras.find(({ id }) => id === camera)?.name ?? camera }
      if (state === 'shows') toast(say('sent_shows', named))
      else toast(say(state === 'away' ? 'sent_waits' : 'sent_slow', named), { tone: 'warn' })
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [to, camera] = [String(form.get('television')), String(form.get('camera'))]
    send.mutate({ to, camera, minutes: length === 'back' ? null : Number(length) })
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <OneOf label={say('send_which_camera')} name="camera" of={cameras} />
      <OneOf label={say('send_which_television')} name="television" of={televisions} />
      <Choice label={say('send_for')} value={length} onChange={event => setLength(event.currentTarget.value)}>
        {minutes.map(count => (
          <option key={count} value={count}>
            {say('send_minutes', { minutes: count })}
          </option>
        ))}
        <option value="back">{say('send_until_back')}</option>
      </Choice>
      <FormEnd
        doing={send}
        label={say('send')}
        disabled={cameras.length === 0 || televisions.length === 0}
        onCancel={onClose}
      />
    </form>
  )
}

/** A choice where there is one; where there is not, what it is. */
const OneOf = ({ label, name, of }: { readonly label: string; readonly name: string; readonly of: readonly Some[] }) =>
  of.length === 1 ? (
    <p>
      <span className="text-quiet">{label}: </span>
      <span className="font-medium">{of[0]!.name}</span>
      <input type="hidden" name={name} value={of[0]!.id} />
    </p>
  ) : (
    <Choice label={label} name={name}>
      {of.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Choice>
  )

type Sent = { readonly television: Television; readonly state: 'shows' | 'away' | 'silent' }

const sendAndWait = async (id: string, body: SendCamera): Promise<Sent> => {
  let television = await ask<Television>(paths.televisionOf(id, '/sent'), { method: 'PUT', body })
  const deadline = performance.now() + PATIENCE_MS
  while (television.online && performance.now() < deadline) {
    if (television.showing?.kind === 'camera' && television.showing.camera === body.camera)
      return { television, state: 'shows' }
    await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))
    const list = await ask<TelevisionList>(paths.televisions)
    queries.setQueryData(televisionsQuery.queryKey, list)
    television = list.televisions.find(one => one.id === id) ?? television
  }
  return { television, state: television.online ? 'silent' : 'away' }
}
