// Trail list: every trail that one made or has shared, the newest first; the way to a new one; how fast people and vehicles are taken to be.

import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { ListedTrail } from '#contract/trail.ts'
import { useMay } from '#web/may.ts'
import { personName } from '#web/people.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { TrailIcon } from '#web/ui/icons.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Row } from '#web/ui/section.tsx'
import { ListComing } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText, fromToText } from '#web/words/time.ts'
import { PaceDialog } from './pace-dialog.tsx'
import { StartDialog } from './start-dialog.tsx'
import { trailPagesQuery } from './trail-queries.ts'

const SETTLES_MS = 250

export const TrailList = () => {
  const say = useWords()
  const may = useMay()
  const [text, setText] = useState('')
  const [state, setState] = useState('')
  const { open, show, shut } = useOpened()
  const found = useInfiniteQuery(trailPagesQuery({ text: useSettled(text), state }))
  const list = found.data?.pages.flatMap(({ trails }) => trails)
  const asked = text !== '' || state !== ''
  const starts = may('search') && may('play_back')
  const begin = starts && (
    <Button weight="strong" onClick={() => show('start')}>
      {say('trail_new')}
    </Button>
  )
  return (
    <div className="mx-auto grid w-full max-w-5xl content-start gap-4 px-3 py-5 sm:px-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold">{say('trail')}</h1>
        <span className="flex flex-wrap gap-2">
          {may('configure_station', 'whole') && <Button onClick={() => show('pace')}>{say('trail_paces')}</Button>}
          {begin}
        </span>
      </div>
      <p className="max-w-prose text-quiet">{say('trail_why')}</p>
      <search className="grid gap-3 sm:grid-cols-[1fr_auto]">
        <Field
          label={say('trail_find')}
          type="search"
          maxLength={100}
          value={text}
          placeholder={say('trail_about_example')}
          onChange={event => setText(event.target.value)}
        />
        <Choice label={say('trail_state')} value={state} onChange={event => setState(event.target.value)}>
          <option value="">{say('trail_all_states')}</option>
          <option value="open">{say('trail_open')}</option>
          <option value="closed">{say('trail_closed_state')}</option>
        </Choice>
      </search>
      <Complaint error={found.error} />
      {list === undefined && found.error === null && <ListComing label={say('one_moment')} />}
      {list?.length === 0 && (
        <EmptyState title={say(asked ? 'trails_none_such' : 'trails_none')} drawing={<TrailIcon />}>
          {say(asked ? 'trails_none_such_why' : 'trails_none_why')}
        </EmptyState>
      )}
      {list !== undefined && list.length > 0 && (
        <ul aria-label={say('trail')} className="rounded-xl border border-line bg-slate">
          {list.map(trail => (
            <TrailLine key={trail.id} trail={trail} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button className="justify-self-center" disabled={found.isFetching} onClick={() => void found.fetchNextPage()}>
          {say('show_more')}
        </Button>
      )}
      {open === 'pace' && <PaceDialog onClose={shut} />}
      {open === 'start' && <StartDialog onClose={shut} />}
    </div>
  )
}

const TrailLine = ({ trail }: { readonly trail: ListedTrail }) => {
  const say = useWords()
  const { id, title, about, case: number, state, by, seen, not_seen, first_90k, last_90k, made_90k } = trail
  const deed = say(state === 'closed' ? 'trail_look' : 'trail_go_on')
  const span =
    first_90k === null || last_90k === null
      ? dateTimeText(wallTime90k(made_90k))
      : first_90k === last_90k
        ? dateTimeText(wallTime90k(first_90k))
        : fromToText(wallTime90k(first_90k), wallTime90k(last_90k))
  return (
    <Row
      name={title}
      facts={[
        span,
        say('trail_counts', { seen, not_seen }),
        number === null ? '' : say('trail_case_number', { number }),
        say('trail_by', { by: personName(by) }),
        state === 'closed' ? say('trail_closed_state') : '',
      ]}
      action={
        <Link
          to="/trail/$id"
          params={{ id: String(id) }}
          className={buttonLook('plain')}
          aria-label={`${deed}: ${title}`}
        >
          {deed}
        </Link>
      }
    >
      {about !== '' && <p className="text-sm wrap-anywhere">{about}</p>}
    </Row>
  )
}

const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLES_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
