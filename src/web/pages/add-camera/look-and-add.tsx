// Look and add: a form that leads to a probe, what the probe finds, and the camera made of it. The form stays until pictures are there,
// so that a wrong password is mended where it was typed.

import { useMutation, useQuery } from '@tanstack/react-query'
import type { FormEvent, ReactNode } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { Probe, StartProbe } from '#contract/probe.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { useWords } from '#web/words/language.ts'
import { probeQuery } from './adding-queries.ts'
import { ChooseStreams } from './choose-streams.tsx'
import { troubleWords } from './trouble-words.ts'

export const LookAndAdd = ({
  wishOf,
  onAdded,
  onRecorder,
  children,
}: {
  readonly wishOf: (form: FormData) => StartProbe
  readonly onAdded: (camera: Camera) => void
  /** The device turned out to be a recorder, and the person wants it kept as one. */
  readonly onRecorder?: () => void
  readonly children: ReactNode
}) => {
  const say = useWords()
  const start = useMutation({
    mutationFn: (body: StartProbe) => ask<Probe>(paths.probes, { method: 'POST', body }),
    onSuccess: probe => queries.setQueryData(probeQuery(probe.id).queryKey, probe),
  })
  const asked = useQuery(probeQuery(start.data?.id))
  const probe = asked.data
  const probing = start.isPending || probe?.state === 'probing'
  const done = probe?.state === 'done' ? probe : undefined
  const seen = done !== undefined && done.streams.length > 0
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    start.mutate(wishOf(new FormData(event.currentTarget)))
  }
  return (
    <>
      <form onSubmit={onSubmit} hidden={seen} className="grid gap-5 [&[hidden]]:hidden">
        {children}
        <Complaint error={start.error ?? asked.error} />
        {done !== undefined && <Trouble probe={done} />}
        <Button type="submit" weight="strong" disabled={probing} className="min-h-12">
          {say(probing ? 'looking_at_camera' : 'see_picture')}
        </Button>
        {probing && (
          <p role="status" className="text-center text-quiet">
            {say('looking_for_streams', { count: probe?.tried ?? 0 })}
          </p>
        )}
      </form>
      {seen && (
        <div className="grid gap-4">
          <Trouble probe={done} />
          {(done.device?.channels ?? 1) > 1 && onRecorder !== undefined && (
            <p className="flex flex-wrap items-center gap-3 rounded-lg border border-line bg-night px-4 py-2">
              <span className="min-w-0 flex-1">{say('has_channels', { count: done.device?.channels ?? 0 })}</span>
              <Button onClick={onRecorder}>{say('add_as_recorder')}</Button>
            </p>
          )}
          <ChooseStreams key={done.id} probe={done} onAdded={onAdded} onBack={() => start.reset()} />
        </div>
      )}
    </>
  )
}

const Trouble = ({ probe }: { readonly probe: Probe }) => {
  const say = useWords()
  if (probe.trouble === null) return null
  return (
    <div role="alert" className="rounded-lg border border-warn/60 px-4 py-3">
      <p>{say(troubleWords[probe.trouble])}</p>
      {probe.detail !== null && (
        <p className="mt-1 text-sm wrap-anywhere text-quiet">
          {say('camera_said')}: {probe.detail}
        </p>
      )}
    </div>
  )
}
