// Pace dialog: how fast whoever walks, rides or drives is taken to be: at this station, or on one trail alone.

import { useMutation, useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { type Going, type Mover, movers, type Pace, type ReachSettings } from '#contract/trail.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { toast } from '#web/ui/toasts.ts'
import { Waiting } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { moverWords } from './mover-words.ts'
import { trailSettingsQuery } from './trail-queries.ts'

export const PaceDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const say = useWords()
  const { data, error } = useQuery(trailSettingsQuery)
  return (
    <Dialog title={say('trail_paces')} onClose={onClose}>
      {data === undefined ? (
        <>
          <Complaint error={error} />
          {error === null && <Waiting>{say('one_moment')}</Waiting>}
        </>
      ) : (
        <StationPaces settings={data} onClose={onClose} />
      )}
    </Dialog>
  )
}

const StationPaces = ({ settings, onClose }: { readonly settings: ReachSettings; readonly onClose: () => void }) => {
  const say = useWords()
  const saving = useMutation({
    mutationFn: (next: ReachSettings) => ask<ReachSettings>(paths.trailSettings, { method: 'PUT', body: next }),
    onSuccess: next => {
      queries.setQueryData(trailSettingsQuery.queryKey, next)
      void queries.invalidateQueries({ queryKey: ['reach'] })
      toast(say('trail_paces_saved'))
      onClose()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const paces = Object.fromEntries(movers.map(mover => [mover, paceIn(form, mover)])) as Record<Mover, Pace>
    saving.mutate({ ...settings, ...paces, slack_s: Number(form.get('slack')) })
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <p className="text-quiet">{say('trail_paces_why')}</p>
      {movers.map(mover => (
        <PaceFields key={mover} mover={mover} pace={settings[mover]} />
      ))}
      <Field
        label={say('trail_slack')}
        hint={say('trail_slack_why')}
        name="slack"
        type="number"
        min={0}
        max={3600}
        required
        defaultValue={settings.slack_s}
      />
      <FormEnd doing={saving} label={say('save')} onCancel={onClose} />
    </form>
  )
}

/** Of one trail. */
export const OwnPaceDialog = ({
  going,
  onChange,
  onClose,
}: {
  readonly going: Going
  readonly onChange: (going: Going) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const { data } = useQuery(trailSettingsQuery)
  const pace = going.pace ?? data?.[going.mover]
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    onChange({ ...going, pace: paceIn(new FormData(event.currentTarget), going.mover) })
    onClose()
  }
  return (
    <Dialog title={say('trail_own_pace')} onClose={onClose}>
      {pace !== undefined && (
        <form onSubmit={onSubmit} className="grid gap-5">
          <p className="text-quiet">{say('trail_own_pace_why')}</p>
          <PaceFields mover={going.mover} pace={pace} />
          <FormEnd doing={{ isPending: false, error: null }} label={say('trail_use_pace')} onCancel={onClose}>
            {going.pace !== null && (
              <Button
                onClick={() => {
                  onChange({ ...going, pace: null })
                  onClose()
                }}
              >
                {say('trail_station_pace')}
              </Button>
            )}
          </FormEnd>
        </form>
      )}
    </Dialog>
  )
}

const paceIn = (form: FormData, mover: Mover): Pace => {
  const [slow, fast] = [Number(form.get(`${mover}-slow`)), Number(form.get(`${mover}-fast`))]
  return { slow_kmh: Math.min(slow, fast), fast_kmh: Math.max(slow, fast) }
}

const PaceFields = ({ mover, pace }: { readonly mover: Mover; readonly pace: Pace }) => {
  const say = useWords()
  const limits = { type: 'number', min: 0.5, max: 200, step: 0.5, required: true } as const
  return (
    <fieldset className="grid grid-cols-2 gap-3">
      <legend className="mb-1.5 font-semibold">{say(moverWords[mover])}</legend>
      <Field label={say('trail_slowest')} name={`${mover}-slow`} defaultValue={pace.slow_kmh} {...limits} />
      <Field label={say('trail_fastest')} name={`${mover}-fast`} defaultValue={pace.fast_kmh} {...limits} />
    </fieldset>
  )
}
