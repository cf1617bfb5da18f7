// Fields: a label, an input, an optional hint and an optional complaint, tied together for screen readers.

import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from 'react'

export const inputLook =
  'min-h-12 w-full rounded-lg border border-edge bg-night px-3 text-base text-ink placeholder:text-quiet aria-invalid:border-bad'

type Told = { readonly label: string; readonly hint?: string; readonly complaint?: string | undefined }

/** What stands around an input of any kind. */
export const FieldFrame = ({
  id,
  label,
  hint,
  complaint,
  children,
}: Told & { readonly id: string; readonly children: ReactNode }) => (
  <div className="grid content-start gap-1.5">
    <label htmlFor={id} className="font-medium">
      {label}
    </label>
    {children}
    {hint !== undefined && (
      <p id={`${id}-hint`} className="text-sm text-quiet">
        {hint}
      </p>
    )}
    {complaint !== undefined && (
      <p id={`${id}-complaint`} role="alert" className="text-sm text-bad">
        {complaint}
      </p>
    )}
  </div>
)

const described = (id: string, { hint, complaint }: Told): string | undefined =>
  [hint === undefined ? '' : `${id}-hint`, complaint === undefined ? '' : `${id}-complaint`]
    .filter(Boolean)
    .join(' ') || undefined

export const Field = ({
  label,
  hint,
  complaint,
  beside,
  ...input
}: Told & { readonly beside?: ReactNode } & InputHTMLAttributes<HTMLInputElement>) => {
  const id = useId()
  const told = { label, ...(hint === undefined ? {} : { hint }), complaint }
  return (
    <FieldFrame id={id} {...told}>
      <div className="flex gap-2">
        <input
          id={id}
          className={inputLook}
          aria-invalid={complaint !== undefined}
          aria-describedby={described(id, told)}
          {...input}
        />
        {beside}
      </div>
    </FieldFrame>
  )
}

export const Choice = ({
  label,
  hint,
  children,
  ...select
}: Told & SelectHTMLAttributes<HTMLSelectElement> & { readonly children: ReactNode }) => {
  const id = useId()
  const told = { label, ...(hint === undefined ? {} : { hint }) }
  return (
    <FieldFrame id={id} {...told}>
      <select id={id} className={inputLook} aria-describedby={described(id, told)} {...select}>
        {children}
      </select>
    </FieldFrame>
  )
}
