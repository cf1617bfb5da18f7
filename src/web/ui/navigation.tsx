// Navigation: a quiet row in the header of a desk, a bar under the thumb on a phone. Both read the same list of destinations.

import { Link } from '@tanstack/react-router'
import { useWords } from '#web/words/language.ts'
import { buttonLook } from './button.tsx'
import { type Destination, destinations } from './destinations.ts'
import { MoreIcon } from './icons.tsx'
import { shutPopover } from './shut-popover.ts'

/** Words stand beside the drawings where there is room for them. */
export const NavigationRow = () => {
  const say = useWords()
  return (
    <nav aria-label={say('navigation')} className="flex min-w-0 items-center gap-0.5 max-md:hidden">
      {destinations
        .filter(({ desk }) => desk === 'row')
        .map(({ to, word, Icon }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            aria-label={say(word)}
            data-tip={say(word)}
            className={buttonLook('quiet', `px-2.5 ${here}`)}
          >
            <Icon />
            <span className="whitespace-nowrap max-xl:hidden">{say(word)}</span>
          </Link>
        ))}
    </nav>
  )
}

const here = 'aria-[current=page]:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-ink'

export const NavigationBar = () => {
  const say = useWords()
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
        <MoreIcon />
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
  return destinations.filter(of).map(({ to, word, Icon }) => (
    <Link
      key={to}
      to={to}
      className={buttonLook('quiet', `justify-start px-3 text-left ${here}`)}
      onClick={shutPopover}
    >
      <Icon />
      {say(word)}
    </Link>
  ))
}
