// Section: a part of the page under its heading, with what can be done beside it; and the rows that such parts are made of.

import { type ReactNode, useId } from 'react'

export const Section = ({
  title,
  action,
  children,
}: {
  readonly title: string
  readonly action?: ReactNode
  readonly children: ReactNode
}) => {
  const id = useId()
  return (
    <section aria-labelledby={id} className="rounded-xl border border-line bg-slate">
      <div className="flex min-h-14 items-center justify-between gap-3 border-b border-line py-1.5 pr-2 pl-4">
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        {action !== undefined && action !== false && <div className="shrink-0 whitespace-nowrap">{action}</div>}
      </div>
      {children}
    </section>
  )
}

/** One thing of a list: its name, quiet facts under it, and a button at the end. */
export const Row = ({
  name,
  facts,
  action,
  children,
}: {
  readonly name: ReactNode
  readonly facts: readonly string[]
  readonly action?: ReactNode
  readonly children?: ReactNode
}) => (
  <li className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2 border-b border-line px-4 py-2.5 last:border-b-0">
    <div className="min-w-0 flex-1 basis-44">
      <p className="font-medium wrap-anywhere">{name}</p>
      <p className="flex flex-wrap gap-x-4 text-sm text-quiet tabular-nums">
        {facts.filter(Boolean).map(fact => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      {children}
    </div>
    {action}
  </li>
)

export const Nothing = ({ children }: { readonly children: ReactNode }) => (
  <p className="px-4 py-3 text-quiet">{children}</p>
)
