// Choose cameras: which ones a review shows, found by typing. The first nine play, all have their strip.

import { useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { matches } from '#web/ui/matching.ts'
import { useWords } from '#web/words/language.ts'
import { MOST_PLAYED, MOST_STRIPS } from './address.ts'

export const ChooseCameras = ({
  all,
  chosen,
  onChoose,
  onClose,
}: {
  readonly all: readonly Camera[]
  readonly chosen: readonly Camera[]
  readonly onChoose: (ids: readonly string[]) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [typed, setTyped] = useState('')
  const [ids, setIds] = useState(() => chosen.map(({ id }) => id))
  const found = all.filter(({ name, place }) => matches(typed, name, place))
  return (
    <Dialog title={say('choose_cameras')} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={event => {
          event.preventDefault()
          onChoose(ids)
          onClose()
        }}
      >
        <Field
          label={say('find_camera')}
          hint={say('choose_cameras_why', { played: MOST_PLAYED, strips: MOST_STRIPS })}
          value={typed}
          autoComplete="off"
          onChange={event => setTyped(event.target.value)}
        />
        <ul className="grid max-h-[45dvh] overflow-y-auto rounded-lg border border-line" aria-label={say('cameras')}>
          {found.map(camera => (
            <CameraLine key={camera.id} camera={camera} ids={ids} onIds={setIds} />
          ))}
          {found.length === 0 && <li className="px-3 py-3 text-quiet">{say('nothing_matches', { text: typed })}</li>}
        </ul>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" weight="strong" disabled={ids.length === 0}>
            {say(ids.length === 0 ? 'review_none_chosen' : 'review_these', { count: ids.length })}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

const CameraLine = ({
  camera: { id, name, place },
  ids,
  onIds,
}: {
  readonly camera: Camera
  readonly ids: readonly string[]
  readonly onIds: (ids: string[]) => void
}) => {
  const say = useWords()
  const at = ids.indexOf(id)
  return (
    <li className="border-b border-line last:border-b-0">
      <label className="flex min-h-11 cursor-pointer items-center gap-3 px-3 py-1.5 has-disabled:opacity-45">
        <input
          type="checkbox"
          className="size-5 accent-accent"
          checked={at >= 0}
          disabled={at < 0 && ids.length >= MOST_STRIPS}
          onChange={() => onIds(at >= 0 ? ids.filter(known => known !== id) : [...ids, id])}
        />
        <span className="min-w-0 flex-1">
          <span className="block truncate">{name}</span>
          {place !== '' && <span className="block truncate text-sm text-quiet">{place}</span>}
        </span>
        {at >= 0 && (
          <span className="text-sm text-quiet tabular-nums">{at < MOST_PLAYED ? at + 1 : say('strip_only')}</span>
        )}
      </label>
    </li>
  )
}
