// Waiting badge: how many things wait for the person at the page, beside the way there; nothing where there are none. The number is drawn by the style
// sheet: what stands around it says it in its own name.

import { useWords } from '#web/words/language.ts'
import { useWaitingCount } from './waiting-count.ts'

export const WaitingBadge = ({ className = '' }: { readonly className?: string }) => {
  const count = useWaitingCount()
  if (count === 0) return null
  return (
    <span
      aria-hidden="true"
      data-count={count > 99 ? '99+' : count}
      className={`inline-grid min-w-5 place-content-center rounded-full bg-warn px-1.5 text-xs leading-5 font-semibold text-night tabular-nums before:content-[attr(data-count)] ${className}`}
    />
  )
}

/** What is said of it; empty where nothing waits. */
export const useWaitingSaid = (): string => {
  const say = useWords()
  const count = useWaitingCount()
  return count === 0 ? '' : ` (${say('waits_for_me')}: ${count})`
}
