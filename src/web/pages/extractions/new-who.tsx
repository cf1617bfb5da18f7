// The third step of a request: who gets it, and what goes in beside the original video. For the public and for a person in the picture only covered
// pictures leave.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { trailPagesQuery } from '#web/pages/trail/trail-queries.ts'
import { camerasQuery, queries } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button, buttonLook, IconButton } from '#web/ui/button.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { CloseIcon } from '#web/ui/icons.tsx'
import { PictureIcon } from '#web/ui/more-icons.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { coveredOnly } from './draft.ts'
import { recipientWhys, recipientWords } from './extraction-words.ts'
import type { StepProps } from './new-step.ts'
import { Tiles } from './pills.tsx'
import { RedactionTicks } from './redaction-ticks.tsx'

const kinds = ['own_unit', 'outside', 'subject', 'public'] as const

export const WhoStep = ({ draft, wrong, onChange }: StepProps) => {
  const say = useWords()
  const { recipient } = draft
  const set = (part: Partial<typeof recipient>): void => onChange({ recipient: { ...recipient, ...part } })
  return (
    <>
      <Tiles
        label={say('recipient_kind')}
        value={recipient.kind}
        options={kinds.map(kind => ({ value: kind, label: say(recipientWords[kind]), why: say(recipientWhys[kind]) }))}
        onChange={kind => set({ kind })}
      />
      <Field
        label={say(recipient.kind === 'subject' ? 'recipient_name_person' : 'recipient_name')}
        maxLength={200}
        value={recipient.name}
        complaint={wrong.name === undefined ? undefined : say(wrong.name)}
        onChange={event => set({ name: event.target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={say('recipient_person')}
          hint={say('recipient_person_why')}
          maxLength={120}
          value={recipient.person}
          onChange={event => set({ person: event.target.value })}
        />
        <Field
          label={say('recipient_address')}
          maxLength={200}
          value={recipient.address}
          onChange={event => set({ address: event.target.value })}
        />
      </div>
      {coveredOnly(recipient.kind) ? (
        <Redactions draft={draft} wrong={wrong} onChange={onChange} />
      ) : (
        <GoesIn draft={draft} wrong={wrong} onChange={onChange} />
      )}
    </>
  )
}

const GoesIn = (props: StepProps) => {
  const say = useWords()
  const { draft, onChange } = props
  return (
    <fieldset className="grid gap-3 rounded-lg border border-line p-4">
      <legend className="px-1 font-medium">{say('goes_in')}</legend>
      <p className="text-sm text-quiet">{say('goes_in_always')}</p>
      <Switch
        label={say('goes_viewing_copy')}
        hint={say('goes_viewing_copy_why')}
        on={draft.viewing_copy}
        onChange={viewing_copy => onChange({ viewing_copy })}
      />
      <Switch
        label={say('goes_segments')}
        hint={say('goes_segments_why')}
        on={draft.segments}
        onChange={segments => onChange({ segments })}
      />
      <TrailChoice {...props} />
      <Stills {...props} />
    </fieldset>
  )
}

const TrailChoice = ({ draft, onChange }: StepProps) => {
  const say = useWords()
  const found = useInfiniteQuery(trailPagesQuery({ text: '', state: '' }))
  const trails = found.data?.pages.flatMap(page => page.trails) ?? []
  if (trails.length === 0 && draft.trail === null) return null
  return (
    <Choice
      label={say('goes_trail')}
      value={draft.trail ?? ''}
      onChange={event => onChange({ trail: event.target.value === '' ? null : Number(event.target.value) })}
    >
      <option value="">{say('goes_trail_none')}</option>
      {trails.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
      {draft.trail !== null && !trails.some(({ id }) => id === draft.trail) && (
        <option value={draft.trail}>{say('goes_trail_number', { number: draft.trail })}</option>
      )}
    </Choice>
  )
}

const MOST_STILLS = 20

const Stills = ({ draft, wrong, onChange }: StepProps) => {
  const say = useWords()
  const { cameras } = useQuery(camerasQuery).data ?? { cameras: [] }
  const { stills, items } = draft
  const asked = [...new Set(items.map(({ camera }) => camera))]
  const change = (key: number, part: Partial<(typeof stills)[number]>): void =>
    onChange({ stills: stills.map(still => (still.key === key ? { ...still, ...part } : still)) })
  const add = (): void => {
    const key = Math.max(0, ...stills.map(still => still.key)) + 1
    onChange({ stills: [...stills, { key, camera: asked[0]!, at: dateTimeText(items[0]?.from ?? stationNow()) }] })
  }
  return (
    <div className="grid gap-2">
      {stills.map(still => (
        <div key={still.key} className="flex items-end gap-2">
          <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-2">
            <Choice
              label={say('camera')}
              value={still.camera}
              onChange={event => change(still.key, { camera: event.target.value })}
            >
              {asked.map(id => (
                <option key={id} value={id}>
                  {cameras.find(camera => camera.id === id)?.name ?? id}
                </option>
              ))}
            </Choice>
            <Field
              label={say('goes_still_at')}
              value={still.at}
              autoComplete="off"
              onChange={event => change(still.key, { at: event.target.value })}
            />
          </div>
          <IconButton
            label={say('goes_still_remove', { at: still.at })}
            onClick={() => onChange({ stills: stills.filter(({ key }) => key !== still.key) })}
          >
            <CloseIcon />
          </IconButton>
        </div>
      ))}
      {wrong.stills !== undefined && (
        <p role="alert" className="text-sm text-bad">
          {say(wrong.stills)}
        </p>
      )}
      {stills.length < MOST_STILLS && asked.length > 0 && (
        <Button className="justify-self-start" onClick={add}>
          <PictureIcon />
          {say('goes_still_add')}
        </Button>
      )}
    </div>
  )
}

const Redactions = ({ draft, wrong, onChange }: StepProps) => {
  const say = useWords()
  return (
    <div className="grid gap-2 rounded-lg border border-line p-4">
      <p className="text-sm text-quiet">{say('redacted_only_why')}</p>
      <RedactionTicks
        chosen={draft.redactions}
        complaint={wrong.redactions === undefined ? undefined : say(wrong.redactions)}
        onChange={redactions => onChange({ redactions })}
      />
      <div className="flex flex-wrap gap-2">
        <a href="/redactions" target="_blank" rel="noreferrer" className={buttonLook('plain')}>
          {say('redacted_make')}
        </a>
        <Button weight="quiet" onClick={() => void queries.invalidateQueries({ queryKey: ['redactions'] })}>
          {say('redacted_again')}
        </Button>
      </div>
    </div>
  )
}
