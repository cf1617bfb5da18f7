// Patrol dialog: how long each group stays, which groups there are, and whether it begins by itself when the wall opens.

import { useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { WallPatrol } from '#contract/wall.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { CloseIcon, PlusIcon } from '#web/ui/icons.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { useWords } from '#web/words/language.ts'

const EVERY_S = [5, 10, 15, 20, 30, 60, 120, 300]
const MOST_GROUPS = 50
const MOST_CAMERAS = 25

type Group = WallPatrol['groups'][number]
/** Names change while they are edited; the number tells groups apart. */
type Numbered = { readonly key: number; readonly group: Group }

export const PatrolDialog = ({
  patrol,
  cameras,
  onStart,
  onClose,
}: {
  readonly patrol: WallPatrol
  readonly cameras: readonly Camera[]
  readonly onStart: (patrol: WallPatrol) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [rules, setRules] = useState(patrol)
  const [groups, setGroups] = useState<readonly Numbered[]>(() => patrol.groups.map((group, key) => ({ key, group })))
  const { every_s } = rules
  const addGroup = (): void => {
    const name = say('group_number', { number: groups.length + 1 })
    setGroups([...groups, { key: 1 + Math.max(-1, ...groups.map(({ key }) => key)), group: { name, cameras: [] } }])
  }
  const every = EVERY_S.includes(every_s) ? EVERY_S : [...EVERY_S, every_s].toSorted((a, b) => a - b)
  const start = (): void => {
    onStart({ ...rules, groups: groups.map(({ group }) => group).filter(({ cameras }) => cameras.length > 0) })
    onClose()
  }
  return (
    <Dialog title={say('patrol_rules')} onClose={onClose}>
      <div className="grid gap-5">
        <p className="text-quiet">{say('patrol_what')}</p>
        <Choice
          label={say('patrol_every')}
          value={every_s}
          onChange={event => setRules({ ...rules, every_s: Number(event.target.value) })}
        >
          {every.map(seconds => (
            <option key={seconds} value={seconds}>
              {say('seconds_each', { seconds })}
            </option>
          ))}
        </Choice>
        {groups.map(({ key, group }, at) => (
          <GroupFields
            key={key}
            group={group}
            cameras={cameras}
            onChange={next => setGroups(groups.with(at, { key, group: next }))}
            onRemove={() => setGroups(groups.toSpliced(at, 1))}
          />
        ))}
        {groups.length < MOST_GROUPS && (
          <Button className="justify-self-start" onClick={addGroup}>
            <PlusIcon />
            {say('add_group')}
          </Button>
        )}
        <Switch
          label={say('patrol_by_itself')}
          hint={say('patrol_by_itself_why')}
          on={rules.on}
          onChange={on => setRules({ ...rules, on })}
        />
        <div className="flex flex-wrap gap-3">
          <Button weight="strong" onClick={start}>
            {say('start_patrol')}
          </Button>
          <Button weight="quiet" onClick={onClose}>
            {say('cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

const GroupFields = ({
  group,
  cameras,
  onChange,
  onRemove,
}: {
  readonly group: Group
  readonly cameras: readonly Camera[]
  readonly onChange: (group: Group) => void
  readonly onRemove: () => void
}) => {
  const say = useWords()
  const toggle = (id: string, on: boolean): void =>
    onChange({
      ...group,
      cameras: on ? [...group.cameras, id].slice(0, MOST_CAMERAS) : group.cameras.filter(one => one !== id),
    })
  return (
    <fieldset aria-label={group.name} className="grid gap-2 rounded-xl border border-line p-3">
      <Field
        label={say('group_name')}
        value={group.name}
        maxLength={80}
        onChange={event => onChange({ ...group, name: event.target.value })}
        beside={
          <IconButton label={say('remove_group', { name: group.name })} onClick={onRemove}>
            <CloseIcon />
          </IconButton>
        }
      />
      <div className="grid gap-x-4 sm:grid-cols-2">
        {cameras.map(({ id, name }) => (
          <label key={id} className="flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              checked={group.cameras.includes(id)}
              onChange={event => toggle(id, event.target.checked)}
              className="size-5 accent-accent"
            />
            <span className="min-w-0 truncate">{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
