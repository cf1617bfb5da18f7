// Answer part: how far the search is, what it covered, what it found; and where it found nothing, why that is.

import { Link } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef } from 'react'
import type { Camera } from '#contract/camera.ts'
import { MOST_HITS, type SearchHit } from '#contract/search.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { SearchIcon } from '#web/ui/icons.tsx'
import { SearchRegionIcon } from '#web/ui/more-icons.tsx'
import { Progress } from '#web/ui/waiting.tsx'
import { type Say, useWords } from '#web/words/language.ts'
import { localCode } from '#web/words/time.ts'
import { areasText, lineText } from './address.ts'
import type { Answer } from './answer.ts'
import { CoverageTold } from './coverage-told.tsx'
import { HitList } from './hit-list.tsx'
import type { Span } from './spans.ts'
import { emptiness } from './told.ts'
import type { Answering } from './use-answer.ts'
import type { Wish } from './wish.ts'

type Props = {
  readonly wish: Wish
  readonly cameras: readonly Camera[]
  readonly answering: Answering
  readonly watched: string | undefined
  /** As many as may be asked for were asked for. */
  readonly asked_most: boolean
  readonly onMost: () => void
  readonly onWatch: (hit: SearchHit) => void
  /** Searches an hour or a day of the span by itself. */
  readonly onSpan: (span: Span) => void
  /** Nothing is drawn, and nothing shall be. */
  readonly onWhole: () => void
}

export const AnswerPart = (props: Props) => {
  const { wish, cameras, answering, watched, asked_most, onMost, onWatch, onWhole, onSpan } = props
  const say = useWords()
  const { answer, stop, again } = answering
  const section = useRef<HTMLElement>(null)
  const there = answer !== undefined && (answer.hits.length > 0 || answer.state !== 'asking')
  useInSight(section, there && watched === undefined, drawnText(wish))
  if (answer === undefined) return <NothingAsked onWhole={onWhole} />
  const { hits, searched, more, state } = answer
  const nameOf = (id: string) => cameras.find(camera => camera.id === id)?.name ?? id
  return (
    <section
      ref={section}
      style={underPicture}
      aria-label={say('search_hits')}
      aria-busy={state === 'asking'}
      className="grid content-start gap-2"
    >
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h2 role="status" className="text-lg font-semibold tabular-nums">
          {countText(answer, say)}
        </h2>
        {state === 'asking' ? (
          <Button onClick={stop}>{say('search_stop')}</Button>
        ) : (
          state !== 'done' && <Button onClick={again}>{say('search_repeat')}</Button>
        )}
      </div>
      {state === 'asking' && <HowFar answer={answer} />}
      {state === 'stopped' && (
        <p className="text-warn">{say('search_stopped', { days: answer.days, of_days: answer.of_days })}</p>
      )}
      {state === 'failed' && (answer.error === undefined || hits.length > 0) && (
        <p className="text-warn">{say('search_broke')}</p>
      )}
      <Complaint error={answer.error} />
      {searched.length > 0 && <CoverageTold searched={searched} nameOf={nameOf} />}
      {hits.length > 0 && <HitList {...{ answer, wish, cameras, watched, onWatch, onSpan }} />}
      {state === 'done' && hits.length === 0 && <NothingFound answer={answer} wish={wish} />}
      {more &&
        (asked_most ? (
          <p className="py-2 text-warn">{say('search_too_many', { most: MOST_HITS })}</p>
        ) : (
          <Button onClick={onMost}>{say('search_go_on', { most: MOST_HITS })}</Button>
        ))}
    </section>
  )
}

/** A phone's picture, which stays above, is as high as this. */
const underPicture = { scrollMarginTop: 'calc(100vw * 9 / 16 + 0.5rem)' }

const drawnText = ({ areas, line }: Wish): string => `${areasText(areas)} ${line === undefined ? '' : lineText(line)}`

/** On a phone the answer lies below all that can be chosen: it comes up once something else was drawn, not at every choice. */
const useInSight = (section: RefObject<HTMLElement | null>, there: boolean, drawn: string): void => {
  const shown = useRef<string>(undefined)
  useEffect(() => {
    if (!there || shown.current === drawn) return
    shown.current = drawn
    if (!matchMedia('(min-width: 48rem)').matches) section.current?.scrollIntoView({ block: 'start' })
  }, [section, there, drawn])
}

const NothingAsked = ({ onWhole }: Pick<Props, 'onWhole'>) => {
  const say = useWords()
  return (
    <EmptyState
      title={say('search_where')}
      drawing={<SearchRegionIcon />}
      action={<Button onClick={onWhole}>{say('search_all_of_it')}</Button>}
    >
      {say('search_where_why')}
    </EmptyState>
  )
}

const countText = ({ state, hits, more, total }: Answer, say: Say): string => {
  if (hits.length > 0) return say(more ? 'search_found_more' : 'search_found', { count: hits.length, total })
  return state === 'asking' ? say('search_asking') : say('search_hits')
}

const HowFar = ({ answer: { days, of_days } }: { readonly answer: Answer }) => {
  const say = useWords()
  if (of_days === 0) return <Progress label={say('search_asking')} part={undefined} />
  return <Progress label={say('search_asking_days', { days, of_days })} part={days / of_days} />
}

/** Nothing moved, nothing is recorded, or nobody has looked yet: three different things. */
const NothingFound = ({ answer, wish }: { readonly answer: Answer; readonly wish: Wish }) => {
  const say = useWords()
  const why = emptiness(answer.searched)
  const titles = {
    nothing: wish.what === 'change' ? 'search_nothing_changed' : 'search_nothing',
    not_looked: 'search_not_looked',
    not_recorded: 'search_nothing_recorded',
  } as const
  const whys = {
    nothing: 'search_nothing_why',
    not_looked: 'search_not_looked_why',
    not_recorded: 'search_nothing_recorded_why',
  } as const
  return (
    <EmptyState
      title={say(titles[why])}
      drawing={<SearchIcon />}
      {...(why === 'not_looked' && { action: <ByEye wish={wish} /> })}
    >
      {say(whys[why])}
    </EmptyState>
  )
}

const ByEye = ({ wish }: { readonly wish: Wish }) => {
  const say = useWords()
  return (
    <Link
      to="/review"
      search={{ cameras: wish.cameras.join(','), at: localCode(wish.span.from) }}
      className={buttonLook()}
    >
      {say('search_by_eye')}
    </Link>
  )
}
