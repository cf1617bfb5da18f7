// Choose streams: what was found, with a picture each; which is recorded and which shows on the wall; a name, a place, and it is added.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { AddProbed, Probe } from '#contract/probe.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Choice, Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import { StreamPicture, streamFacts } from './stream-picture.tsx'

export const ChooseStreams = ({
  probe,
  onAdded,
  onBack,
}: {
  readonly probe: Probe
  readonly onAdded: (camera: Camera) => void
  readonly onBack: () => void
}) => {
  const say = useWords()
  const [main, setMain] = useState(probe.main ?? probe.streams[0]!.key)
  const [sub, setSub] = useState(probe.sub ?? '')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const add = useMutation({
    mutationFn: (body: AddProbed) => ask<Camera>(paths.probedCamera(probe.id), { method: 'POST', body }),
    onSuccess: async camera => {
      await queries.invalidateQueries({ queryKey: ['cameras'] })
      onAdded(camera)
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    add.mutate({ name: text('name'), place: text('place'), main, sub: sub === '' || sub === main ? null : sub })
  }
  const named = (index: number) => say('stream_number', { number: index + 1 })
  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold focus-visible:outline-none">
        {say('streams_found')}
        {probe.device !== null && (
          <span className="font-normal text-quiet"> {`${probe.device.maker} ${probe.device.model}`.trim()}</span>
        )}
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {probe.streams.map((stream, index) => (
          <li key={stream.key} className="grid content-start gap-1.5">
            <StreamPicture stream={stream} of={named(index)} />
            <p className="font-medium">
              {named(index)}
              {stream.key === main && <span className="text-accent"> · {say('main_stream')}</span>}
              {stream.key === sub && sub !== main && <span className="text-accent"> · {say('sub_stream')}</span>}
            </p>
            <p className="text-sm text-quiet tabular-nums">{streamFacts(stream, say)}</p>
          </li>
        ))}
      </ul>
      <div className="grid gap-5 sm:grid-cols-2">
        <Choice
          label={say('main_stream')}
          hint={say('main_address_why')}
          value={main}
          onChange={event => setMain(event.target.value)}
        >
          {probe.streams.map((stream, index) => (
            <option key={stream.key} value={stream.key}>
              {`${named(index)} · ${streamFacts(stream, say)}`}
            </option>
          ))}
        </Choice>
        <Choice
          label={say('sub_stream')}
          hint={say('sub_address_why')}
          value={sub === main ? '' : sub}
          onChange={event => setSub(event.target.value)}
        >
          <option value="">{say('no_sub_stream')}</option>
          {probe.streams.map((stream, index) =>
            stream.key === main ? null : (
              <option key={stream.key} value={stream.key}>
                {`${named(index)} · ${streamFacts(stream, say)}`}
              </option>
            ),
          )}
        </Choice>
        <Field
          label={say('camera_name')}
          name="name"
          required
          maxLength={80}
          autoComplete="off"
          placeholder={say('camera_name_example')}
        />
        <Field label={say('camera_place')} name="place" maxLength={120} placeholder={say('camera_place_example')} />
      </div>
      <FormEnd doing={add} label={say('add_this_camera')} wide onCancel={onBack} cancel={say('back')} />
      <p className="text-sm text-quiet">{say('sound_is_off')}</p>
    </form>
  )
}
