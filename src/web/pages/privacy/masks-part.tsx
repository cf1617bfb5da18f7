// Masks of a camera: its picture with the areas that are covered, what is done to them, why, and what was set before.

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { type Masks, MOST_AREAS } from '#contract/privacy.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { personName } from '#web/people.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { Section } from '#web/ui/section.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { type Areas, numbered, withNew, withoutArea } from './areas.ts'
import { MaskSurface } from './mask-surface.tsx'
import { masksQuery } from './privacy-queries.ts'

export const MasksPart = ({ camera }: { readonly camera: Camera }) => {
  const say = useWords()
  const masks = useQuery(masksQuery(camera.id))
  return (
    <Section title={say('masks')}>
      <div className="grid grid-cols-1 gap-4 p-4">
        <p className="max-w-[75ch] text-quiet">{say('masks_why')}</p>
        <Complaint error={masks.error} />
        {masks.data !== undefined && <Editor key={masks.data.version} camera={camera} masks={masks.data} />}
      </div>
    </Section>
  )
}

const Editor = ({ camera, masks }: { readonly camera: Camera; readonly masks: Masks }) => {
  const say = useWords()
  const [areas, setAreas] = useState<Areas>(masks.areas)
  const [chosen, setChosen] = useState<number>()
  const [preview, setPreview] = useState(false)
  const changed = JSON.stringify(areas) !== JSON.stringify(masks.areas)
  const save = useMutation({
    mutationFn: (reason: string) =>
      ask<Masks>(paths.masks(camera.id), { method: 'PUT', body: { areas, reason, follows: masks.version } }),
    onSuccess: answer => {
      queries.setQueryData(masksQuery(camera.id).queryKey, answer)
      void queries.invalidateQueries({ queryKey: ['acceptances', camera.id] })
      toast(say('mask_saved'))
    },
  })
  const add = () => {
    setAreas(withNew(areas))
    setChosen(areas.length)
    setPreview(false)
  }
  const remove = (which: number) => {
    setAreas(withoutArea(areas, which))
    setChosen(undefined)
  }
  return (
    <div className="grid grid-cols-1 items-start gap-4 desk:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <div className="grid grid-cols-1 gap-2">
        <MaskSurface {...{ camera, areas, chosen, preview }} onAreas={setAreas} onChosen={setChosen} />
        <p className="text-sm text-quiet">{say('mask_hands')}</p>
      </div>
      <div className="grid grid-cols-1 gap-4">
        {!masks.unmasked && masks.areas.length > 0 && <p className="text-warn">{say('mask_you_masked')}</p>}
        <div className="grid gap-2">
          {areas.length === 0 && <p>{say('masks_none')}</p>}
          <ul className="grid gap-1">
            {numbered(areas).map(({ at: i, key }) => (
              <li key={key} className="flex items-center justify-between gap-2">
                <Button
                  weight={chosen === i ? 'plain' : 'quiet'}
                  aria-pressed={chosen === i}
                  onClick={() => setChosen(i)}
                >
                  {say('mask_area', { n: i + 1 })}
                </Button>
                <Button weight="quiet" onClick={() => remove(i)}>
                  {say('mask_remove', { n: i + 1 })}
                </Button>
              </li>
            ))}
          </ul>
          <Button className="justify-self-start" disabled={areas.length >= MOST_AREAS} onClick={add}>
            {say('mask_add')}
          </Button>
        </div>
        <Switch label={say('mask_preview')} on={preview} onChange={setPreview} />
        {changed && (
          <form
            className="grid gap-3 border-t border-line pt-4"
            onSubmit={event => {
              event.preventDefault()
              save.mutate(String(new FormData(event.currentTarget).get('reason') ?? ''))
            }}
          >
            <Field label={say('mask_reason')} name="reason" required maxLength={200} hint={say('mask_reason_why')} />
            <FormEnd
              doing={save}
              label={say('mask_save')}
              cancel={say('mask_undo')}
              onCancel={() => {
                setAreas(masks.areas)
                setChosen(undefined)
              }}
            />
          </form>
        )}
        <History masks={masks} />
      </div>
    </div>
  )
}

const History = ({ masks }: { readonly masks: Masks }) => {
  const say = useWords()
  if (masks.history.length === 0) return null
  return (
    <details className="border-t border-line pt-3">
      <summary className="min-h-11 cursor-pointer content-center font-medium">{say('mask_history')}</summary>
      <ul className="grid gap-2">
        {masks.history.map(({ version, areas, reason, by, since_90k }) => (
          <li key={version}>
            <p className="wrap-anywhere">{say('mask_version', { areas: areas.length, reason })}</p>
            <p className="text-sm text-quiet tabular-nums">
              {say('said_by_at', { by: personName(by), at: dateTimeText(wallTime90k(since_90k)) })}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
