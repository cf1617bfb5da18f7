// Purpose dialog: why somebody looks. Opened by whatever was refused for want of a purpose, on any page; stated once, it holds for the task.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { LONGEST_TASK_H, type PurposeCode, purposeCodeShape, type Tasks } from '#contract/purpose.ts'
import { StationProblem } from '#web/ask.ts'
import { endAsking } from '#web/purpose.ts'
import { useLanguage, useWords } from '#web/words/language.ts'
import { Dialog } from './dialog.tsx'
import { Choice, Field } from './field.tsx'
import { FormEnd } from './form-end.tsx'
import { purposeName, stateTask, useTasks } from './task-query.ts'

const hours = [0.5, 1, 2, 4, 8, LONGEST_TASK_H]

/** Stands once on every page inside, while somebody is asked. */
export const PurposeAsking = () => {
  const tasks = useTasks()
  return tasks !== undefined ? <PurposeDialog tasks={tasks} onEnd={endAsking} /> : null
}

const PurposeDialog = ({ tasks, onEnd }: { readonly tasks: Tasks; readonly onEnd: (stated: boolean) => void }) => {
  const say = useWords()
  const [purpose, setPurpose] = useState<PurposeCode | ''>(tasks.task?.purpose ?? '')
  const stating = useMutation({ mutationFn: stateTask, onSuccess: () => onEnd(true) })
  const further = useRef<HTMLDivElement>(null)
  // On a phone what is asked further lies below the list.
  useEffect(() => {
    if (purpose !== '') further.current?.scrollIntoView({ block: 'end' })
  }, [purpose])
  const case_needed = purpose !== '' && tasks.policy.case_needed.includes(purpose)
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const read = (name: string) => String(form.get(name) ?? '').trim()
    stating.mutate({
      purpose: purposeCodeShape.parse(purpose),
      case: read('case') === '' ? null : read('case'),
      note: read('note'),
      hours: Number(read('hours')),
    })
  }
  const bad_case = stating.error instanceof StationProblem && stating.error.where.field === 'body.case'
  return (
    <Dialog title={say('purpose_title')} onClose={() => onEnd(false)}>
      <form onSubmit={onSubmit} className="grid gap-4">
        <p className="text-quiet">{say('purpose_why')}</p>
        <PurposeList tasks={tasks} chosen={purpose} onChoose={setPurpose} />
        {purpose !== '' && (
          <div ref={further} className="grid scroll-mb-24 gap-4 sm:grid-cols-2">
            <Field
              label={say(case_needed ? 'purpose_case' : 'purpose_case_if_any')}
              name="case"
              required={case_needed}
              maxLength={60}
              placeholder={say('purpose_case_example')}
              defaultValue={tasks.task?.case ?? ''}
              complaint={bad_case ? say('purpose_case_form') : undefined}
            />
            <Choice label={say('purpose_for_how_long')} name="hours" defaultValue="2">
              {hours.map(value => (
                <option key={value} value={value}>
                  {value < 1 ? say('half_an_hour') : say('so_many_hours', { count: value })}
                </option>
              ))}
            </Choice>
            <div className="sm:col-span-2">
              <Field
                label={say(purpose === 'other' ? 'purpose_note_needed' : 'purpose_note')}
                name="note"
                required={purpose === 'other'}
                maxLength={200}
                defaultValue={tasks.task?.note ?? ''}
              />
            </div>
          </div>
        )}
        <FormEnd
          doing={{ isPending: stating.isPending, error: bad_case ? null : stating.error }}
          label={say('purpose_go_on')}
          disabled={purpose === ''}
          onCancel={() => onEnd(false)}
          cancel={say('purpose_not_now')}
        />
      </form>
    </Dialog>
  )
}

const PurposeList = ({
  tasks,
  chosen,
  onChoose,
}: {
  readonly tasks: Tasks
  readonly chosen: PurposeCode | ''
  readonly onChoose: (purpose: PurposeCode) => void
}) => {
  const say = useWords()
  const language = useLanguage()
  return (
    <fieldset className="grid gap-1.5 sm:grid-cols-2">
      <legend className="sr-only">{say('purpose')}</legend>
      {tasks.purposes.map(({ code }) => (
        <label
          key={code}
          className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-lg border border-edge bg-night px-3 py-1.5 leading-tight has-checked:border-accent has-checked:bg-accent-deep has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="purpose"
            value={code}
            checked={code === chosen}
            onChange={() => onChoose(code)}
            className="size-4 shrink-0 accent-accent"
          />
          <span className="first-letter:uppercase">{purposeName(tasks, code, language)}</span>
        </label>
      ))}
    </fieldset>
  )
}
