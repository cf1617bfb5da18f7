// Setup form: what a television is called, what it shows, in which hours and how brightly. The same when it is let in and when it is changed.

import { type FormEvent, type ReactNode, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { TelevisionSetup, TelevisionShows } from '#contract/television.ts'
import type { Wall } from '#contract/wall.ts'
import { CameraTicks } from '#web/ui/camera-ticks.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { readMinute } from '#web/ui/minute-typed.ts'
import { Slider } from '#web/ui/slider.tsx'
import { useWords } from '#web/words/language.ts'
import { HoursFields, type LitHours } from './hours-fields.tsx'

export const freshSetup: TelevisionSetup = {
  name: '',
  shows: { kind: 'cameras', cameras: null, at_once: 'all', every_s: 15 },
  hours: null,
  brightness: 100,
}

const counts = ['all', '1', '4', '6', '9', '12', '16', '25'] as const

export const SetupForm = ({
  before,
  cameras,
  walls,
  doing,
  label,
  onSend,
  onClose,
  children,
}: {
  readonly before: TelevisionSetup
  readonly cameras: readonly Camera[]
  readonly walls: readonly Wall[]
  readonly doing: Parameters<typeof FormEnd>[0]['doing']
  readonly label: string
  readonly onSend: (setup: TelevisionSetup) => void
  readonly onClose: () => void
  /** What stands above the fields. */
  readonly children?: ReactNode
}) => {
  const say = useWords()
  const [name, setName] = useState(before.name)
  const [choice, setChoice] = useState(choiceOf(before.shows))
  const [hours, setHours] = useState<LitHours>({
    from: '06:00',
    to: '22:00',
    ...before.hours,
    outside: before.hours?.outside ?? 'lit',
  })
  const [brightness, setBrightness] = useState(before.brightness)
  const [wrong, setWrong] = useState<'name' | 'cameras' | 'hours'>()
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const shows = showsOf(choice, form)
    const { outside } = hours
    const [from, to] = [readMinute(hours.from), readMinute(hours.to)]
    if (name.trim() === '') return setWrong('name')
    if (shows.kind === 'cameras' && shows.cameras?.length === 0) return setWrong('cameras')
    const told =
      outside === 'lit'
        ? null
        : from === undefined || to === undefined || from === to
          ? undefined
          : { from, to, outside }
    if (told === undefined) return setWrong('hours')
    setWrong(undefined)
    onSend({ name: name.trim(), shows, hours: told, brightness })
  }
  const first = before.shows.kind === 'cameras' ? before.shows : undefined
  return (
    <form onSubmit={onSubmit} className="grid gap-5" noValidate>
      {children}
      <Field
        label={say('television_name')}
        value={name}
        maxLength={60}
        autoComplete="off"
        hint={say('television_name_why')}
        complaint={wrong === 'name' ? say('television_name_missing') : undefined}
        onChange={event => setName(event.currentTarget.value)}
      />
      <Choice label={say('television_shows')} value={choice} onChange={event => setChoice(event.currentTarget.value)}>
        <option value="all">{say('shows_all_cameras')}</option>
        <option value="some">{say('shows_some_cameras')}</option>
        {walls.map(wall => (
          <option key={wall.id} value={wall.id}>
            {say('shows_wall', { name: wall.name })}
          </option>
        ))}
      </Choice>
      {choice === 'some' && (
        <CameraTicks
          legend={say('shows_which')}
          cameras={cameras}
          ticked={first?.cameras ?? []}
          complaint={wrong === 'cameras' ? say('shows_none') : undefined}
        />
      )}
      {(choice === 'all' || choice === 'some') && (
        <div className="grid gap-5 sm:grid-cols-2">
          <Choice label={say('at_once')} name="at_once" defaultValue={first?.at_once ?? 'all'}>
            {counts.map(count => (
              <option key={count} value={count}>
                {count === 'all' ? say('at_once_all') : count}
              </option>
            ))}
          </Choice>
          <Field
            label={say('page_every')}
            name="every_s"
            type="number"
            min={5}
            max={3600}
            defaultValue={first?.every_s ?? 15}
          />
        </div>
      )}
      <HoursFields hours={hours} wrong={wrong === 'hours'} onChange={setHours} />
      <div>
        <p className="font-medium">{say('screen_brightness')}</p>
        <Slider
          labels={[say('screen_brightness')]}
          values={[brightness]}
          from={10}
          to={100}
          step={5}
          text={value => say('percent', { value })}
          onChange={([value = 100]) => setBrightness(value)}
        />
      </div>
      <FormEnd doing={doing} label={label} onCancel={onClose} />
    </form>
  )
}

/** `all`, `some`, or the id of a wall. */
const choiceOf = (shows: TelevisionShows): string =>
  shows.kind === 'wall' ? shows.wall : shows.cameras === null ? 'all' : 'some'

const showsOf = (choice: string, form: FormData): TelevisionShows => {
  if (choice !== 'all' && choice !== 'some') return { kind: 'wall', wall: choice }
  const every_s = Math.round(Number(form.get('every_s')))
  return {
    kind: 'cameras',
    cameras: choice === 'all' ? null : form.getAll('camera').map(String),
    at_once: counts.find(count => count === form.get('at_once')) ?? 'all',
    every_s: Math.min(3600, Math.max(5, Number.isFinite(every_s) ? every_s : 15)),
  }
}
