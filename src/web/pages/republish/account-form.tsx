// Account form: which cameras the other system may fetch, and whether it may hear them. None is ticked for it, and sound is off at first.

import { type FormEvent, type ReactNode, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import { CameraTicks, tickLook } from '#web/ui/camera-ticks.tsx'
import { Choice } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'

export type Allowed = { readonly cameras: string[] | null; readonly sound: boolean }

export const AccountForm = ({
  cameras,
  before,
  doing,
  label,
  onSend,
  onClose,
  children,
}: {
  readonly cameras: readonly Camera[]
  readonly before?: { readonly cameras: readonly string[] | null; readonly sound: boolean }
  /** The mutation that sending starts. */
  readonly doing: Parameters<typeof FormEnd>[0]['doing']
  readonly label: string
  readonly onSend: (allowed: Allowed, form: FormData) => void
  readonly onClose: () => void
  /** Fields that come first. */
  readonly children?: ReactNode
}) => {
  const say = useWords()
  const [all, setAll] = useState(before?.cameras === null)
  const [none, setNone] = useState(false)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const ticked = form.getAll('camera').map(String)
    const nothing = !all && ticked.length === 0
    setNone(nothing)
    if (!nothing) onSend({ cameras: all ? null : ticked, sound: form.get('sound') === 'on' }, form)
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-5" noValidate>
      {children}
      <Choice
        label={say('fetch_which')}
        value={all ? 'all' : 'some'}
        onChange={event => setAll(event.currentTarget.value === 'all')}
      >
        <option value="some">{say('fetch_some_cameras')}</option>
        <option value="all">{say('fetch_all_cameras')}</option>
      </Choice>
      {!all && (
        <CameraTicks
          legend={say('fetch_cameras')}
          cameras={cameras}
          ticked={before?.cameras ?? []}
          complaint={none ? say('fetch_no_camera') : undefined}
        />
      )}
      <label className="flex min-h-11 items-center gap-3">
        <input type="checkbox" name="sound" defaultChecked={before?.sound ?? false} className={tickLook} />
        <span className="min-w-0">{say('fetch_sound')}</span>
      </label>
      <FormEnd doing={doing} label={label} onCancel={onClose} />
    </form>
  )
}
