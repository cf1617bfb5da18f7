// Edit dialog: changes what a television is called and shows; it follows at once.

import { useMutation } from '@tanstack/react-query'
import type { Camera } from '#contract/camera.ts'
import type { Television, TelevisionSetup } from '#contract/television.ts'
import type { Wall } from '#contract/wall.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { SetupForm } from './setup-form.tsx'
import { televisionsQuery } from './television-queries.ts'

export const EditDialog = ({
  television,
  cameras,
  walls,
  onClose,
}: {
  readonly television: Television
  readonly cameras: readonly Camera[]
  readonly walls: readonly Wall[]
  readonly onClose: () => void
}) => {
  const say = useWords()
  const { id, name, shows, hours, brightness } = television
  const change = useMutation({
    mutationFn: (body: TelevisionSetup) => ask<Television>(paths.televisionOf(id), { method: 'PUT', body }),
    onSuccess: async saved => {
      onClose()
      toast(say('television_saved', { name: saved.name }))
      await queries.invalidateQueries({ queryKey: televisionsQuery.queryKey })
    },
  })
  return (
    <Dialog title={say('edit_television_of', { name })} onClose={onClose}>
      <SetupForm
        before={{ name, shows, hours, brightness }}
        {...{ cameras, walls, onClose }}
        doing={change}
        label={say('save_changes')}
        onSend={setup => change.mutate(setup)}
      />
    </Dialog>
  )
}
