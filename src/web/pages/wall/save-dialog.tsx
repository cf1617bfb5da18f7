// Save dialog: a wall gets a name, belongs to oneself or to the room, and may open first. The same form renames one.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Wall } from '#contract/wall.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { Segments } from '#web/ui/segments.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { useWords } from '#web/words/language.ts'
import type { Laid } from './stops.ts'
import { type Named, saveNew, saveOver } from './wall-deeds.ts'

export const SaveDialog = ({
  laid,
  renames,
  name = '',
  onDone,
  onClose,
}: {
  readonly laid: Laid
  /** The saved wall that gets another name; else a new one is saved. */
  readonly renames?: Wall | undefined
  readonly name?: string
  readonly onDone: (wall: Wall) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [of, setOf] = useState<'mine' | 'room'>('mine')
  const [first, setFirst] = useState(renames?.is_default ?? false)
  const saving = useMutation({
    mutationFn: (named: Named) => (renames === undefined ? saveNew(laid, named) : saveOver(renames, laid, named)),
    onSuccess: wall => {
      onClose()
      onDone(wall)
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim()
    if (name === '') return
    saving.mutate({ name, shared: of === 'room', is_default: first })
  }
  return (
    <Dialog title={say(renames === undefined ? 'save_wall_as' : 'rename_wall')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        <Field
          label={say('wall_name')}
          name="name"
          required
          maxLength={80}
          autoFocus
          defaultValue={renames?.name ?? name}
        />
        {renames === undefined && (
          <Segments
            label={say('whose_wall')}
            value={of}
            onChange={setOf}
            options={[
              { value: 'mine', label: say('my_wall') },
              { value: 'room', label: say('room_wall'), why: say('room_wall_why') },
            ]}
          />
        )}
        <Switch label={say('opens_first')} hint={say('opens_first_why')} on={first} onChange={setFirst} />
        <FormEnd doing={saving} label={say('save')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
