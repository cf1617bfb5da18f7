// Holds: footage that must stay: what, why, by whom, until when, and how much of the disk; what is due to be looked at again stands first.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { ListedHold } from '#contract/retention.ts'
import { useMay } from '#web/may.ts'
import { HoldDialog } from '#web/pages/storage/hold-dialog.tsx'
import { holdsQuery } from '#web/pages/storage/storage-queries.ts'
import { camerasQuery } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { DiskIcon } from '#web/ui/icons.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Segments } from '#web/ui/segments.tsx'
import { sizeText } from '#web/ui/size-text.ts'
import { ListComing } from '#web/ui/waiting.tsx'
import { useLanguage, useWords } from '#web/words/language.ts'
import { HoldLine } from './hold-line.tsx'
import { dueFirst } from './hold-order.ts'
import { type HoldStep, HoldStepDialog } from './hold-step-dialog.tsx'

export const HoldsPage = () => {
  const say = useWords()
  const language = useLanguage()
  const may = useMay()
  const { open, show, shut } = useOpened()
  const [which, setWhich] = useState<'held' | 'released'>('held')
  const { data, error } = useQuery(holdsQuery)
  const cameras = useQuery(camerasQuery).data?.cameras ?? []
  useEffect(() => {
    document.title = `${say('holds')} · ${say('product')}`
  }, [say])
  const all = data?.holds ?? []
  const held = dueFirst(all.filter(({ released_90k }) => released_90k === null))
  const released = all
    .filter(({ released_90k }) => released_90k !== null)
    .toSorted((a, b) => Number(b.released_90k) - Number(a.released_90k))
  const bytes = held.reduce((sum, hold) => sum + (hold.bytes ?? 0), 0)
  const due = held.filter(({ review_90k }) => review_90k !== null && review_90k <= stationNow()).length
  const nameOf = (id: string): string => cameras.find(camera => camera.id === id)?.name ?? id
  const of = (step: HoldStep): ListedHold | undefined => held.find(({ id }) => open === `${step}-${id}`)
  const shown = which === 'held' ? held : released
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-1 content-start gap-4 px-3 py-5 sm:px-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold">{say('holds')}</h1>
        <span className="flex flex-wrap gap-2">
          <Link to="/case-files" className={buttonLook('plain', 'min-h-12')}>
            {say('case_files')}
          </Link>
          {may('hold') && cameras.length > 0 && (
            <Button weight="strong" className="min-h-12" onClick={() => show('hold')}>
              {say('hold_footage')}
            </Button>
          )}
        </span>
      </div>
      <p className="max-w-prose text-quiet">{say('holds_why')}</p>
      <Complaint error={error} />
      {data === undefined && error === null && <ListComing lines={4} label={say('one_moment')} />}
      {data !== undefined && all.length === 0 && (
        <EmptyState title={say('holds_none')} drawing={<DiskIcon />}>
          {say('no_holds')}
        </EmptyState>
      )}
      {all.length > 0 && (
        <>
          <p className="text-lg tabular-nums">
            {say('holds_take', { count: held.length, size: sizeText(bytes, language) })}
            {due > 0 && <span className="block font-medium text-warn">{say('holds_due', { count: due })}</span>}
          </p>
          <Segments
            label={say('holds_which')}
            value={which}
            onChange={setWhich}
            options={[
              { value: 'held', label: say('holds_held', { count: held.length }) },
              { value: 'released', label: say('holds_released', { count: released.length }) },
            ]}
          />
        </>
      )}
      {shown.length > 0 && (
        <ul aria-label={say('holds')} className="rounded-xl border border-line bg-slate">
          {shown.map(hold => (
            <HoldLine
              key={hold.id}
              hold={hold}
              name={nameOf(hold.camera)}
              onRelease={may('hold') ? () => show(`release-${hold.id}`) : undefined}
              onReview={may('hold') ? () => show(`review-${hold.id}`) : undefined}
            />
          ))}
        </ul>
      )}
      {open === 'hold' && <HoldDialog cameras={cameras} onClose={shut} />}
      {(['release', 'review'] as const).map(step => {
        const hold = of(step)
        return (
          hold !== undefined && (
            <HoldStepDialog key={step} step={step} hold={hold} name={nameOf(hold.camera)} onClose={shut} />
          )
        )
      })}
    </div>
  )
}
