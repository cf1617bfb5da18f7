// Steering: turns and zooms a camera that can be: held with the mouse, a finger or the arrow keys, by its presets, and home. It is asked
// once whether it can; one that cannot shows nothing.

import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { Ptz } from '#contract/ptz.ts'
import { ask } from '#web/ask.ts'
import { useMayWith } from '#web/may.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Field } from '#web/ui/field.tsx'
import { CloseIcon, PlusIcon } from '#web/ui/icons.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'
import { ptzQuery } from './camera-queries.ts'
import { type Direction, keyed, SPEED, type Steer } from './steer.ts'
import { type Steered, useSteer } from './use-steer.ts'

export const Steering = ({ camera }: { readonly camera: Camera }) => {
  const say = useWords()
  const [open, setOpen] = useState(false)
  const may = useMayWith(camera)
  const ptz = useQuery(ptzQuery(camera.id, may('ptz') && camera.device.service_url !== null)).data
  if (ptz?.can == null || !may('ptz')) return null
  return (
    <div className="absolute right-3 bottom-3 z-10 grid justify-items-end gap-2">
      {open && <OwnPanel camera={camera.id} can={ptz.can} presets={ptz.presets} />}
      <Button aria-expanded={open} onClick={() => setOpen(!open)}>
        {say('steer')}
      </Button>
    </div>
  )
}

type Can = NonNullable<Ptz['can']>

type PanelProps = { readonly camera: string; readonly can: Can; readonly presets: Ptz['presets'] }

const OwnPanel = (props: PanelProps) => <SteeringPanel {...props} {...useSteer(props.camera)} />

/** The pad, the places and what went wrong; whoever shows it owns the steering, and may steer by other means as well. */
export const SteeringPanel = ({ camera, can, presets, steer, trouble }: PanelProps & Steered) => {
  const say = useWords()
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const direction = keyed[event.key]
    if (direction === undefined || event.target instanceof HTMLInputElement) return
    event.preventDefault()
    if (!event.repeat) steer.hold(direction)
  }
  return (
    <section
      aria-label={say('steer')}
      data-own-keys
      onKeyDown={onKey}
      onKeyUp={event => event.key in keyed && steer.release()}
      className="grid max-h-[70dvh] gap-3 overflow-y-auto rounded-xl border border-line bg-slate/95 p-3 max-md:fixed max-md:inset-x-3 max-md:bottom-3 max-md:z-40 max-md:max-h-[55dvh] md:w-60"
    >
      {can.move && (
        <div className="grid grid-cols-3 gap-1.5">
          {pad.map(({ words, sign, direction, place }) => (
            <HoldButton key={words} words={words} sign={sign} direction={direction} place={place} steer={steer} />
          ))}
          {can.zoom &&
            zooms.map(({ words, sign, direction, place }) => (
              <HoldButton key={words} words={words} sign={sign} direction={direction} place={place} steer={steer} />
            ))}
        </div>
      )}
      <Complaint error={trouble} />
      <Places camera={camera} can={can} presets={presets} />
    </section>
  )
}

type Held = { readonly words: WordKey; readonly sign: string; readonly direction: Direction; readonly place: string }

const pad: readonly Held[] = [
  { words: 'steer_up', sign: '▲', direction: { tilt: SPEED }, place: 'col-start-2 row-start-1' },
  { words: 'steer_left', sign: '◀', direction: { pan: -SPEED }, place: 'col-start-1 row-start-2' },
  { words: 'steer_right', sign: '▶', direction: { pan: SPEED }, place: 'col-start-3 row-start-2' },
  { words: 'steer_down', sign: '▼', direction: { tilt: -SPEED }, place: 'col-start-2 row-start-3' },
]
const zooms: readonly Held[] = [
  { words: 'steer_closer', sign: '+', direction: { zoom: SPEED }, place: 'col-start-3 row-start-1' },
  { words: 'steer_wider', sign: '−', direction: { zoom: -SPEED }, place: 'col-start-3 row-start-3' },
]

const HoldButton = ({ words, sign, direction, place, steer }: Held & { readonly steer: Steer }) => {
  const say = useWords()
  return (
    <Button
      aria-label={say(words)}
      title={say(words)}
      className={`touch-none select-none px-0 ${place}`}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId)
        steer.hold(direction)
      }}
      onPointerUp={() => steer.release()}
      onPointerCancel={() => steer.release()}
      onKeyDown={event => {
        if ((event.key === 'Enter' || event.key === ' ') && !event.repeat) steer.hold(direction)
      }}
      onKeyUp={() => steer.release()}
      onBlur={() => steer.release()}
      onContextMenu={event => event.preventDefault()}
    >
      {sign}
    </Button>
  )
}

const Places = ({
  camera,
  can,
  presets,
}: {
  readonly camera: string
  readonly can: Can
  readonly presets: Ptz['presets']
}) => {
  const say = useWords()
  const go = useMutation({
    mutationFn: ({ path, method = 'POST', body }: { path: string; method?: 'POST' | 'DELETE'; body?: unknown }) =>
      ask(paths.ptz(camera, path), { method, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['ptz', camera] }),
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const name = String(new FormData(form).get('name') ?? '').trim()
    if (name !== '') go.mutate({ path: '/presets', body: { name } }, { onSuccess: () => form.reset() })
  }
  const presetPath = (token: string) => `/presets/${encodeURIComponent(token)}`
  return (
    <>
      {can.home && <Button onClick={() => go.mutate({ path: '/home' })}>{say('steer_home')}</Button>}
      <ul className="grid gap-1.5">
        {presets.map(({ token, name }) => (
          <li key={token} className="flex gap-1">
            <Button className="min-w-0 flex-1" onClick={() => go.mutate({ path: `${presetPath(token)}/goto` })}>
              <span className="truncate">{name || token}</span>
            </Button>
            <IconButton
              label={say('remove_preset', { name: name || token })}
              onClick={() => go.mutate({ path: presetPath(token), method: 'DELETE' })}
            >
              <CloseIcon />
            </IconButton>
          </li>
        ))}
      </ul>
      {can.most_presets > presets.length && (
        <form onSubmit={onSubmit}>
          <Field
            label={say('new_preset')}
            name="name"
            maxLength={60}
            beside={
              <Button type="submit" aria-label={say('keep_preset')} title={say('keep_preset')} className="px-2">
                <PlusIcon />
              </Button>
            }
          />
        </form>
      )}
      <Complaint error={go.error} />
    </>
  )
}
