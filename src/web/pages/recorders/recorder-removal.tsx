// Recorder removal: the station forgets a recorder and its password. Its cameras stay and are recorded on, unless the person says otherwise.

import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Nvr, RemovedNvr } from '#contract/nvr.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'

export const RecorderRemoval = ({ nvr }: { readonly nvr: Nvr }) => {
  const say = useWords()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [all, setAll] = useState(false)
  const count = nvr.cameras.length
  const remove = useMutation({
    mutationFn: () => ask<RemovedNvr>(`${paths.nvr(nvr.id)}?cameras=${all ? 'remove' : 'keep'}`, { method: 'DELETE' }),
    onSuccess: async () => {
      await navigate({ to: '/recorders' })
      for (const key of ['nvrs', 'cameras']) await queries.invalidateQueries({ queryKey: [key] })
    },
  })
  const choice = (value: boolean, words: string) => (
    <label className="flex min-h-11 items-center gap-3">
      <input
        type="radio"
        name="cameras"
        checked={all === value}
        onChange={() => setAll(value)}
        className="size-5 shrink-0 accent-accent"
      />
      {words}
    </label>
  )
  return (
    <>
      <Button weight="quiet" onClick={() => setOpen(true)}>
        {say('recorder_remove')}
      </Button>
      {open && (
        <Dialog title={say('recorder_remove')} onClose={() => setOpen(false)}>
          <div className="grid gap-5">
            <p>{say('recorder_remove_sure', { name: nvr.name })}</p>
            {count > 0 && (
              <fieldset className="grid gap-1">
                <legend className="sr-only">{say('cameras_on_recorder', { count })}</legend>
                {choice(false, say('recorder_remove_keep', { count }))}
                {choice(true, say('recorder_remove_all', { count }))}
              </fieldset>
            )}
            <FormEnd
              doing={remove}
              label={say('recorder_remove_yes')}
              weight="danger"
              onDo={() => remove.mutate()}
              onCancel={() => setOpen(false)}
            />
          </div>
        </Dialog>
      )}
    </>
  )
}
