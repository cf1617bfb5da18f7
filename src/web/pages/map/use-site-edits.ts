// Site edits in the page: begun, undone, saved to the station one camera after the other, and taken back whole by the toast's undo.

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlacedSite } from '#contract/site.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import type { CameraPoint } from './camera-points.ts'
import { begun, done, type History, redone, undone } from './history.ts'
import { changesIn, edited, NO_EDITS, type SiteDraft, type SiteEdits } from './site-edits.ts'

type Change = { readonly camera: string; readonly site: SiteDraft | null }

export const useSiteEdits = (points: readonly CameraPoint[], onSaved: () => void) => {
  const say = useWords()
  const [history, setHistory] = useState<History<SiteEdits>>(() => begun(NO_EDITS))
  const changes = changesIn(points, history.now)
  const saving = useMutation({
    mutationFn: (wanted: readonly Change[]) =>
      tellAll(wanted, befores =>
        toast(say('map_sites_half_saved', { saved: befores.length, count: wanted.length }), {
          tone: 'bad',
          undo: () => tellAll(befores),
        }),
      ),
    onSuccess: befores => {
      setHistory(begun(NO_EDITS))
      toast(say('map_sites_saved', { count: befores.length }), { undo: () => tellAll(befores) })
      onSaved()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['sites'] }),
  })
  return {
    edits: history.now,
    changes: changes.length,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    saving,
    edit: (camera: string, site: SiteDraft | null, deed?: string) =>
      setHistory(before => done(before, edited(before.now, camera, site), deed && `${deed} ${camera}`)),
    undo: () => setHistory(undone),
    redo: () => setHistory(redone),
    save: () => saving.mutate(changes),
    drop: () => {
      saving.reset()
      setHistory(begun(NO_EDITS))
    },
  }
}
export type SiteEditing = ReturnType<typeof useSiteEdits>

/** Answers what stood before, in the order in which it is to be put back; what was saved before one failed goes to `onHalf`. */
const tellAll = async (
  changes: readonly Change[],
  onHalf: (befores: readonly Change[]) => void = () => undefined,
): Promise<readonly Change[]> => {
  const befores: Change[] = []
  try {
    for (const { camera, site } of changes) {
      const asked = site === null ? { method: 'DELETE' as const } : { method: 'PUT' as const, body: site }
      const { before } = await ask<PlacedSite>(paths.site(camera), asked)
      befores.unshift({ camera, site: before as SiteDraft | null })
    }
  } catch (error) {
    if (befores.length > 0) onHalf(befores)
    throw error
  }
  await queries.invalidateQueries({ queryKey: ['sites'] })
  return befores
}
