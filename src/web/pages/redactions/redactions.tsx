// Redactions: all redacted copies, what each waits for, and the beginning of a new one.

import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import { parseWhen } from '#base/when.ts'
import { LONGEST_REDACTION_90K, type NewRedaction, type Redaction } from '#contract/redaction.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { personName } from '#web/people.ts'
import { camerasQuery } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { CameraChoice } from '#web/ui/camera-choice.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { PlusIcon, RedactIcon } from '#web/ui/icons.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Row } from '#web/ui/section.tsx'
import { type MarkedState, StateBadge } from '#web/ui/state-mark.tsx'
import { ListComing } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText, fromToText, readLocalCode } from '#web/words/time.ts'
import { redactionsQuery, stateWords } from './redaction-queries.ts'

export const RedactionsPage = () => {
  const say = useWords()
  const { open, show, shut } = useOpened()
  const asked = useSearch({ strict: false }) as {
    readonly camera?: string
    readonly from?: string
    readonly to?: string
  }
  const found = useQuery(redactionsQuery)
  const list = found.data?.redactions
  const begun = (
    <Button weight="strong" onClick={() => show('new')}>
      <PlusIcon />
      {say('redaction_new')}
    </Button>
  )
  useEffect(() => {
    document.title = `${say('redactions')} · ${say('product')}`
  }, [say])
  return (
    <div className="mx-auto grid w-full max-w-5xl content-start gap-4 px-3 py-5 sm:px-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold">{say('redactions')}</h1>
        {list !== undefined && list.length > 0 && begun}
      </div>
      <p className="text-quiet">{say('redactions_why')}</p>
      <Complaint error={found.error} />
      {list === undefined && found.error === null && <ListComing label={say('one_moment')} />}
      {list?.length === 0 && (
        <EmptyState title={say('redactions_none')} drawing={<RedactIcon />} action={begun}>
          {say('redactions_none_why')}
        </EmptyState>
      )}
      {list !== undefined && list.length > 0 && (
        <ul aria-label={say('redactions')} className="rounded-xl border border-line bg-slate">
          {list.map(one => (
            <RedactionLine key={one.id} redaction={one} />
          ))}
        </ul>
      )}
      {open === 'new' && <NewDialog asked={asked} onClose={shut} />}
    </div>
  )
}

const marks: Readonly<Record<Redaction['state'], MarkedState>> = {
  draft: 'resting',
  rendering: 'loading',
  awaiting_approval: 'stale',
  approved: 'live',
  rejected: 'lost',
  failed: 'lost',
  deleted: 'resting',
}

export const RedactionState = ({ state }: Pick<Redaction, 'state'>) => {
  const say = useWords()
  return <StateBadge state={marks[state]}>{say(stateWords[state])}</StateBadge>
}

type Listed = Pick<Redaction, 'id' | 'name' | 'from_90k' | 'to_90k' | 'reason' | 'case' | 'state' | 'by'>

const RedactionLine = ({ redaction }: { readonly redaction: Listed }) => {
  const say = useWords()
  const { id, name, from_90k, to_90k, reason, case: number, state, by } = redaction
  return (
    <Row
      name={
        <Link to="/redactions/$id" params={{ id: String(id) }} className="underline-offset-4 hover:underline">
          {reason}
        </Link>
      }
      facts={[
        name,
        fromToText(wallTime90k(from_90k), wallTime90k(to_90k)),
        number ?? '',
        say('redaction_by', { name: personName(by) }),
      ]}
      action={
        <Link to="/redactions/$id" params={{ id: String(id) }} className={buttonLook('quiet')}>
          <RedactionState state={state} />
          <span className="sr-only">: {reason}</span>
        </Link>
      }
    />
  )
}

const NewDialog = ({
  asked,
  onClose,
}: {
  readonly asked: { readonly camera?: string; readonly from?: string; readonly to?: string }
  readonly onClose: () => void
}) => {
  const say = useWords()
  const navigate = useNavigate()
  const [wrong, setWrong] = useState(false)
  const cameras = useQuery(camerasQuery).data?.cameras ?? []
  const mine = cameras.filter(({ may }) => may === undefined || may.includes('request_extract'))
  const first = mine.find(({ id }) => id === asked.camera)
  const beginning = useMutation({
    mutationFn: (body: NewRedaction) => ask<Redaction>(paths.redactions, { method: 'POST', body }),
    onSuccess: ({ id }) => navigate({ to: '/redactions/$id', params: { id: String(id) }, replace: true }),
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const of = (name: string) => String(form.get(name) ?? '').trim()
    const [from, to] = ['from', 'to'].map(name => parseWhen(of(name), stationNow()))
    const sound = from?.ok && to?.ok && from.value < to.value && to.value <= stationNow()
    setWrong(!sound || to.value - from.value > LONGEST_REDACTION_90K)
    if (!sound || to.value - from.value > LONGEST_REDACTION_90K) return
    const number = of('case')
    beginning.mutate({
      ...{ camera: of('camera'), from_90k: from.value, to_90k: to.value, reason: of('reason') },
      ...(number === '' ? {} : { case: number }),
    })
  }
  const told = (code: string | undefined) => {
    const at = code === undefined ? undefined : readLocalCode(code)
    return at === undefined ? undefined : dateTimeText(at)
  }
  return (
    <Dialog title={say('redaction_new')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        <CameraChoice cameras={first === undefined ? mine : [first, ...mine.filter(one => one !== first)]} />
        <div className="grid gap-5 sm:grid-cols-2">
          {(['from', 'to'] as const).map(name => (
            <Field
              key={name}
              label={say(name === 'from' ? 'redaction_from' : 'redaction_to')}
              name={name}
              required
              maxLength={40}
              defaultValue={told(asked[name])}
              placeholder={say('redaction_when_example')}
              complaint={wrong && name === 'to' ? say('redaction_when_wrong') : undefined}
              onChange={() => setWrong(false)}
            />
          ))}
        </div>
        <Field
          label={say('redaction_reason')}
          name="reason"
          required
          minLength={5}
          maxLength={500}
          placeholder={say('redaction_reason_example')}
        />
        <Field label={say('redaction_case')} name="case" maxLength={60} />
        <FormEnd doing={beginning} label={say('redaction_begin')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
