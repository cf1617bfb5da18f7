// Empty state: a list without entries says what will stand there, what it is good for, and how the first one comes.

import type { ReactNode } from 'react'

export const EmptyState = ({
  title,
  drawing,
  action,
  children,
}: {
  readonly title: string
  readonly drawing?: ReactNode
  /** The button or link with which the first one comes. */
  readonly action?: ReactNode
  readonly children: ReactNode
}) => (
  <div className="grid justify-items-center gap-3 rounded-xl border border-dashed border-edge px-5 py-8 text-center">
    {drawing !== undefined && (
      <span className="grid size-14 place-content-center rounded-full bg-accent-deep text-accent">{drawing}</span>
    )}
    <p className="text-lg font-semibold text-balance">{title}</p>
    <div className="max-w-prose text-quiet text-balance">{children}</div>
    {action !== undefined && <div>{action}</div>}
  </div>
)
