// A new request for footage, in four steps: what for, what, for whom, look over. Each step is a place (`?step=2`), so that Back goes one step back;
// nothing is asked before the end, and whoever leaves with something filled in is asked first.

import { useMutation, useQuery } from '@tanstack/react-query'
import { useBlocker, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import { stationNow } from '#web/station-clock.ts'
import { complaintText } from '#web/ui/complaint.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { useTasks } from '#web/ui/task-query.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { DAY_90K, dateText } from '#web/words/time.ts'
import type { NewSearch } from './address.ts'
import { readItems, readNumbers } from './asked-spans.ts'
import { type Draft, LAST_STEP, lackingIn, requestOf, type Wrong, withRecipient, wrongIn } from './draft.ts'
import {
  extractionChanged,
  extractionSettingsQuery,
  makeExtraction,
  sendScan,
  takeStep,
  trialQuery,
} from './extraction-queries.ts'
import { NewEnd } from './new-end.tsx'
import { LookStep } from './new-look.tsx'
import { NewSteps } from './new-steps.tsx'
import { WhatStep } from './new-what.tsx'
import { WhoStep } from './new-who.tsx'
import { WhyStep } from './new-why.tsx'

export const NewExtractionPage = () => {
  const say = useWords()
  const search = useSearch({ from: '/inside/extractions/new' })
  const tasks = useTasks()
  const navigate = useNavigate()
  const [now] = useState(stationNow)
  const [draft, setDraft] = useState(() => begun(search))
  const [scans, setScans] = useState<readonly File[]>([])
  const [dirty, setDirty] = useState(false)
  const [wrong, setWrong] = useState<Wrong>({})
  const sent = useRef(false)
  const top = useRef<HTMLHeadingElement>(null)
  const step = Math.min(search.step ?? 1, LAST_STEP)
  const trial = useTrial(draft)
  useDefaults(setDraft, now)
  useEffect(() => {
    document.title = `${say('ask_title')} · ${say('product')}`
  }, [say])
  const change = (part: Partial<Draft>): void => {
    setDraft(before => ({ ...before, ...part }))
    setDirty(true)
    setWrong({})
  }
  const known = { now, warnings: trial.data?.warnings ?? [] }
  const goTo = (wanted: number): void => {
    setWrong({})
    void navigate({ to: '.', search: before => ({ ...before, step: wanted }), resetScroll: true })
    top.current?.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }
  /** Goes on, or says what is wrong in the first step where something is. */
  const orWrong = (until: number, then: () => void): void => {
    for (let at = 1; at <= until; at += 1) {
      const found = wrongIn(draft, at, known)
      if (Object.keys(found).length === 0) continue
      if (at !== step) goTo(at)
      setWrong(found)
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('main [role="alert"]')?.scrollIntoView({ block: 'center' }),
      )
      return
    }
    then()
  }
  const making = useMutation({
    mutationFn: async (hand_in: boolean) => {
      const held = await makeExtraction(requestOf(draft, stationNow()))
      const missed: string[] = []
      for (const file of draft.has_document ? scans : [])
        await sendScan(held.id, file).catch(() => missed.push(file.name))
      // It is held by now whatever comes of handing it in: that is told on its own page.
      const refused: unknown[] = []
      const handed = hand_in
        ? await takeStep(held.id, { kind: 'hand_in' }).catch(error => void refused.push(error))
        : undefined
      return { made: handed ?? held, missed, refused }
    },
    onSuccess: async ({ made, missed, refused: [refused] }) => {
      sent.current = true
      await extractionChanged(made)
      toast(say(made.state === 'awaiting_approval' ? 'ask_handed_in' : 'ask_held', { number: made.number }))
      if (refused !== undefined) toast(complaintText(refused, say), { tone: 'bad' })
      if (missed.length > 0) toast(say('ask_scans_missed', { names: missed.join(', ') }), { tone: 'bad' })
      await navigate({ to: '/extractions/$id', params: { id: String(made.id) }, replace: true })
    },
  })
  const props = { draft, wrong, onChange: change }
  return (
    <div className="mx-auto grid w-full max-w-3xl grid-cols-1 content-start gap-5 px-3 py-5 sm:px-4">
      <h1 ref={top} tabIndex={-1} className="text-2xl font-semibold outline-none">
        {say('ask_title')}
      </h1>
      <NewSteps
        step={step}
        onStep={wanted => (wanted < step ? goTo(wanted) : orWrong(wanted - 1, () => goTo(wanted)))}
      />
      {step === 1 && <WhyStep {...props} scans={scans} onScans={setScans} />}
      {step === 2 && <WhatStep {...props} trial={trial} />}
      {step === 3 && <WhoStep {...props} />}
      {step === 4 && (
        <LookStep {...props} trial={trial.data} scans={draft.has_document ? scans.length : 0} onStep={goTo} />
      )}
      <NewEnd
        step={step}
        lacking={lackingIn(draft, { scans: scans.length, case_needed: tasks?.policy.case_needed ?? [] })}
        doing={making}
        onBack={() => goTo(step - 1)}
        onNext={() =>
          orWrong(step, () => {
            if (step === 1) setDraft(withRecipient)
            goTo(step + 1)
          })
        }
        onSend={hand_in => orWrong(LAST_STEP, () => making.mutate(hand_in))}
      />
      <LeaveGuard unsaved={dirty} sent={sent} />
    </div>
  )
}

/** What the address brings; the rest is empty. */
const begun = (search: NewSearch): Draft => ({
  purpose: search.recipient === 'subject' ? 'subject_request' : '',
  legal_ground: '',
  about: '',
  case: search.case ?? '',
  incident: search.incident ?? null,
  has_document: false,
  document: {
    kind: search.recipient === 'subject' ? 'extract_application' : 'written_request',
    number: '',
    day: '',
    issuer: '',
  },
  items: readItems(search.items).map((item, key) => ({ key: key + 1, ...item })),
  recipient: { kind: search.recipient ?? 'own_unit', name: search.name ?? '', person: '', address: '' },
  segments: false,
  viewing_copy: true,
  stills: [],
  trail: search.trail ?? null,
  redactions: readNumbers(search.redactions),
  review: '',
  clock_note: '',
})

/** What is stated already, for what one is looking just now, and when a hold is looked at again in this house. */
const useDefaults = (setDraft: React.Dispatch<React.SetStateAction<Draft>>, now: number): void => {
  const task = useTasks()?.task
  const days = useQuery(extractionSettingsQuery).data?.review_days ?? 30
  useEffect(() => {
    if (!task) return
    setDraft(before => ({
      ...before,
      purpose: before.purpose === '' ? task.purpose : before.purpose,
      case: before.case === '' ? (task.case ?? '') : before.case,
    }))
  }, [task, setDraft])
  useEffect(() => {
    setDraft(before => ({ ...before, review: before.review || dateText(wallTime90k(now + days * DAY_90K)) }))
  }, [days, now, setDraft])
}

/** Asked again once nothing has changed for a moment. */
const useTrial = ({ items, recipient, segments }: Draft) => {
  const whole = items.length > 0 && items.every(({ from, to }) => from < to)
  const asked = JSON.stringify(
    whole && {
      items: items.map(({ camera, from, to }) => ({ camera, stream: 'main', from_90k: from, to_90k: to })),
      recipient: recipient.kind,
      segments,
    },
  )
  const [settled, setSettled] = useState(asked)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), 500)
    return () => clearTimeout(timer)
  }, [asked])
  return useQuery(trialQuery(settled === 'false' ? undefined : JSON.parse(settled)))
}

const LeaveGuard = ({ unsaved, sent }: { readonly unsaved: boolean; readonly sent: React.RefObject<boolean> }) => {
  const say = useWords()
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && !sent.current && next.pathname !== current.pathname,
    enableBeforeUnload: () => unsaved && !sent.current,
    withResolver: true,
  })
  if (status !== 'blocked') return null
  return (
    <ConfirmDialog
      title={say('ask_leave')}
      question={say('ask_leave_question')}
      yes={say('ask_leave_yes')}
      deed={async () => proceed()}
      onClose={reset}
    />
  )
}
