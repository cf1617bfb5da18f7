// Task chip: in the header while a purpose is stated: which one, for which case, until when, and the way to say that it is over. While one is
// wanted and was put off, the way to state it.

import { useMutation } from '@tanstack/react-query'
import { wallTime90k } from '#base/units.ts'
import type { Task, Tasks } from '#contract/purpose.ts'
import { purposeStated, usePurposeAsked } from '#web/purpose.ts'
import { useLanguage, useWords } from '#web/words/language.ts'
import { minuteText } from '#web/words/time.ts'
import { Button } from './button.tsx'
import { Complaint } from './complaint.tsx'
import { PurposeIcon } from './icons.tsx'
import { shutPopover } from './shut-popover.ts'
import { endTask, purposeName, useTasks } from './task-query.ts'

const look =
  'flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-1.5 rounded-lg px-2 text-sm leading-tight hover:brightness-110'

export const TaskChip = () => {
  const say = useWords()
  const tasks = useTasks()
  const asked = usePurposeAsked()
  if (tasks?.task) return <Stated tasks={tasks} task={tasks.task} />
  if (asked !== 'put_off') return null
  return (
    <button
      type="button"
      className={`${look} bg-raised font-medium text-warn`}
      aria-label={say('purpose_state')}
      data-tip={say('purpose_state')}
      onClick={() => void purposeStated(true)}
    >
      <PurposeIcon />
      <span className="whitespace-nowrap max-lg:hidden">{say('purpose_state')}</span>
    </button>
  )
}

const Stated = ({ tasks, task }: { readonly tasks: Tasks; readonly task: Task }) => {
  const say = useWords()
  const language = useLanguage()
  const ending = useMutation({ mutationFn: endTask })
  const purpose = purposeName(tasks, task.purpose, language)
  const number = task.case === null ? '' : ` · ${say('case_number', { number: task.case })}`
  const what = `${say('looking_for', { purpose })}${number}`
  return (
    <>
      <button
        type="button"
        popoverTarget="task-told"
        className={`${look} bg-accent-deep text-accent`}
        aria-label={what}
        data-tip={what}
      >
        <PurposeIcon />
        <span className="line-clamp-2 max-w-48 text-left max-lg:hidden">{what}</span>
      </button>
      <div
        id="task-told"
        popover="auto"
        className="fixed inset-auto top-13 right-2 m-0 w-76 gap-3 rounded-xl border border-line bg-slate p-4 text-ink shadow-2xl open:grid"
      >
        <p>
          <span className="block text-sm text-quiet">{say('looking_for_title')}</span>
          <span className="block font-medium first-letter:uppercase">{purpose}</span>
          {task.case !== null && <span className="block">{say('case_number', { number: task.case })}</span>}
          {task.note !== '' && <span className="block text-quiet wrap-anywhere">{task.note}</span>}
          <span className="block text-sm text-quiet tabular-nums">
            {say('task_until', { until: minuteText(wallTime90k(task.until_90k)) })}
          </span>
        </p>
        <Complaint error={ending.error} />
        <div className="flex gap-2">
          <Button weight="strong" disabled={ending.isPending} onClick={() => ending.mutate()}>
            {say('task_done')}
          </Button>
          <Button
            onClick={event => {
              shutPopover(event)
              void purposeStated(true)
            }}
          >
            {say('task_other')}
          </Button>
        </div>
      </div>
    </>
  )
}
