// Device panel: what the camera says of itself, how its picture is set, and starting it anew. Asked only when somebody wants to know: a camera
// takes seconds to answer.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { DeviceShown } from '#contract/device.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { type Say, useWords } from '#web/words/language.ts'
import { deviceQuery } from './camera-queries.ts'
import { ImagingForm } from './imaging-form.tsx'

const RIGHT_MS = 3000

export const DevicePanel = ({ camera }: { readonly camera: Camera }) => {
  const say = useWords()
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <Button className="justify-self-start" onClick={() => setOpen(true)}>
        {say('ask_device')}
      </Button>
    )
  return (
    <section aria-label={say('device')} className="grid gap-5 border-t border-line pt-5">
      <AboutDevice camera={camera.id} />
      <ImagingForm camera={camera.id} />
      <Reboot camera={camera} />
    </section>
  )
}

const AboutDevice = ({ camera }: { readonly camera: string }) => {
  const say = useWords()
  const asked = useQuery(deviceQuery(camera))
  if (asked.data === undefined)
    return asked.isPending ? <p role="status">{say('one_moment')}</p> : <Complaint error={asked.error} />
  return (
    <dl className="grid grid-cols-1 gap-x-5 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
      {linesOf(asked.data, say)
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-quiet">{name}</dt>
            <dd className="mb-2 wrap-anywhere sm:mb-0">{value}</dd>
          </div>
        ))}
    </dl>
  )
}

const linesOf = (device: DeviceShown, say: Say): readonly (readonly [string, string])[] => [
  [say('device_model'), `${device.maker} ${device.model}`.trim()],
  [say('device_firmware'), device.firmware],
  [say('device_serial'), device.serial],
  [say('device_hostname'), device.hostname ?? ''],
  [
    say('device_network'),
    device.network.map(({ mac, addresses }) => [...addresses, mac ?? ''].filter(Boolean).join(' · ')).join('; '),
  ],
  [say('device_accounts'), device.accounts?.join(', ') ?? ''],
  [say('device_clock'), clockText(device, say)],
]

const clockText = ({ clock, ntp }: DeviceShown, say: Say): string => {
  if (clock === null) return ''
  const off = Math.abs(clock.offset_ms)
  const right =
    off <= RIGHT_MS ? say('device_clock_right') : say('device_clock_off', { seconds: Math.round(off / 1000) })
  if (clock.set_by === null) return right
  return `${right} · ${clock.set_by === 'ntp' ? say('clock_by_ntp', { servers: ntp.join(', ') }) : say('clock_by_hand')}`
}

const Reboot = ({ camera }: { readonly camera: Camera }) => {
  const say = useWords()
  const [asked, setAsked] = useState<'no' | 'sure' | 'done'>('no')
  const { name, device } = camera
  return (
    <>
      <Button weight="danger" className="justify-self-start" onClick={() => setAsked('sure')}>
        {say('reboot')}
      </Button>
      {asked === 'done' && <p role="status">{say('rebooting')}</p>}
      {asked === 'sure' && (
        <ConfirmDialog
          title={say('reboot')}
          question={say(device.nvr === null ? 'reboot_sure' : 'reboot_recorder_sure', { name })}
          yes={say('reboot_yes')}
          deed={() => ask(paths.reboot(camera.id), { method: 'POST' })}
          onDone={() => setAsked('done')}
          onClose={() => setAsked('no')}
        />
      )}
    </>
  )
}
