// Edit bar: while something on the map is changed and not saved: undo, again, save, or leave all as it was.

import { useEffect, useRef } from 'react'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { useWords } from '#web/words/language.ts'
import { RedoIcon, UndoIcon } from './map-icons.tsx'

export const EditBar = ({
  told,
  canUndo,
  canRedo,
  changed,
  saving,
  onUndo,
  onRedo,
  onSave,
  onLeave,
}: {
  readonly told: string
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly changed: boolean
  readonly saving: { readonly isPending: boolean; readonly error: unknown }
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly onSave: () => void
  readonly onLeave: () => void
}) => {
  const say = useWords()
  useUndoKeys(onUndo, onRedo)
  return (
    <div
      role="toolbar"
      aria-label={say('map_edit_tools')}
      className="grid gap-2 border-b border-line bg-accent-deep/60 px-3 py-2"
    >
      <p role="status" className="text-sm">
        {told}
      </p>
      <Complaint error={saving.error} />
      <div className="flex flex-wrap items-center gap-1">
        <Button weight="strong" disabled={!changed || saving.isPending} onClick={onSave}>
          {say(saving.isPending ? 'one_moment' : 'save')}
        </Button>
        <Button onClick={onLeave}>{say(changed ? 'map_drop_changes' : 'map_edit_done')}</Button>
        <span className="flex-1" />
        <IconButton label={say('undo')} shortcut="Ctrl+Z" disabled={!canUndo} onClick={onUndo}>
          <UndoIcon />
        </IconButton>
        <IconButton label={say('redo')} shortcut="Ctrl+Y" disabled={!canRedo} onClick={onRedo}>
          <RedoIcon />
        </IconButton>
      </div>
    </div>
  )
}

/** In a field, the field's own undo counts. */
const useUndoKeys = (onUndo: () => void, onRedo: () => void): void => {
  const told = useRef({ onUndo, onRedo })
  told.current = { onUndo, onRedo }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (
        !(event.ctrlKey || event.metaKey) ||
        (event.target instanceof Element && event.target.closest('input, textarea, select, dialog'))
      )
        return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) told.current.onRedo()
      else told.current.onUndo()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
