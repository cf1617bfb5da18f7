// Waiting badge: how many things wait for the person at the page, beside the way there; nothing where there are none.

import { useWords } from '#web/words/language.ts'
import { useWaitingCount } from './waiting-count.ts'

export const WaitingBadge = ({ className = '' }: { readonly className?: string }) => {
  const say = useWords()
  const count = useWaitingCount()
  if (count === 0) return null
  return (
    <span
      className={`inline-grid min-w-5 place-content-center rounded-full bg-warn px-1.5 text-xs leading-5 font-semibold text-night tabular-nums ${className}`}
    >
      {count > 99 ? '99+' : count}
      <span className="sr-only"> ({say('waits_for_me')})</span>
    </span>
  )
}
