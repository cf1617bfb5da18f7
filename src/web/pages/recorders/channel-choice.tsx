// Channel choice: channels with a picture, a tick and a name each; those that are ticked become cameras together, and each then says
// whether it is recorded.

import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { AddChannels, AddedChannels, NvrChannel } from '#contract/nvr.ts'
import { ask } from '#web/ask.ts'
import { StreamPicture, streamFacts } from '#web/pages/add-camera/stream-picture.tsx'
import { paths } from '#web/paths.ts'
import { camerasQuery, queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Field } from '#web/ui/field.tsx'
import { useWords } from '#web/words/language.ts'

type Asked = { readonly nvr: string; readonly place: string; readonly channels: readonly NvrChannel[] }

export const ChannelChoice = ({ nvr, place, channels }: Asked) => {
  const say = useWords()
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set())
  const add = useMutation({
    mutationFn: (body: AddChannels) => ask<AddedChannels>(paths.nvrCameras(nvr), { method: 'POST', body }),
    onSuccess: async () => {
      setTicked(new Set())
      for (const key of ['cameras', 'nvrs', 'nvr_channels']) await queries.invalidateQueries({ queryKey: [key] })
    },
  })
  const free = channels.filter(({ camera, main }) => camera === null && main !== null)
  const wanted = free.filter(({ channel }) => ticked.has(channel))
  const all = free.length > 0 && wanted.length === free.length
  const tick = (channel: number): void => {
    const next = new Set(ticked)
    if (!next.delete(channel)) next.add(channel)
    setTicked(next)
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    add.mutate({
      channels: wanted.map(({ channel }) => ({ channel, name: text(`name-${channel}`), place: text('place') })),
    })
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-4">
      <div className="sticky top-0 z-10 flex flex-wrap items-end gap-3 border-b border-line bg-night py-3">
        <label className="flex min-h-11 items-center gap-2">
          <input
            type="checkbox"
            checked={all}
            disabled={free.length === 0}
            onChange={() => setTicked(all ? new Set() : new Set(free.map(({ channel }) => channel)))}
            className="size-5 accent-accent"
          />
          {say('choose_all')}
        </label>
        <span className="flex-1" />
        <Button type="submit" weight="strong" disabled={wanted.length === 0 || add.isPending} className="min-h-12">
          {say(add.isPending ? 'one_moment' : wanted.length === 0 ? 'add_none_chosen' : 'add_chosen', {
            count: wanted.length,
          })}
        </Button>
      </div>
      <Complaint error={add.error} />
      <Field
        label={say('camera_place')}
        name="place"
        maxLength={120}
        defaultValue={place}
        placeholder={say('camera_place_example')}
      />
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {channels.map(channel => (
          <Channel
            key={channel.channel}
            channel={channel}
            ticked={ticked.has(channel.channel)}
            onTick={() => tick(channel.channel)}
          />
        ))}
      </ul>
    </form>
  )
}

const Channel = ({
  channel: { channel, name, main, sub, state, online, camera },
  ticked,
  onTick,
}: {
  readonly channel: NvrChannel
  readonly ticked: boolean
  readonly onTick: () => void
}) => {
  const say = useWords()
  const called = say('channel_number', { channel })
  const shown = sub?.jpeg != null || sub?.mp4 != null ? sub : main
  return (
    <li className="grid content-start gap-2 rounded-lg border border-line bg-slate p-3">
      {shown === null ? (
        <p className="grid aspect-video place-content-center rounded-lg bg-night p-3 text-center text-sm text-quiet">
          {say(state === 'failed' ? (online === false ? 'channel_offline' : 'no_picture_yet') : 'looking_at_camera')}
        </p>
      ) : (
        <StreamPicture stream={shown} of={called} />
      )}
      <p className="text-sm text-quiet tabular-nums">{main === null ? '' : streamFacts(main, say)}</p>
      {camera !== null ? (
        <AddedChannel camera={camera} />
      ) : (
        <>
          <label className="flex min-h-11 items-center gap-2 font-medium">
            <input
              type="checkbox"
              checked={ticked}
              disabled={main === null}
              onChange={onTick}
              className="size-5 accent-accent"
            />
            {called}
          </label>
          {ticked && (
            <Field
              label={say('camera_name')}
              name={`name-${channel}`}
              required
              maxLength={80}
              defaultValue={name || called}
            />
          )}
        </>
      )}
    </li>
  )
}

const AddedChannel = ({ camera: id }: { readonly camera: string }) => {
  const say = useWords()
  const camera = useQuery(camerasQuery).data?.cameras.find(known => known.id === id)
  return (
    <p className="flex min-h-11 flex-wrap items-center gap-x-3">
      <Link to="/camera/$id" params={{ id }} search={{}} className="text-accent underline">
        {camera?.name ?? id}
      </Link>
      <span role="status" className="text-sm text-quiet">
        {say(camera?.main?.state === 'streaming' ? 'channel_recorded' : 'connecting')}
      </span>
    </p>
  )
}
