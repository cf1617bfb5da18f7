// Recorder removal: the station forgets a recorder and its password. Its cameras stay and are recorded on, unless the person says otherwise.

import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Nvr, RemovedNvr } from '#contract/nvr.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { useWords } from '#web/words/language.ts'

export const RecorderRemoval = ({ nvr }: { readonly nvr: Nvr }) => {
  const say = useWords()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [all, setAll] = useState(false)
  const count = nvr.cameras.length
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
        <ConfirmDialog
          title={say('recorder_remove')}
          question={say('recorder_remove_sure', { name: nvr.name })}
          yes={say('recorder_remove_yes')}
          deed={() => ask<RemovedNvr>(`${paths.nvr(nvr.id)}?cameras=${all ? 'remove' : 'keep'}`, { method: 'DELETE' })}
          onDone={async () => {
            await navigate({ to: '/recorders' })
            for (const key of ['nvrs', 'cameras']) await queries.invalidateQueries({ queryKey: [key] })
          }}
          onClose={() => setOpen(false)}
        >
          {count > 0 && (
            <fieldset className="grid gap-1">
              <legend className="sr-only">{say('cameras_on_recorder', { count })}</legend>
              {choice(false, say('recorder_remove_keep', { count }))}
              {choice(true, say('recorder_remove_all', { count }))}
            </fieldset>
          )}
        </ConfirmDialog>
      )}
    </>
  )
}
