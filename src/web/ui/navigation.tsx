// Navigation: a quiet row in the header of a desk, a bar under the thumb on a phone. Both read the same list of destinations.

import { Link } from '@tanstack/react-router'
import { useWords } from '#web/words/language.ts'
import { buttonLook } from './button.tsx'
import type { Destination } from './destinations.ts'
import { MoreIcon } from './icons.tsx'
import { shutPopover } from './shut-popover.ts'
import { useDestinations } from './use-destinations.ts'
import { useWaitingSaid, WaitingBadge } from './waiting-badge.tsx'

/** Words stand beside the drawings where there is room for all of them; else each says itself where the pointer rests. */
export const NavigationRow = () => {
  const say = useWords()
  const row = useDestinations().filter(({ desk }) => desk === 'row')
  const words = narrower[Math.min(row.length, narrower.length - 1)]
  return (
    <nav aria-label={say('navigation')} className="@container min-w-0 flex-1 max-md:hidden">
      <div className="flex items-center gap-0.5">
        {row.map(({ to, word, Icon }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            aria-label={say(word)}
            data-tip={say(word)}
            className={`${rowLook} ${here}`}
          >
            <Icon />
            <span className={`whitespace-nowrap ${words}`}>{say(word)}</span>
          </Link>
        ))}
      </div>
    </nav>
  )
}

const rowLook =
  'inline-flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-lg px-2 text-quiet hover:bg-raised hover:text-ink motion-safe:transition-colors'

/** By the number of places: below which width of the row their words are left out; about 7 rem a place. */
const narrower = [
  '',
  '@max-[7rem]:hidden',
  '@max-[14rem]:hidden',
  '@max-[21rem]:hidden',
  '@max-[29rem]:hidden',
  '@max-[36rem]:hidden',
  '@max-[43rem]:hidden',
  '@max-[50rem]:hidden',
  '@max-[57rem]:hidden',
  '@max-[64rem]:hidden',
]

const here = 'aria-[current=page]:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-ink'

export const NavigationBar = () => {
  const say = useWords()
  const destinations = useDestinations()
  return (
    <nav
      aria-label={say('navigation')}
      className="sticky bottom-0 z-20 grid auto-cols-fr grid-flow-col border-t border-line bg-slate pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {destinations
        .filter(({ phone }) => phone === 'bar')
        .map(destination => (
          <BarLink key={destination.to} {...destination} />
        ))}
      <button type="button" popoverTarget="more-places" className={barLook}>
        <span className="relative">
          <MoreIcon />
          <WaitingBadge className="absolute -top-2 -right-4" />
        </span>
        <span>{say('more')}</span>
      </button>
      <div
        id="more-places"
        popover="auto"
        className="fixed inset-auto right-2 bottom-[calc(4rem+env(safe-area-inset-bottom))] m-0 w-72 gap-1 rounded-xl border border-line bg-slate p-2 text-ink shadow-2xl open:grid"
      >
        <DestinationList of={({ phone }) => phone === 'more'} />
      </div>
    </nav>
  )
}

const barLook =
  'flex min-h-15 min-w-0 flex-col items-center justify-center gap-0.5 px-1 py-1.5 text-center text-xs leading-tight text-quiet aria-[current=page]:font-semibold aria-[current=page]:text-accent focus-visible:-outline-offset-3'

const BarLink = ({ to, word, short = word, Icon }: Destination) => {
  const say = useWords()
  return (
    <Link
      to={to}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      className={barLook}
      aria-label={say(word)}
    >
      <Icon />
      <span className="max-w-full truncate">{say(short)}</span>
    </Link>
  )
}

/** Destinations under each other, for menus; the menu they stand in shuts when one is taken. */
export const DestinationList = ({ of }: { readonly of: (destination: Destination) => boolean }) => {
  const say = useWords()
  const waiting = useWaitingSaid()
  return useDestinations()
    .filter(of)
    .map(({ to, word, Icon }) => (
      <Link
        key={to}
        to={to}
        className={buttonLook('quiet', `justify-start px-3 text-left ${here}`)}
        onClick={shutPopover}
      >
        <Icon />
        {say(word)}
        {to === '/extractions' && (
          <>
            <WaitingBadge className="ml-auto" />
            <span className="sr-only">{waiting}</span>
          </>
        )}
      </Link>
    ))
}
