// Pair dialog: first the code, which finds the screen that shows it; then what the television is called and shows, with the deed of letting
// it in. Where the screen stands is told before, so that nobody lets a stranger's in by a link they were sent.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { ApproveTelevision, Television, WaitingTelevision } from '#contract/television.ts'
import type { Wall } from '#contract/wall.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { clockText } from '#web/words/time.ts'
import { freshSetup, SetupForm } from './setup-form.tsx'
import { televisionsQuery } from './television-queries.ts'
import { WhereToOpen } from './where-to-open.tsx'

export const PairDialog = ({
  code,
  cameras,
  walls,
  onClose,
}: {
  /** From the QR code. */
  readonly code: string
  readonly cameras: readonly Camera[]
  readonly walls: readonly Wall[]
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [found, setFound] = useState<WaitingTelevision>()
  const approve = useMutation({
    mutationFn: (body: ApproveTelevision) => ask<Television>(paths.televisions, { method: 'POST', body }),
    onSuccess: async ({ name }) => {
      onClose()
      toast(say('television_paired', { name }))
      await queries.invalidateQueries({ queryKey: televisionsQuery.queryKey })
    },
  })
  return (
    <Dialog title={say('pair_television')} onClose={onClose}>
      {found === undefined ? (
        <CodeForm code={code} onFound={setFound} onClose={onClose} />
      ) : (
        <SetupForm
          before={freshSetup}
          {...{ cameras, walls, onClose }}
          doing={approve}
          label={say('approve_television')}
          onSend={setup => approve.mutate({ code: found.code, ...setup })}
        >
          <p className="rounded-lg border border-line bg-night px-4 py-3">
            <strong className="block text-xl tracking-widest">{found.code}</strong>
            {say('found_television', { address: found.address, at: clockText(wallTime90k(found.asked_90k)) })}
          </p>
        </SetupForm>
      )}
    </Dialog>
  )
}

const CodeForm = ({
  code,
  onFound,
  onClose,
}: {
  readonly code: string
  readonly onFound: (found: WaitingTelevision) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [short, setShort] = useState(false)
  const look = useMutation({
    mutationFn: (typed: string) =>
      ask<WaitingTelevision>(paths.televisionCode, { method: 'POST', body: { code: typed } }),
    onSuccess: onFound,
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('code') ?? '')
    const whole = typed.replace(/[\s.-]/g, '').length === 6
    setShort(!whole)
    if (whole) look.mutate(typed)
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-5" noValidate>
      <p className="text-quiet">
        <WhereToOpen />
      </p>
      <Field
        label={say('television_code')}
        name="code"
        defaultValue={code}
        maxLength={12}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        hint={say('television_code_why')}
        complaint={short ? say('television_code_missing') : undefined}
      />
      <FormEnd doing={look} label={say('find_television')} onCancel={onClose} />
    </form>
  )
}
