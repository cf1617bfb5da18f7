// Text area: a field of several lines, told and complained about as other fields are.

import { type TextareaHTMLAttributes, useId } from 'react'
import { FieldFrame, inputLook } from '#web/ui/field.tsx'

export const TextArea = ({
  label,
  hint,
  complaint,
  rows = 3,
  ...area
}: {
  readonly label: string
  readonly hint?: string
  readonly complaint?: string | undefined
} & TextareaHTMLAttributes<HTMLTextAreaElement>) => {
  const id = useId()
  const described = [hint === undefined ? '' : `${id}-hint`, complaint === undefined ? '' : `${id}-complaint`]
  return (
    <FieldFrame id={id} label={label} {...(hint === undefined ? {} : { hint })} complaint={complaint}>
      <textarea
        id={id}
        rows={rows}
        aria-invalid={complaint !== undefined}
        aria-describedby={described.filter(Boolean).join(' ') || undefined}
        className={`${inputLook} py-2`}
        {...area}
      />
    </FieldFrame>
  )
}
