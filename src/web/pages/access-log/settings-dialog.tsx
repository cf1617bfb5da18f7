// Settings dialog: who is asked for a purpose, how long the log is kept, and where its signed heads are copied to.

import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type AccessSettings, LEAST_KEPT_MONTHS } from '#contract/access-log.ts'
import { type PurposeCode, purposeCodes } from '#contract/purpose.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field, FieldFrame, inputLook } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { taskQuery } from '#web/ui/task-query.ts'
import { toast } from '#web/ui/toasts.ts'
import { logSettingsQuery } from './log-queries.ts'
import type { LogNames } from './log-sentence.ts'

export const SettingsDialog = ({ names, onClose }: { readonly names: LogNames; readonly onClose: () => void }) => {
  const settings = useQuery({ ...logSettingsQuery, staleTime: 0 })
  return (
    <Dialog title={names.say('log_settings_title')} onClose={onClose}>
      <Complaint error={settings.error} />
      {settings.data !== undefined && <SettingsForm before={settings.data} names={names} onClose={onClose} />}
    </Dialog>
  )
}

const ages = [null, 0, 1, 6, 12, 24, 48, 72, 168, 720]

const SettingsForm = ({
  before,
  names,
  onClose,
}: {
  readonly before: AccessSettings
  readonly names: LogNames
  readonly onClose: () => void
}) => {
  const { say } = names
  const [purposes, setPurposes] = useState(before.purposes)
  const saving = useMutation({
    mutationFn: (body: AccessSettings) => ask<AccessSettings>(paths.accessLogSettings, { method: 'PUT', body }),
    onSuccess: async settings => {
      queries.setQueryData(logSettingsQuery.queryKey, settings)
      await queries.invalidateQueries({ queryKey: taskQuery.queryKey })
      toast(say('log_settings_saved'))
      onClose()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const folders = String(form.get('copy_to') ?? '')
      .split('\n')
      .flatMap(line => (line.trim() === '' ? [] : [line.trim()]))
    saving.mutate({ keep_months: Number(form.get('keep_months')), copy_to: folders, purposes })
  }
  const older = purposes.play_back_older_than_h
  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <fieldset className="grid gap-3">
        <legend className="mb-2 text-lg font-semibold">{say('log_purposes_asked')}</legend>
        <Choice
          label={say('log_older_than')}
          value={older === null ? '' : String(older)}
          onChange={event =>
            setPurposes({
              ...purposes,
              play_back_older_than_h: event.target.value === '' ? null : Number(event.target.value),
            })
          }
        >
          {[...new Set([...ages, older])].map(hours => (
            <option key={hours} value={hours === null ? '' : String(hours)}>
              {hours === null
                ? say('log_never_asked')
                : hours === 0
                  ? say('log_always_asked')
                  : hoursText(hours, names)}
            </option>
          ))}
        </Choice>
        <Switch
          label={say('log_extract_asked')}
          on={purposes.extract}
          onChange={extract => setPurposes({ ...purposes, extract })}
        />
        <Switch
          label={say('log_search_asked')}
          on={purposes.search}
          onChange={search => setPurposes({ ...purposes, search })}
        />
        <CaseNeeded
          needed={purposes.case_needed}
          names={names}
          onChange={case_needed => setPurposes({ ...purposes, case_needed: [...case_needed] })}
        />
      </fieldset>
      <fieldset className="grid gap-3">
        <legend className="mb-2 text-lg font-semibold">{say('log_keeping')}</legend>
        <Field
          label={say('log_keep_months')}
          name="keep_months"
          type="number"
          min={LEAST_KEPT_MONTHS}
          max={240}
          defaultValue={before.keep_months}
          hint={say('log_keep_months_why')}
        />
        <FieldFrame id="copy-to" label={say('log_copy_to')} hint={say('log_copy_to_why')}>
          <textarea
            id="copy-to"
            name="copy_to"
            rows={2}
            defaultValue={before.copy_to.join('\n')}
            aria-describedby="copy-to-hint"
            className={`${inputLook} py-2 font-mono text-sm`}
            placeholder="/media/usb"
          />
        </FieldFrame>
      </fieldset>
      <FormEnd doing={saving} label={say('save')} onCancel={onClose} />
    </form>
  )
}

const hoursText = (hours: number, { say }: LogNames): string =>
  hours >= 48 && hours % 24 === 0 ? say('log_days_old', { count: hours / 24 }) : say('log_hours_old', { count: hours })

const CaseNeeded = ({
  needed,
  names,
  onChange,
}: {
  readonly needed: readonly PurposeCode[]
  readonly names: LogNames
  readonly onChange: (needed: readonly PurposeCode[]) => void
}) => (
  <fieldset className="grid gap-x-4 sm:grid-cols-2">
    <legend className="mb-1 font-medium">{names.say('log_case_needed')}</legend>
    {purposeCodes.map(code => (
      <label key={code} className="flex min-h-11 cursor-pointer items-center gap-2.5 leading-tight">
        <input
          type="checkbox"
          checked={needed.includes(code)}
          onChange={event => onChange(event.target.checked ? [...needed, code] : needed.filter(one => one !== code))}
          className="size-5 shrink-0 accent-accent"
        />
        <span className="first-letter:uppercase">{names.purpose(code)}</span>
      </label>
    ))}
  </fieldset>
)
