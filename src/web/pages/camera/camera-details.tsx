// Details: what a technician wants to know of a camera, and how it is removed. Removing asks once more, and keeps the footage.

import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Camera, StreamStatus } from '#contract/camera.ts'
import { ask } from '#web/ask.ts'
import { useMayWith } from '#web/may.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { codecName, reasonWords, remedyText } from '#web/ui/live-words.ts'
import { type Say, useLanguage, useWords } from '#web/words/language.ts'
import { dateTimeText, sinceText } from '#web/words/time.ts'
import { AudioOrder } from './audio-order.tsx'
import { CameraChange } from './camera-change.tsx'
import { CameraEventList } from './camera-events.tsx'
import { DevicePanel } from './device-panel.tsx'
import { PlannedRest } from './planned-rest.tsx'
import { WhoLooked } from './who-looked.tsx'

export const CameraDetails = ({ camera, onClose }: { readonly camera: Camera; readonly onClose: () => void }) => {
  const say = useWords()
  const may = useMayWith(camera)
  const technical = may('configure_camera')
  return (
    <Dialog title={camera.name} onClose={onClose}>
      <div className="grid grid-cols-1 gap-5">
        <dl className="grid grid-cols-1 gap-x-5 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
          <Line name={say('camera_place')} value={camera.place === '' ? '—' : camera.place} />
          <Line name={say('added')} value={dateTimeText(wallTime90k(camera.added_90k))} />
          <Line name={say('transport')} value={camera.transport.toUpperCase()} />
          {technical && <Line name={say('main_address')} value={camera.main_url} />}
          <StreamLines title={say('main_stream')} status={camera.main} />
          {technical && <Line name={say('sub_address')} value={camera.sub_url ?? '—'} />}
          <StreamLines title={say('sub_stream')} status={camera.sub} />
        </dl>
        {(technical || may('set_sharing') || may('set_masks')) && (
          <Link
            to="/camera/$id/privacy"
            params={{ id: camera.id }}
            className={buttonLook('plain', 'justify-self-start')}
          >
            {say('privacy_open')}
          </Link>
        )}
        {technical && <CameraChange camera={camera} />}
        {technical && camera.device.service_url !== null && <DevicePanel camera={camera} />}
        {may('watch_live') && <CameraEventList camera={camera.id} />}
        {may('see_looks') && <WhoLooked camera={camera.id} />}
        {technical && (
          <>
            <PlannedRest camera={camera} />
            <AudioOrder camera={camera} />
            <RemoveCamera camera={camera} />
          </>
        )}
      </div>
    </Dialog>
  )
}

const Line = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <>
    <dt className="text-quiet">{name}</dt>
    <dd className="mb-2 wrap-anywhere sm:mb-0">{value}</dd>
  </>
)

const StreamLines = ({ title, status }: { readonly title: string; readonly status: StreamStatus | null }) => {
  const say = useWords()
  const comma = useLanguage() === 'vi'
  if (status === null) return null
  const shape = [
    status.codec === null ? '' : codecName(status.codec),
    status.width === null ? '' : `${status.width}×${status.height}`,
    status.frames_per_second === null ? '' : say('frames_per_second', { fps: Math.round(status.frames_per_second) }),
    status.bits_per_second === null ? '' : megabits(status.bits_per_second, comma),
  ].filter(Boolean)
  return (
    <>
      <Line name={title} value={`${stateText(status, say)}${shape.length > 0 ? ` · ${shape.join(' · ')}` : ''}`} />
      {status.state === 'refused' && <Line name={say('what_to_do')} value={remedyText(status.reason, say)} />}
      {status.detail !== null && status.reason !== 'suspended' && (
        <Line name={say('camera_said')} value={status.detail} />
      )}
      {status.packets_lost > 0 && <Line name={say('packets_lost')} value={String(status.packets_lost)} />}
      {status.camera_clock_offset_ms !== null && Math.abs(status.camera_clock_offset_ms) >= 1000 && (
        <Line name={say('clock_offset')} value={`${Math.round(status.camera_clock_offset_ms / 1000)} s`} />
      )}
      {Math.abs(secondsADay(status)) >= 1 && (
        <Line
          name={say('clock_drift')}
          value={say(secondsADay(status) > 0 ? 'fast_a_day' : 'slow_a_day', { seconds: Math.abs(secondsADay(status)) })}
        />
      )}
    </>
  )
}

/** A millionth is 0.0864 s a day. */
const secondsADay = ({ camera_clock_drift_ppm }: StreamStatus): number =>
  Math.round((camera_clock_drift_ppm ?? 0) * 0.0864)

const stateText = (status: StreamStatus, say: Say): string => {
  const since = sinceText(wallTime90k(status.since_90k), stationNow())
  if (status.state === 'streaming') return say('streaming_since', { since })
  if (status.state === 'stalled') return `${say('stalled')} (${say('since', { since })})`
  if (status.state === 'connecting' || status.reason === null) return say('connecting')
  return `${say(reasonWords[status.reason])} (${say('since', { since })})`
}

const megabits = (bits: number, comma: boolean): string => {
  const text = (bits / 1e6).toFixed(bits < 1e6 ? 2 : 1)
  return `${comma ? text.replace('.', ',') : text} Mbit/s`
}

const RemoveCamera = ({ camera }: { readonly camera: Camera }) => {
  const say = useWords()
  const navigate = useNavigate()
  const [asked, setAsked] = useState(false)
  const remove = useMutation({
    mutationFn: () => ask(paths.camera(camera.id), { method: 'DELETE' }),
    onSuccess: async () => {
      await navigate({ to: '/' })
      await queries.invalidateQueries({ queryKey: ['cameras'] })
    },
  })
  if (!asked)
    return (
      <Button weight="danger" className="justify-self-start" onClick={() => setAsked(true)}>
        {say('remove_camera')}
      </Button>
    )
  return (
    <fieldset aria-label={say('remove_camera')} className="grid gap-3 rounded-lg border border-bad/50 p-4">
      <p>{say('remove_camera_sure', { name: camera.name })}</p>
      <FormEnd
        doing={remove}
        label={say('remove_camera_yes')}
        weight="danger"
        onDo={() => remove.mutate()}
        onCancel={() => setAsked(false)}
      />
    </fieldset>
  )
}
