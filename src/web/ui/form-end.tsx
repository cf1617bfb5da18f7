// Form end: what went wrong, then the button that does it and the way out: the same under every form and every question.

import type { ReactNode } from 'react'
import { useWords } from '#web/words/language.ts'
import { Button } from './button.tsx'
import { Complaint } from './complaint.tsx'

export const FormEnd = ({
  doing,
  label,
  weight = 'strong',
  wide = false,
  disabled = false,
  onDo,
  onCancel,
  cancel,
  children,
}: {
  /** The mutation that the form starts. */
  readonly doing: { readonly isPending: boolean; readonly error: unknown }
  readonly label: string
  readonly weight?: 'strong' | 'plain' | 'danger'
  /** As broad as the form, for the one deed of a page. */
  readonly wide?: boolean
  readonly disabled?: boolean
  /** A question without a form around it; else the button sends the form. */
  readonly onDo?: () => void
  readonly onCancel?: () => void
  /** What the way out is called where it is not to cancel. */
  readonly cancel?: string
  /** A further deed between the two. */
  readonly children?: ReactNode
}) => {
  const say = useWords()
  const size = wide ? 'min-h-12' : ''
  return (
    <>
      <Complaint error={doing.error} />
      <div className="flex flex-wrap gap-3">
        <Button
          type={onDo === undefined ? 'submit' : 'button'}
          weight={weight}
          disabled={disabled || doing.isPending}
          className={wide ? `${size} flex-1` : ''}
          onClick={onDo}
        >
          {doing.isPending ? say('one_moment') : label}
        </Button>
        {children}
        {onCancel !== undefined && (
          <Button weight="quiet" className={size} onClick={onCancel}>
            {cancel ?? say('cancel')}
          </Button>
        )}
      </div>
    </>
  )
}
