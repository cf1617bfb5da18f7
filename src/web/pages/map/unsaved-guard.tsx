// Unsaved guard: whoever leaves the map with cameras moved or lines drawn that nobody saved is asked first, whichever way out they take: a link,
// Back, or shutting the tab (there the browser asks in its own words).

import { useBlocker } from '@tanstack/react-router'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { useWords } from '#web/words/language.ts'

export const UnsavedGuard = ({ unsaved }: { readonly unsaved: boolean }) => {
  const say = useWords()
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && next.pathname !== current.pathname,
    enableBeforeUnload: () => unsaved,
    withResolver: true,
  })
  if (status !== 'blocked') return null
  return (
    <ConfirmDialog
      title={say('map_leave')}
      question={say('map_leave_question')}
      yes={say('map_leave_yes')}
      deed={async () => proceed()}
      onClose={reset}
    />
  )
}
