// Footage held for a request: what is held already, and a span of a camera to hold.

import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import { parseWhen } from '#base/when.ts'
import type { RightsRequest } from '#contract/rights-request.ts'
import { ask } from '#web/ask.ts'
import { useMay } from '#web/may.ts'
import { paths } from '#web/paths.ts'
import { camerasQuery, queries } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { CameraChoice } from '#web/ui/camera-choice.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'

const HOUR_90K = 3600 * 90_000

export const HoldForm = ({ request }: { readonly request: RightsRequest }) => {
  const say = useWords()
  const asks = useMay()('request_extract')
  const [opened, setOpened] = useState(false)
  const open = request.due !== 'done'
  return (
    <section className="grid gap-3 border-t border-line pt-4">
      <h3 className="font-semibold">{say('request_holds')}</h3>
      {request.holds.length === 0 && open && <p className="text-sm text-warn">{say('request_no_holds')}</p>}
      {request.holds.map(hold => (
        <p key={hold} className="text-sm">
          {say('request_held', { hold })}
        </p>
      ))}
      {open && !opened && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setOpened(true)}>{say('request_hold')}</Button>
          {request.kind === 'view' && asks && (
            <Link
              to="/extractions/new"
              search={{ recipient: 'subject', name: request.name, case: request.number }}
              className={buttonLook('plain')}
            >
              {say('ask_title')}
            </Link>
          )}
        </div>
      )}
      {opened && <Span request={request} onDone={() => setOpened(false)} />}
    </section>
  )
}

const Span = ({ request, onDone }: { readonly request: RightsRequest; readonly onDone: () => void }) => {
  const say = useWords()
  const cameras = useQuery(camerasQuery).data?.cameras ?? []
  const [now] = useState(stationNow)
  const [wrong, setWrong] = useState<{ readonly from?: WordKey; readonly to?: WordKey }>({})
  const hold = useMutation({
    mutationFn: (body: { camera: string; from_90k: number; to_90k: number }) =>
      ask<RightsRequest>(paths.rightsHolds(request.id), { method: 'POST', body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['rights_requests'] })
      onDone()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [from, to] = ['from', 'to'].map(name => parseWhen(String(form.get(name) ?? ''), now))
    const backwards = from!.ok && to!.ok && to!.value <= from!.value
    setWrong({
      ...(from!.ok ? {} : { from: 'time_format' }),
      ...(!to!.ok ? { to: 'time_format' } : backwards ? { to: 'clip_backwards' } : {}),
    })
    if (!from!.ok || !to!.ok || backwards) return
    hold.mutate({ camera: String(form.get('camera')), from_90k: from!.value, to_90k: to!.value })
  }
  const said = (word: WordKey | undefined) => (word === undefined ? undefined : say(word))
  return (
    <form onSubmit={onSubmit} className="grid gap-4" noValidate>
      <CameraChoice cameras={cameras} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={say('clip_from')}
          name="from"
          defaultValue={dateTimeText(wallTime90k(now - HOUR_90K))}
          complaint={said(wrong.from)}
        />
        <Field label={say('clip_to')} name="to" defaultValue={dateTimeText(now)} complaint={said(wrong.to)} />
      </div>
      <FormEnd doing={hold} label={say('request_hold_do')} onCancel={onDone} />
    </form>
  )
}
