// Mark list: everything that was said of cameras, in order of time, each with its picture, direction and note; the last one can be taken back, each one alone.

import { type FormEvent, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { Mark, Trail } from '#contract/trail.ts'
import { personName } from '#web/people.ts'
import { MomentPicture } from '#web/player/moment-picture.tsx'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { CloseIcon, LogIcon } from '#web/ui/icons.tsx'
import { Nothing, Section } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'
import { clockText, dateText, fromToText } from '#web/words/time.ts'
import { compassWords } from './mover-words.ts'
import type { TrailDeeds } from './trail-deeds.ts'
import { compassPoint, numberedMarks } from './way.ts'

export const MarkList = ({
  trail,
  cameras,
  deeds,
  closed,
  onReplay,
}: {
  readonly trail: Trail | undefined
  readonly cameras: readonly Camera[]
  readonly deeds: TrailDeeds
  readonly closed: boolean
  readonly onReplay: () => void
}) => {
  const say = useWords()
  const marks = trail === undefined ? [] : numberedMarks(trail)
  const playable = marks.filter(({ at_90k, may_see }) => at_90k !== null && may_see).length
  return (
    <Section
      title={say('trail_marks')}
      action={
        playable > 0 && (
          <Button weight="quiet" onClick={onReplay}>
            {say('trail_replay')}
          </Button>
        )
      }
    >
      {marks.length === 0 ? (
        <Nothing>{say('trail_marks_none')}</Nothing>
      ) : (
        <ol aria-label={say('trail_marks')}>
          {marks.map(mark => (
            <MarkLine key={mark.id} {...{ mark, cameras, deeds, closed }} />
          ))}
        </ol>
      )}
      {marks.length > 1 && !closed && (
        <div className="p-3">
          <Button onClick={() => void deeds.undo()}>{say('trail_undo')}</Button>
        </div>
      )}
    </Section>
  )
}

const MarkLine = ({
  mark,
  cameras,
  deeds,
  closed,
}: {
  readonly mark: Mark & { readonly no: number }
  readonly cameras: readonly Camera[]
  readonly deeds: TrailDeeds
  readonly closed: boolean
}) => {
  const say = useWords()
  const [writing, setWriting] = useState(false)
  const { no, camera, at_90k, seen, from_90k, to_90k, direction_deg, note, by, may_see, removed } = mark
  const name = mark.name === '' ? say('trail_other_camera') : mark.name
  const known = cameras.find(({ id }) => id === camera) ?? { id: camera, name, sub_url: null }
  const at = at_90k === null ? undefined : wallTime90k(at_90k)
  const when =
    at === undefined ? fromToText(wallTime90k(from_90k), wallTime90k(to_90k)) : `${clockText(at)} ${dateText(at)}`
  return (
    <li className="flex gap-3 border-b border-line px-3 py-3 last:border-b-0">
      <span
        className={`grid size-7 shrink-0 place-content-center rounded-full border-2 text-sm font-semibold ${seen ? 'border-accent bg-accent text-night' : 'border-edge text-quiet'}`}
      >
        {no}
      </span>
      <div className="grid min-w-0 flex-1 gap-1.5">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="text-sm text-quiet tabular-nums">
          {[
            when,
            seen ? say('trail_seen') : say('trail_was_not_seen'),
            direction_deg === null ? '' : say('trail_went', { way: say(compassWords[compassPoint(direction_deg)]!) }),
            removed ? say('trail_camera_removed') : '',
            say('trail_mark_by', { by: personName(by) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {at !== undefined &&
          (may_see ? (
            <MomentPicture camera={known} at_90k={at} className="aspect-video max-w-64 rounded-lg" />
          ) : (
            <p className="text-sm text-warn">{say('trail_may_not_see')}</p>
          ))}
        {note !== '' && !writing && <p className="text-sm wrap-anywhere">{note}</p>}
        {writing && (
          <NoteForm
            note={note}
            onDone={() => setWriting(false)}
            onSave={text => deeds.changeMark(mark.id, { note: text })}
          />
        )}
      </div>
      {!closed && !writing && (
        <div className="grid content-start">
          <IconButton label={say('trail_note_of', { no })} onClick={() => setWriting(true)}>
            <LogIcon />
          </IconButton>
          <IconButton label={say('trail_unmark', { no })} onClick={() => void deeds.removeMark(mark)}>
            <CloseIcon />
          </IconButton>
        </div>
      )}
    </li>
  )
}

const NoteForm = ({
  note,
  onSave,
  onDone,
}: {
  readonly note: string
  readonly onSave: (text: string) => Promise<void>
  readonly onDone: () => void
}) => {
  const say = useWords()
  const onSubmit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    await onSave(String(new FormData(event.currentTarget).get('note') ?? ''))
    onDone()
  }
  return (
    <form onSubmit={event => void onSubmit(event)} className="grid gap-2">
      <Field
        label={say('note')}
        name="note"
        maxLength={500}
        defaultValue={note}
        hint={say('trail_words_warn')}
        autoFocus
      />
      <div className="flex gap-2">
        <Button type="submit" weight="strong">
          {say('save')}
        </Button>
        <Button weight="quiet" onClick={onDone}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  )
}
