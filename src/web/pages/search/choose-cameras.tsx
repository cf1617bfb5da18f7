// Choose cameras: which ones are searched together, found by typing.

import { useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import { MOST_SEARCHED_CAMERAS } from '#contract/search.ts'
import { Button } from '#web/ui/button.tsx'
import { tickLook } from '#web/ui/camera-ticks.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { matches } from '#web/ui/matching.ts'
import { useWords } from '#web/words/language.ts'

export const ChooseCameras = ({
  all,
  chosen,
  onChoose,
  onClose,
}: {
  readonly all: readonly Camera[]
  readonly chosen: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
  readonly onClose: () => void
}) => {
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
          hint={say('search_cameras_why', { most: MOST_SEARCHED_CAMERAS })}
          value={typed}
          autoComplete="off"
          onChange={event => setTyped(event.target.value)}
        />
        <ul className="grid max-h-[45dvh] overflow-y-auto rounded-lg border border-line" aria-label={say('cameras')}>
          {found.map(({ id, name, place }) => (
            <li key={id} className="border-b border-line last:border-b-0">
              <label className="flex min-h-11 cursor-pointer items-center gap-3 px-3 py-1.5 has-disabled:opacity-45">
                <input
                  type="checkbox"
                  className={tickLook}
                  checked={ids.includes(id)}
                  disabled={!ids.includes(id) && ids.length >= MOST_SEARCHED_CAMERAS}
                  onChange={() => toggle(id)}
                />
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{name}</span>
                  {place !== '' && <span className="block truncate text-sm text-quiet">{place}</span>}
                </span>
              </label>
            </li>
          ))}
          {found.length === 0 && <li className="px-3 py-3 text-quiet">{say('nothing_matches', { text: typed })}</li>}
        </ul>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" weight="strong" disabled={ids.length === 0}>
            {say(ids.length === 0 ? 'review_none_chosen' : 'search_these', { count: ids.length })}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
