// Settings dialog: from when on two persons are needed, whether exceptions are, how long holds and copies last, and who stamps the time.

import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { ExtractionSettings } from '#contract/extraction.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { extractionSettingsQuery } from './extraction-queries.ts'

export const SettingsDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const say = useWords()
  const settings = useQuery({ ...extractionSettingsQuery, staleTime: 0 })
  return (
    <Dialog title={say('extraction_settings')} onClose={onClose}>
      <Complaint error={settings.error} />
      {settings.data !== undefined && <SettingsForm before={settings.data} onClose={onClose} />}
    </Dialog>
  )
}

const SettingsForm = ({ before, onClose }: { readonly before: ExtractionSettings; readonly onClose: () => void }) => {
  const say = useWords()
  const [exceptions, setExceptions] = useState(before.exceptions)
  const saving = useMutation({
    mutationFn: (body: ExtractionSettings) =>
      ask<ExtractionSettings>(paths.extractionSettings, { method: 'PUT', body }),
    onSuccess: settings => {
      queries.setQueryData(extractionSettingsQuery.queryKey, settings)
      toast(say('settings_kept'))
      onClose()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const number = (name: string) => Number(form.get(name))
    const url = String(form.get('time_stamp_url') ?? '').trim()
    saving.mutate({
      bulk_cameras: number('bulk_cameras'),
      bulk_hours: number('bulk_hours'),
      exceptions,
      review_days: number('review_days'),
      copy_days: number('copy_days'),
      redaction_draft_days: number('redaction_draft_days'),
      redaction_days: number('redaction_days'),
      time_stamp_url: url === '' ? null : url,
    })
  }
  const days = [
    ['review_days', say('settings_review_days'), 1, 365],
    ['copy_days', say('settings_copy_days'), 1, 3650],
    ['redaction_draft_days', say('settings_redaction_draft_days'), 1, 365],
    ['redaction_days', say('settings_redaction_days'), 1, 3650],
  ] as const
  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <fieldset className="grid gap-3">
        <legend className="mb-2 text-lg font-semibold">{say('settings_two')}</legend>
        <p className="text-sm text-quiet">{say('settings_two_why')}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={say('settings_bulk_cameras')}
            name="bulk_cameras"
            type="number"
            min={2}
            max={64}
            required
            defaultValue={before.bulk_cameras}
          />
          <Field
            label={say('settings_bulk_hours')}
            name="bulk_hours"
            type="number"
            min={1}
            max={1000}
            required
            defaultValue={before.bulk_hours}
          />
        </div>
        <Switch
          label={say('settings_exceptions')}
          hint={say('settings_exceptions_why')}
          on={exceptions}
          onChange={setExceptions}
        />
      </fieldset>
      <fieldset className="grid gap-4 sm:grid-cols-2">
        <legend className="mb-2 text-lg font-semibold">{say('settings_days')}</legend>
        {days.map(([name, label, min, max]) => (
          <Field
            key={name}
            label={label}
            name={name}
            type="number"
            min={min}
            max={max}
            required
            defaultValue={before[name]}
          />
        ))}
      </fieldset>
      <Field
        label={say('settings_time_stamp')}
        hint={say('settings_time_stamp_why')}
        name="time_stamp_url"
        type="url"
        placeholder="https://tsa.example.vn"
        defaultValue={before.time_stamp_url ?? ''}
      />
      <FormEnd doing={saving} label={say('save')} onCancel={onClose} />
    </form>
  )
}
