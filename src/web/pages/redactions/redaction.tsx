// One redacted copy: drawn on while it is a draft, watched and decided on when it was handed in, saved once approved; and who did what.

import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import type { Redaction } from '#contract/redaction.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { personName } from '#web/people.ts'
import { queries } from '#web/queries.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { BackIcon } from '#web/ui/icons.tsx'
import { SaveIcon } from '#web/ui/more-icons.tsx'
import { Row, Section } from '#web/ui/section.tsx'
import { sizeText } from '#web/ui/size-text.ts'
import { usePurposeFirst } from '#web/ui/task-query.ts'
import { useLanguage, useWords, type WordKey } from '#web/words/language.ts'
import { dateText, dateTimeText, fromToText } from '#web/words/time.ts'
import { Editor } from './editor.tsx'
import { picturesQuery, redactionQuery, takeStep } from './redaction-queries.ts'
import { RedactionState } from './redactions.tsx'

export const RedactionPage = () => {
  const say = useWords()
  const id = Number(useParams({ strict: false }).id)
  const { data: redaction, error } = useQuery(redactionQuery(id))
  useEffect(() => {
    document.title = `${redaction?.reason ?? say('redactions')} · ${say('product')}`
  }, [say, redaction?.reason])
  return (
    <div className="mx-auto grid w-full max-w-7xl content-start gap-4 px-3 py-5 sm:px-4">
      <Link to="/redactions" className="inline-flex min-h-11 items-center gap-1 text-quiet hover:text-ink">
        <BackIcon />
        {say('redactions')}
      </Link>
      <Complaint error={error} />
      {redaction !== undefined && <Whole redaction={redaction} />}
    </div>
  )
}

const Whole = ({ redaction }: { readonly redaction: Redaction }) => {
  const say = useWords()
  const { name, reason, from_90k, to_90k, state, case: number, by } = redaction
  const when =
    redaction.form === 'still'
      ? `${say('redaction_still')}, ${dateTimeText(wallTime90k(from_90k))}`
      : fromToText(wallTime90k(from_90k), wallTime90k(to_90k))
  const facts = [name, when, number ?? '']
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <h1 className="text-2xl font-semibold wrap-anywhere">{reason}</h1>
          <p className="text-quiet tabular-nums">
            {[...facts, say('redaction_by', { name: personName(by) })].filter(Boolean).join(' · ')}
          </p>
        </div>
        <RedactionState state={state} />
      </div>
      <Kept redaction={redaction} />
      <Present redaction={redaction} />
      <Deeds redaction={redaction} />
      <Steps redaction={redaction} />
    </>
  )
}

const unfinished: readonly Redaction['state'][] = ['draft', 'rendering', 'awaiting_approval', 'failed']

/** How long the footage under an unfinished copy stays, and how long an approved one does. */
const Kept = ({ redaction: { state, kept_until_90k } }: { readonly redaction: Redaction }) => {
  const say = useWords()
  if (state === 'approved' && kept_until_90k !== null)
    return (
      <p className="text-sm text-quiet">
        {say('redaction_stays_until', { day: dateText(wallTime90k(kept_until_90k)) })}
      </p>
    )
  if (state === 'deleted') return <p className="text-quiet">{say('redaction_deleted')}</p>
  if (!unfinished.includes(state)) return null
  return kept_until_90k === null ? (
    <p className="text-sm text-warn">{say('redaction_not_kept')}</p>
  ) : (
    <p className="text-sm text-quiet">{say('redaction_kept_until', { day: dateText(wallTime90k(kept_until_90k)) })}</p>
  )
}

const Present = ({ redaction }: { readonly redaction: Redaction }) => {
  const say = useWords()
  const { state, progress, work, problem, may } = redaction
  const part = (done: number) => Math.round(done * 100)
  if (state === 'rendering')
    return <Making label={say('redaction_making', { part: part(progress ?? 0) })} part={progress ?? 0} />
  if (state === 'draft' && may.includes('edit')) {
    if (work.state === 'ready') return <Editor key={redaction.id} redaction={redaction} />
    if (work.state === 'making')
      return <Making label={say('redaction_work_making', { part: part(work.progress) })} part={work.progress} />
    return <Failed redaction={redaction} />
  }
  if (state === 'failed' && problem !== null) return <Failed redaction={redaction} />
  return redaction.result === null || state === 'deleted' ? null : <Watch redaction={redaction} />
}

/** As high as what takes its place, so that nothing in sight jumps when it does. */
const Making = ({ label, part }: { readonly label: string; readonly part: number }) => (
  <div className="grid min-h-[80dvh] content-center gap-3 rounded-xl border border-line bg-slate p-6">
    <p aria-live="polite">{label}</p>
    <progress value={part} max={1} aria-label={label} className="h-3 w-full accent-accent" />
  </div>
)

/** The station's own sentence is asked for where the film would be. */
const Failed = ({ redaction: { id } }: { readonly redaction: Redaction }) => {
  const say = useWords()
  const asked = useQuery(picturesQuery(id))
  return (
    <div role="alert" className="grid gap-2 rounded-xl border border-bad/50 p-6">
      <p>{say('redaction_work_failed')}</p>
      <Complaint error={asked.error} />
    </div>
  )
}

const Watch = ({ redaction }: { readonly redaction: Redaction }) => {
  const say = useWords()
  // Whoever has to state a purpose is asked before a film, which cannot ask, is opened.
  const [opened, setOpened] = useState(false)
  const opening = useMutation({
    mutationFn: () => fetchFirst(paths.redaction(redaction.id, copyOf(redaction, 'copy'))),
    onSuccess: async () => {
      setOpened(true)
      await queries.invalidateQueries({ queryKey: ['redaction', redaction.id] })
    },
  })
  const src = `${paths.redaction(redaction.id, copyOf(redaction, 'copy'))}?of=${redaction.result?.sha256.slice(0, 12)}`
  return (
    <Section title={say('redaction_copy')}>
      <div className="grid gap-3 p-4">
        {opened && redaction.form === 'still' ? (
          <img src={src} alt={say('redaction_copy')} className="w-full rounded-lg bg-night" />
        ) : opened ? (
          <video src={src} controls playsInline className="max-h-[70dvh] w-full rounded-lg bg-night">
            <track kind="captions" />
          </video>
        ) : (
          <Button weight="strong" className="min-h-12" disabled={opening.isPending} onClick={() => opening.mutate()}>
            {say('redaction_watch')}
          </Button>
        )}
        <Complaint error={opening.error} />
        {redaction.may.includes('approve') && !redaction.watched && (
          <p className="text-sm text-warn">{say('redaction_watch_first')}</p>
        )}
        {redaction.state === 'awaiting_approval' && !redaction.may.includes('approve') && (
          <p className="text-sm text-quiet">{say('redaction_waits')}</p>
        )}
      </div>
    </Section>
  )
}

/** A still is a picture. */
const copyOf = ({ form }: Pick<Redaction, 'form'>, what: 'copy' | 'saved'): string =>
  `/${what}.${form === 'still' ? 'jpg' : 'mp4'}`

const fetchFirst = async (path: string): Promise<void> => {
  const { askStation } = await import('#web/ask.ts')
  const answer = await askStation(path)
  await answer.body?.cancel()
}

const Deeds = ({ redaction }: { readonly redaction: Redaction }) => {
  const say = useWords()
  const language = useLanguage()
  const navigate = useNavigate()
  const afterPurpose = usePurposeFirst()
  const [asking, setAsking] = useState<'reject' | 'reopen' | 'remove'>()
  const { id, may, result, watched, approved_by, camera, from_90k, to_90k } = redaction
  const approving = useMutation({ mutationFn: () => takeStep(id, { kind: 'approve', text: '' }) })
  return (
    <div className="flex flex-wrap items-center gap-2">
      {approved_by !== null && (
        <p className="mr-2">{say('redaction_approved_by', { name: personName(approved_by) })}</p>
      )}
      {may.includes('approve') && (
        <Button weight="strong" disabled={!watched || approving.isPending} onClick={() => approving.mutate()}>
          {say('redaction_approve')}
        </Button>
      )}
      {may.includes('reject') && <Button onClick={() => setAsking('reject')}>{say('redaction_reject')}</Button>}
      {may.includes('save') && result !== null && (
        <a
          className={buttonLook('strong')}
          href={paths.redaction(id, copyOf(redaction, 'saved'))}
          onClick={afterPurpose}
          download
        >
          <SaveIcon />
          {say('redaction_save')} ({sizeText(result.bytes, language)})
        </a>
      )}
      {redaction.state === 'approved' && (
        <a
          className={buttonLook('plain')}
          href={`/extractions/new?items=${camera}.${from_90k}.${redaction.form === 'still' ? from_90k + TICKS_PER_SECOND : to_90k}&redactions=${id}`}
        >
          {say('redaction_extract')}
        </a>
      )}
      {may.includes('reopen') && <Button onClick={() => setAsking('reopen')}>{say('redaction_reopen')}</Button>}
      {may.includes('remove') && (
        <Button weight="quiet" onClick={() => setAsking('remove')}>
          {say('redaction_remove')}
        </Button>
      )}
      <Complaint error={approving.error} />
      {(asking === 'reject' || asking === 'reopen') && (
        <SayWhy id={id} kind={asking} onClose={() => setAsking(undefined)} />
      )}
      {asking === 'remove' && (
        <ConfirmDialog
          title={say('redaction_remove')}
          question={say('redaction_remove_why')}
          yes={say('redaction_remove')}
          deed={() => ask(paths.redaction(id), { method: 'DELETE' })}
          onDone={async () => {
            await queries.invalidateQueries({ queryKey: ['redactions'] })
            await navigate({ to: '/redactions' })
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  )
}

const SayWhy = ({
  id,
  kind,
  onClose,
}: {
  readonly id: number
  readonly kind: 'reject' | 'reopen'
  readonly onClose: () => void
}) => {
  const say = useWords()
  const doing = useMutation({
    mutationFn: (text: string) => takeStep(id, { kind, text }),
    onSuccess: onClose,
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    doing.mutate(String(new FormData(event.currentTarget).get('text') ?? ''))
  }
  const title = say(kind === 'reject' ? 'redaction_reject' : 'redaction_reopen')
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        <Field
          label={say(kind === 'reject' ? 'redaction_reject_why' : 'redaction_reopen_why')}
          name="text"
          required
          minLength={5}
          maxLength={500}
        />
        <FormEnd doing={doing} label={title} onCancel={onClose} />
      </form>
    </Dialog>
  )
}

const stepWords: Readonly<Record<string, WordKey>> = {
  made: 'redaction_step_made',
  hand_in: 'redaction_step_hand_in',
  rendered: 'redaction_step_rendered',
  failed: 'redaction_step_failed',
  watched: 'redaction_step_watched',
  approve: 'redaction_step_approve',
  reject: 'redaction_step_reject',
  reopen: 'redaction_step_reopen',
  saved: 'redaction_step_saved',
  deleted: 'redaction_step_deleted',
}

const Steps = ({ redaction: { steps } }: { readonly redaction: Redaction }) => {
  const say = useWords()
  const said = (kind: string, text: string): string => {
    if (kind === 'hand_in')
      return say(text === 'all_covered' ? 'redaction_children_covered' : 'redaction_children_none')
    return kind === 'reject' || kind === 'reopen' || kind === 'approve' ? text : ''
  }
  return (
    <Section title={say('redaction_steps')}>
      <ol>
        {steps.map(({ kind, text, by, at_90k }) => (
          <Row
            key={`${at_90k} ${kind}`}
            name={`${by === 'station' ? '' : personName(by)} ${say(stepWords[kind] ?? 'redaction_steps')}`.trim()}
            facts={[dateTimeText(wallTime90k(at_90k)), said(kind, text)]}
          />
        ))}
      </ol>
    </Section>
  )
}
