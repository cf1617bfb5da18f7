// Saving and removing the wall that is shown, with what is said about it.

import { useState } from 'react'
import { StationProblem } from '#web/ask.ts'
import { complaintText } from '#web/ui/complaint.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { ALL, type Walls } from './use-walls.ts'
import { remove, saveOver } from './wall-deeds.ts'
import type { WallDialog } from './wall-dialogs.tsx'

export const useWallSaving = (walls: Walls, onDialog: (dialog: WallDialog) => void) => {
  const say = useWords()
  const [saving, setSaving] = useState(false)
  const { wall, laid } = walls
  const save = async (): Promise<void> => {
    if (wall === undefined) return onDialog({ kind: 'save' })
    setSaving(true)
    try {
      await saveOver(wall, laid)
      walls.revert()
      toast(say('wall_saved', { name: wall.name }))
    } catch (error) {
      if (error instanceof StationProblem && error.code === 'wall_changed')
        onDialog({ kind: 'conflict', problem: error })
      else toast(complaintText(error, say), { tone: 'bad' })
    }
    setSaving(false)
  }
  const removeIt = async (): Promise<void> => {
    if (wall === undefined) return
    try {
      const bringBack = await remove(wall)
      walls.open(ALL)
      const undo = async (): Promise<void> => walls.open((await bringBack()).id)
      toast(say('wall_removed', { name: wall.name }), { undo })
    } catch (error) {
      toast(complaintText(error, say), { tone: 'bad' })
    }
  }
  return { saving, save, remove: removeIt }
}
