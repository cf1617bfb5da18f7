// Keeping dialog: days and quota of all cameras, of a place or of one camera; the station says what it does not take.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Retention } from '#contract/retention.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button } from '#web/ui/button.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import type { KeepingRow } from './keeping-rows.ts'
import { type Asked, letsGo } from './shortened.ts'

const GB = 1e9

export const KeepingDialog = ({
  row,
  name,
  onClose,
}: {
  readonly row: KeepingRow
  readonly name: string
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [wrong, setWrong] = useState<{ readonly days: boolean; readonly quota: boolean }>()
  const [sure, setSure] = useState<Asked>()
  const scope = { camera: row.camera?.id ?? null, place: row.place }
  const [reason, setReason] = useState('')
  const [unsaid, setUnsaid] = useState(false)
  const tell = (asked: Asked) =>
    ask<Retention>(paths.retention, { method: 'PUT', body: { ...scope, ...asked, reason: reason.trim() } })
  const said = (): boolean => {
    const enough = reason.trim().length >= 3
    setUnsaid(!enough)
    return enough
  }
  const onDone = (answer: Retention): void => {
    queries.setQueryData(['retention'], answer)
    onClose()
  }
  const set = useMutation({ mutationFn: tell, onSuccess: onDone })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const days = numberIn(form.get('days'))
    const quota = numberIn(form.get('quota'))
    const bad = {
      days: days === undefined || (days !== null && (!Number.isInteger(days) || days < 1 || days > 36_500)),
      quota: quota === undefined || (quota !== null && quota < 0.001),
    }
    setWrong(bad)
    if (!said()) return
    if (bad.days || bad.quota || days === undefined || quota === undefined) return
    const asked = { days, quota_bytes: quota === null ? null : Math.round(quota * GB) }
    if (letsGo(row, asked, stationNow())) setSure(asked)
    else set.mutate(asked)
  }
  const dropped = row.own && (row.camera !== null || row.place !== null)
  if (sure !== undefined)
    return (
      <ConfirmDialog
        title={say('change_keeping_of', { name })}
        question={say('keeping_shorter_sure')}
        yes={say('keeping_shorter_yes')}
        deed={() => tell(sure)}
        onDone={onDone}
        onClose={() => setSure(undefined)}
      />
    )
  return (
    <Dialog title={say('change_keeping_of', { name })} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5" noValidate>
        <Field
          label={say('days_kept')}
          name="days"
          inputMode="numeric"
          defaultValue={row.days ?? ''}
          hint={say('days_kept_why')}
          complaint={wrong?.days === true ? say('days_wrong') : undefined}
        />
        {row.place === null && (
          <Field
            label={say('quota_gb')}
            name="quota"
            inputMode="decimal"
            defaultValue={row.quota_bytes === null ? '' : row.quota_bytes / GB}
            hint={say('quota_why')}
            complaint={wrong?.quota === true ? say('quota_wrong') : undefined}
          />
        )}
        <Field
          label={say('keeping_reason')}
          name="reason"
          maxLength={300}
          value={reason}
          onChange={event => setReason(event.target.value)}
          hint={say('keeping_reason_why')}
          complaint={unsaid ? say('keeping_reason_wrong') : undefined}
        />
        <FormEnd doing={set} label={say('save')} onCancel={onClose}>
          {dropped && (
            <Button disabled={set.isPending} onClick={() => said() && set.mutate({})}>
              {say('drop_rule')}
            </Button>
          )}
        </FormEnd>
      </form>
    </Dialog>
  )
}

/** Null for nothing, undefined for what is no number; the comma is Viet Nam's decimal mark. */
const numberIn = (value: FormDataEntryValue | null): number | null | undefined => {
  const text = String(value ?? '').trim()
  if (text === '') return null
  return /^\d{1,9}(?:[.,]\d{1,3})?$/.test(text) ? Number(text.replace(',', '.')) : undefined
}
