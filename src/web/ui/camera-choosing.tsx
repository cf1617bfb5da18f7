// Camera choosing: which cameras something is done with together, found by typing. What that is, how many it may be, and what a chosen one is told
// to be there, its page says.

import { useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import { matches } from '#web/ui/matching.ts'
import { useWords } from '#web/words/language.ts'
import { Button } from './button.tsx'
import { tickLook } from './camera-ticks.tsx'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'

type Choosing = {
  readonly all: readonly Camera[]
  readonly chosen: readonly string[]
  readonly most: number
  readonly hint: string
  /** What stands on the button that takes so many. */
  readonly take: (count: number) => string
  /** What is said beside the one that was chosen at this place. */
  readonly told?: ((at: number) => string) | undefined
  readonly onChoose: (ids: readonly string[]) => void
  readonly onClose: () => void
}

export const CameraChoosing = ({ all, chosen, most, hint, take, told, onChoose, onClose }: Choosing) => {
  const say = useWords()
  const [typed, setTyped] = useState('')
  const [ids, setIds] = useState(chosen)
  const found = all.filter(({ name, place }) => matches(typed, name, place))
  const toggle = (id: string): void => setIds(ids.includes(id) ? ids.filter(known => known !== id) : [...ids, id])
  return (
    <Dialog title={say('choose_cameras')} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={event => {
          event.preventDefault()
          onChoose(ids)
        }}
      >
        <Field
          label={say('find_camera')}
          hint={hint}
          value={typed}
          autoComplete="off"
          onChange={event => setTyped(event.target.value)}
        />
        <ul className="grid max-h-[45dvh] overflow-y-auto rounded-lg border border-line" aria-label={say('cameras')}>
          {found.map(camera => (
            <CameraLine
              key={camera.id}
              camera={camera}
              at={ids.indexOf(camera.id)}
              full={ids.length >= most}
              told={told}
              onToggle={() => toggle(camera.id)}
            />
          ))}
          {found.length === 0 && <li className="px-3 py-3 text-quiet">{say('nothing_matches', { text: typed })}</li>}
        </ul>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" weight="strong" disabled={ids.length === 0}>
            {ids.length === 0 ? say('review_none_chosen') : take(ids.length)}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

const CameraLine = ({
  camera: { name, place },
  at,
  full,
  told,
  onToggle,
}: {
  readonly camera: Camera
  /** Its place among those chosen; -1: it is none. */
  readonly at: number
  readonly full: boolean
  readonly told: Choosing['told']
  readonly onToggle: () => void
}) => (
  <li className="border-b border-line last:border-b-0">
    <label className="flex min-h-11 cursor-pointer items-center gap-3 px-3 py-1.5 has-disabled:opacity-45">
      <input type="checkbox" className={tickLook} checked={at >= 0} disabled={at < 0 && full} onChange={onToggle} />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{name}</span>
        {place !== '' && <span className="block truncate text-sm text-quiet">{place}</span>}
      </span>
      {at >= 0 && told !== undefined && <span className="text-sm text-quiet tabular-nums">{told(at)}</span>}
    </label>
  </li>
)
