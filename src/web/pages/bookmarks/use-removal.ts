// Use removal: removes a bookmark, and for a while lets it be brought back.

import type { Bookmark, RemovedBookmark } from '#contract/bookmark.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { complaintText } from '#web/ui/complaint.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'

export const useRemoval = () => {
  const say = useWords()
  const changed = () => queries.invalidateQueries({ queryKey: ['bookmarks'] })
  /** `undoable`: with a toast that brings it back. */
  return async ({ id }: Pick<Bookmark, 'id'>, undoable = true): Promise<void> => {
    try {
      await ask<RemovedBookmark>(paths.bookmark(id), { method: 'DELETE' })
    } catch (error) {
      toast(complaintText(error, say), { tone: 'bad' })
      return
    }
    await changed()
    if (!undoable) return
    toast(say('bookmark_removed'), {
      undo: async () => {
        await ask<Bookmark>(paths.bookmarkRestoration(id), { method: 'POST' })
        await changed()
      },
    })
  }
}
