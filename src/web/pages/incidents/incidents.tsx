// Incidents page: what people say happened, the newest first, where its footage is, and what became of it.

import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useEffect } from 'react'
import { wallTime90k } from '#base/units.ts'
import { type Incident, type IncidentStep, incidentStateShape } from '#contract/incident.ts'
import { ask } from '#web/ask.ts'
import { useMay } from '#web/may.ts'
import { askedOf } from '#web/pages/extractions/asked-spans.ts'
import { incidentPages, noticesChanged } from '#web/pages/rules/rule-queries.ts'
import { paths } from '#web/paths.ts'
import { personName } from '#web/people.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { CaseIcon } from '#web/ui/icons.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Row } from '#web/ui/section.tsx'
import { toast } from '#web/ui/toasts.ts'
import { ListComing } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText, fromToText, localCode } from '#web/words/time.ts'
import { categoryWords, incidentStateWords } from './incident-words.ts'

export const IncidentsPage = () => {
  const say = useWords()
  const found = useInfiniteQuery(incidentPages)
  const list = found.data?.pages.flatMap(({ incidents }) => incidents)
  const { open, show, shut } = useOpened()
  const stepping = list?.find(({ id }) => open === `step-${id}`)
  useEffect(() => {
    document.title = `${say('incidents')} · ${say('product')}`
  }, [say])
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-1 content-start gap-4 px-3 py-5 sm:px-4">
      <h1 className="text-2xl font-semibold">{say('incidents')}</h1>
      <Complaint error={found.error} />
      {list === undefined && found.error === null && <ListComing label={say('one_moment')} />}
      {list?.length === 0 && (
        <EmptyState
          title={say('incidents_none')}
          drawing={<CaseIcon />}
          action={
            <Link to="/rules" className={buttonLook('strong')}>
              {say('rules_page')}
            </Link>
          }
        >
          {say('incidents_none_why')}
        </EmptyState>
      )}
      {list !== undefined && list.length > 0 && (
        <ul aria-label={say('incidents')} className="rounded-xl border border-line bg-slate">
          {list.map(incident => (
            <IncidentLine key={incident.id} incident={incident} onStep={() => show(`step-${incident.id}`)} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button className="justify-self-center" disabled={found.isFetching} onClick={() => void found.fetchNextPage()}>
          {say(found.isFetchingNextPage ? 'one_moment' : 'show_more')}
        </Button>
      )}
      {stepping !== undefined && <StepDialog incident={stepping} onClose={shut} />}
    </div>
  )
}

const IncidentLine = ({ incident, onStep }: { readonly incident: Incident; readonly onStep: () => void }) => {
  const say = useWords()
  const asks = useMay()('request_extract')
  const { number, category, state, place, camera, from_90k, to_90k, note, by, steps } = incident
  const [from, to] = [wallTime90k(from_90k), wallTime90k(to_90k)]
  return (
    <Row
      name={`${number} · ${say(categoryWords[category])}`}
      facts={[place, to > from ? fromToText(from, to) : dateTimeText(from), say('incident_by', { by: personName(by) })]}
      action={
        <span className="flex flex-wrap justify-end gap-1">
          <Link
            to="/review"
            search={{ cameras: camera, at: localCode(from) }}
            className={buttonLook('plain')}
            aria-label={say('incident_footage_of', { number })}
          >
            {say('see_again')}
          </Link>
          {asks && (
            <Link
              to="/extractions/new"
              search={{ ...askedOf([camera], from, to), incident: incident.id }}
              className={buttonLook('plain')}
              aria-label={say('ask_for_incident', { number })}
            >
              {say('ask_title')}
            </Link>
          )}
          <Button weight="quiet" className="px-3" aria-label={say('incident_step_of', { number })} onClick={onStep}>
            {say('incident_step')}
          </Button>
        </span>
      }
    >
      {note !== '' && <p className="wrap-anywhere">{note}</p>}
      <p className="text-sm font-medium">{say(incidentStateWords[state])}</p>
      {steps.length > 1 && (
        <details className="text-sm">
          <summary className="min-h-11 cursor-pointer content-center text-quiet">
            {say('incident_steps', { count: steps.length })}
          </summary>
          <ol className="grid gap-1 text-quiet">
            {steps.map(step => (
              <li key={`${step.at_90k} ${step.state}`} className="wrap-anywhere">
                {dateTimeText(wallTime90k(step.at_90k))} · {say(incidentStateWords[step.state])} · {personName(step.by)}
                {step.note !== '' && ` · ${step.note}`}
              </li>
            ))}
          </ol>
        </details>
      )}
    </Row>
  )
}

const StepDialog = ({ incident, onClose }: { readonly incident: Incident; readonly onClose: () => void }) => {
  const say = useWords()
  const saving = useMutation({
    mutationFn: (step: IncidentStep) => ask<Incident>(paths.incidentSteps(incident.id), { method: 'POST', body: step }),
    onSuccess: async () => {
      onClose()
      toast(say('incident_step_saved'))
      await noticesChanged()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    saving.mutate({ state: incidentStateShape.parse(form.get('state')), note: String(form.get('note') ?? '') })
  }
  return (
    <Dialog title={say('incident_step_of', { number: incident.number })} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        <Choice label={say('incident_state')} name="state" defaultValue={incident.state}>
          {incidentStateShape.options.map(state => (
            <option key={state} value={state}>
              {say(incidentStateWords[state])}
            </option>
          ))}
        </Choice>
        <Field label={say('incident_note')} name="note" maxLength={1000} hint={say('incident_note_why')} />
        <FormEnd doing={saving} label={say('save')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
