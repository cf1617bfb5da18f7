// Cause dialog: the spans of the day that are missing, why, and who said so; whoever knows better says it here, and may take it back.

import { useMutation, useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { CoverageSpan } from '#contract/recording.ts'
import { type StateCause, type StatementAnswer, statedCauseShape } from '#contract/stated-cause.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { personName } from '#web/people.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { causeWord } from '#web/ui/cause-words.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText, sinceText } from '#web/words/time.ts'
import { causesQuery } from './camera-queries.ts'

type Gap = CoverageSpan
/** What the station did on purpose needs nobody’s word. */
const known = ['expired', 'suspended', 'not_scheduled', 'not_shared']

export const CauseDialog = ({
  camera,
  gaps,
  chosen,
  onChoose,
  onClose,
}: {
  readonly camera: Camera
  readonly gaps: readonly Gap[]
  readonly chosen: Gap | undefined
  readonly onChoose: (gap: Gap | undefined) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  return (
    <Dialog title={say('why_missing')} onClose={onClose}>
      {chosen === undefined ? (
        <ul className="grid gap-3">
          {gaps.length === 0 && <li>{say('no_gaps')}</li>}
          {gaps.map(gap => (
            <li key={gap.from_90k} className="flex flex-wrap items-center justify-between gap-2">
              <GapText gap={gap} />
              {!known.includes(gap.cause ?? '') && <Button onClick={() => onChoose(gap)}>{say('state_cause')}</Button>}
            </li>
          ))}
        </ul>
      ) : (
        <OneGap camera={camera} gap={chosen} onDone={() => onChoose(undefined)} />
      )}
    </Dialog>
  )
}

const GapText = ({ gap }: { readonly gap: Gap }) => {
  const say = useWords()
  const from = wallTime90k(gap.from_90k)
  const by = gap.by === null || gap.by === 'recorder' || gap.by === 'retention' ? '' : gap.by
  return (
    <p>
      <span className="tabular-nums">
        {dateTimeText(from)} – {sinceText(wallTime90k(gap.to_90k), from)}
      </span>
      : {say(causeWord(gap))}
      {by !== '' && (
        <span className="block text-sm text-quiet">
          {gap.detail !== null && (gap.cause === 'not_scheduled' ? `${gap.detail} · ` : `“${gap.detail}” · `)}
          {say(known.includes(gap.cause ?? '') ? 'ordered_by_at' : 'said_by', {
            by: personName(by),
            at: gap.noted_90k === null ? '' : dateTimeText(wallTime90k(gap.noted_90k)),
          })}
        </span>
      )}
    </p>
  )
}

const OneGap = ({ camera, gap, onDone }: { camera: Camera; gap: Gap; onDone: () => void }) => {
  const say = useWords()
  const done = async () => {
    await queries.invalidateQueries({ queryKey: ['coverage', camera.id] })
    await queries.invalidateQueries({ queryKey: ['causes', camera.id] })
    onDone()
  }
  const state = useMutation({
    mutationFn: (body: StateCause) => ask(paths.causes(camera.id), { method: 'POST', body }),
    onSuccess: done,
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const cause = statedCauseShape.parse(form.get('cause'))
    const { from_90k, to_90k } = gap
    state.mutate({ from_90k, to_90k, cause, note: String(form.get('note') ?? '') })
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <GapText gap={gap} />
      <Choice label={say('cause')} name="cause">
        {statedCauseShape.options.map(cause => (
          <option key={cause} value={cause}>
            {say(causeWord({ cause }))}
          </option>
        ))}
      </Choice>
      <Field label={say('cause_note')} name="note" maxLength={300} hint={say('cause_note_why')} />
      <Said camera={camera} gap={gap} onDone={done} />
      <FormEnd doing={state} label={say('state_cause')} onCancel={onDone} />
    </form>
  )
}

/** What was said of this span before; what stands can be taken back. */
const Said = ({ camera, gap, onDone }: { camera: Camera; gap: Gap; onDone: () => Promise<void> }) => {
  const say = useWords()
  const said = useQuery(causesQuery(camera.id, gap))
  const withdraw = useMutation({
    mutationFn: ({ id }: StatementAnswer) => ask(paths.cause(camera.id, id), { method: 'DELETE' }),
    onSuccess: onDone,
  })
  const standing = said.data?.statements.filter(({ withdrawn_90k }) => withdrawn_90k === null) ?? []
  if (standing.length === 0) return null
  return (
    <ul className="grid gap-2" aria-label={say('said_before')}>
      {standing.map(word => (
        <li key={word.id} className="flex flex-wrap items-center justify-between gap-2 text-sm">
          <span>
            {say(causeWord(word))}
            {word.note === '' ? '' : ` “${word.note}”`} ·{' '}
            {say('said_by', { by: word.by, at: dateTimeText(wallTime90k(word.at_90k)) })}
          </span>
          <Button weight="quiet" disabled={withdraw.isPending} onClick={() => withdraw.mutate(word)}>
            {say('withdraw')}
          </Button>
        </li>
      ))}
      <Complaint error={withdraw.error} />
    </ul>
  )
}
