// Hit list: what was found, as pictures, hour by hour or day by day with how many; of a busy hour the first few, the rest when asked for.

import { type RefObject, useEffect, useRef, useState } from 'react'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { SearchHit } from '#contract/search.ts'
import { lengthWords } from '#contract/searched-words.ts'
import { Button } from '#web/ui/button.tsx'
import { type Say, useLanguage, useWords } from '#web/words/language.ts'
import { clockText, dateText, minuteText, weekdayText } from '#web/words/time.ts'
import { hitName } from './address.ts'
import type { Answer } from './answer.ts'
import { type Group, groupsOf } from './groups.ts'
import { HitPicture } from './hit-picture.tsx'
import { HitPictures } from './hit-pictures.ts'
import type { Span } from './spans.ts'
import type { Wish } from './wish.ts'

/** Of one hour or day, at first. */
const FIRST = 12

type Shared = {
  readonly cameras: readonly Camera[]
  /** The name of the hit that is watched. */
  readonly watched: string | undefined
  /** There from the second drawing on. */
  readonly pictures: HitPictures | undefined
  readonly onWatch: (hit: SearchHit) => void
  readonly onSpan: (span: Span) => void
}

export const HitList = ({
  answer,
  wish,
  ...shared
}: Omit<Shared, 'pictures'> & { readonly answer: Answer; readonly wish: Wish }) => {
  const say = useWords()
  const pictures = usePictures()
  return (
    <div className="grid grid-cols-1 gap-4">
      {groupsOf(answer.hits, answer.an_hour, wish.span, wish.order).map(group => (
        <section key={group.key} aria-label={groupText(group, say)}>
          <h3 className="flex items-baseline justify-between gap-3 pb-1.5">
            <span className="font-medium tabular-nums first-letter:uppercase">{groupText(group, say)}</span>
            <span className="shrink-0 text-sm text-quiet tabular-nums">
              {say('search_found', { count: group.total })}
            </span>
          </h3>
          <HitGroup group={group} span={wish.span} {...shared} pictures={pictures} />
        </section>
      ))}
    </div>
  )
}

/** A decoder for as long as the list stands. */
const usePictures = (): HitPictures | undefined => {
  const [pictures, setPictures] = useState<HitPictures>()
  useEffect(() => {
    const made = new HitPictures()
    setPictures(made)
    return () => made.dispose()
  }, [])
  return pictures
}

const columns = { gridTemplateColumns: 'repeat(auto-fill, minmax(9.5rem, 1fr))' }

const HitGroup = ({ group, span, ...shared }: Shared & { readonly group: Group; readonly span: Span }) => {
  const say = useWords()
  const [whole, setWhole] = useState(false)
  const { hits, total, by } = group
  const beyond = hits.slice(FIRST).some(hit => hitName(hit) === shared.watched)
  const shown = whole || beyond ? hits : hits.slice(0, FIRST)
  const untold = total > hits.length
  const alone = { from: later(group.from, span.from), to: earlier(group.to, span.to) }
  return (
    <>
      <ul className="grid gap-2 empty:hidden" style={columns}>
        {shown.map(hit => (
          <HitCard key={`${hit.camera} ${hit.from_90k}`} hit={hit} {...shared} />
        ))}
      </ul>
      {shown.length < hits.length ? (
        <Button className="mt-2 w-full" onClick={() => setWhole(true)}>
          {say('search_more', { count: hits.length - shown.length })}
        </Button>
      ) : (
        untold && (
          <Button className="mt-2 w-full" onClick={() => shared.onSpan(alone)}>
            {say(by === 'hour' ? 'search_in_hour' : 'search_in_day')}
          </Button>
        )
      )}
    </>
  )
}

const later = (one: WallTime90k, other: WallTime90k): WallTime90k => (one > other ? one : other)
const earlier = (one: WallTime90k, other: WallTime90k): WallTime90k => (one < other ? one : other)

/** Not laid out while it is off the screen. */
const unseen = { contentVisibility: 'auto', containIntrinsicSize: 'auto 8.5rem' } as const

const HitCard = ({ hit, cameras, watched, pictures, onWatch }: Shared & { readonly hit: SearchHit }) => {
  const say = useWords()
  const camera = cameras.find(({ id }) => id === hit.camera)
  const at = wallTime90k(hit.from_90k)
  const long = lengthWords((hit.to_90k - hit.from_90k) / 90, useLanguage())
  const on = watched === hitName(hit)
  const button = useRef<HTMLButtonElement>(null)
  useInSight(button, on)
  const name = camera?.name ?? hit.camera
  const more = moreOf(hit, say)
  const under = [...(cameras.length > 1 ? [name] : []), ...more].join(' · ')
  return (
    <li style={unseen}>
      <button
        ref={button}
        type="button"
        data-hit
        aria-current={on}
        aria-label={[say('hit_at', { at: `${clockText(at)} ${dateText(at)}`, name, long }), ...more].join(', ')}
        onClick={() => onWatch(hit)}
        className="grid w-full grid-cols-1 gap-1 rounded-lg p-1 text-left hover:bg-raised focus-visible:-outline-offset-2 aria-current:bg-accent-deep aria-current:ring-2 aria-current:ring-accent aria-current:ring-inset"
      >
        <HitPicture hit={hit} stream={camera?.sub_url === null ? 'main' : 'sub'} pictures={pictures} />
        <span className="flex items-baseline justify-between gap-2 px-1">
          <span className="font-semibold tabular-nums">{clockText(at)}</span>
          <span className="truncate text-sm text-quiet">{shortLength(hit, say)}</span>
        </span>
        {under !== '' && <span className="line-clamp-2 px-1 text-sm text-quiet">{under}</span>}
      </button>
    </li>
  )
}

/** Beside the time there is room for a number and a unit. */
const shortLength = ({ from_90k, to_90k }: SearchHit, say: Say): string => {
  const seconds = Math.max(1, Math.round((to_90k - from_90k) / TICKS_PER_SECOND))
  return seconds < 90 ? say('hit_seconds', { count: seconds }) : say('hit_minutes', { count: Math.round(seconds / 60) })
}

const moreOf = ({ way, parts }: SearchHit, say: Say): readonly string[] => [
  ...(way === null ? [] : [say(way === 'to_left' ? 'hit_to_left' : 'hit_to_right')]),
  ...(parts > 1 ? [say('hit_parts', { count: parts })] : []),
]

/** The watched one is not looked for; the focus goes along from hit to hit, or two would look chosen. */
const useInSight = (element: RefObject<HTMLElement | null>, wanted: boolean): void => {
  useEffect(() => {
    if (!wanted) return
    element.current?.scrollIntoView({ block: 'nearest' })
    if (document.activeElement?.matches('[data-hit]')) element.current?.focus({ preventScroll: true })
  }, [element, wanted])
}

const groupText = ({ from, to, by }: Group, say: Say): string => {
  const day = `${weekdayText(from, say)} ${dateText(from)}`
  return by === 'day' ? day : `${minuteText(from)} – ${minuteText(to)}, ${day}`
}
