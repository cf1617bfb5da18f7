// Recorder: one recorder of another maker: its channels with a picture each, of which many become cameras at once.

import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { NvrChannels } from '#contract/nvr.ts'
import { ask } from '#web/ask.ts'
import { troubleWords } from '#web/pages/add-camera/trouble-words.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { BackIcon } from '#web/ui/icons.tsx'
import { useWords } from '#web/words/language.ts'
import { ChannelChoice } from './channel-choice.tsx'
import { RecorderChange } from './recorder-change.tsx'
import { RecorderPassword } from './recorder-password.tsx'
import { nvrChannelsQuery, nvrsQuery } from './recorder-queries.ts'
import { RecorderRemoval } from './recorder-removal.tsx'

export const RecorderPage = () => {
  const say = useWords()
  const { id } = useParams({ from: '/inside/recorders/$id' })
  const nvr = useQuery(nvrsQuery).data?.nvrs.find(known => known.id === id)
  const channels = useQuery(nvrChannelsQuery(id))
  const look = useMutation({
    mutationFn: () => ask<NvrChannels>(paths.nvrChannels(id), { method: 'POST' }),
    onSuccess: answer => queries.setQueryData(nvrChannelsQuery(id).queryKey, answer),
  })
  const once = useRef(false)
  const state = channels.data?.state
  useEffect(() => {
    if (state !== 'none' || once.current) return
    once.current = true
    look.mutate()
  }, [state, look.mutate])
  useEffect(() => {
    if (nvr !== undefined) document.title = `${nvr.name} · ${say('product')}`
  }, [nvr, say])
  const looking = state === 'listing' || state === 'looking' || look.isPending
  const seen = channels.data?.channels.filter(channel => channel.state === 'seen' || channel.state === 'failed').length
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-4 px-4 py-5">
      <div className="flex flex-wrap items-center gap-2">
        <Link
          to="/recorders"
          className={buttonLook('quiet', 'px-1')}
          aria-label={say('to_recorders')}
          title={say('to_recorders')}
        >
          <BackIcon />
        </Link>
        <div className="flex min-w-60 flex-1 flex-wrap items-baseline gap-x-3">
          <h1 className="text-2xl font-semibold">{nvr?.name ?? say('recorders')}</h1>
          <p className="text-quiet tabular-nums">{nvr?.address}</p>
        </div>
        {nvr !== undefined && (
          <div className="flex flex-wrap">
            <RecorderChange nvr={nvr} onMoved={() => look.mutate()} />
            <RecorderPassword nvr={nvr} onChanged={() => look.mutate()} />
            <RecorderRemoval nvr={nvr} />
          </div>
        )}
        {nvr !== undefined && (
          <Button disabled={looking} onClick={() => look.mutate()}>
            {say('look_again')}
          </Button>
        )}
      </div>
      <Complaint error={channels.error ?? look.error} />
      <p role="status" className="text-quiet" hidden={channels.data === undefined}>
        {looking
          ? say('looking_at_channels', { seen: seen ?? 0, of: channels.data?.channels.length ?? 0 })
          : say('channels_are', { count: channels.data?.channels.length ?? 0 })}
      </p>
      {channels.data?.trouble != null && (
        <p role="alert" className="rounded-lg border border-warn/60 px-4 py-3">
          {say(troubleWords[channels.data.trouble])}
        </p>
      )}
      {channels.data !== undefined && channels.data.channels.length > 0 && (
        <ChannelChoice nvr={id} place={nvr?.place ?? ''} channels={channels.data.channels} />
      )}
    </div>
  )
}
