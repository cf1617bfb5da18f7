// Picture deeds: keeping a still of what a tile shows, and marking its moment. Both say what they did; a mark can be taken back.

import { useMemo } from 'react'
import type { Bookmark, NewBookmark } from '#contract/bookmark.ts'
import type { Camera } from '#contract/camera.ts'
import { ask } from '#web/ask.ts'
import { firstPaths } from '#web/first-paths.ts'
import { saveStill } from '#web/pages/camera/still.ts'
import { complaintText } from '#web/ui/complaint.tsx'
import { toast } from '#web/ui/toasts.ts'
import { type Say, useWords } from '#web/words/language.ts'
import { clockText } from '#web/words/time.ts'
import type { TileHandle } from './tile-props.ts'

export type PictureDeeds = {
  readonly still: (camera: Camera, tile: TileHandle) => Promise<void>
  readonly bookmark: (camera: Camera, tile: TileHandle) => Promise<void>
}

export const usePictureDeeds = (onNote: (bookmark: number) => void): PictureDeeds => {
  const say = useWords()
  return useMemo(() => pictureDeeds(say, onNote), [say, onNote])
}

const pictureDeeds = (say: Say, onNote: (bookmark: number) => void): PictureDeeds => ({
  still: async ({ id, name }, tile) => {
    const video = tile.video()
    const saved = video !== null && (await saveStill(video, id, tile.at()))
    if (saved) toast(say('still_saved', { name }))
    else toast(say('nothing_to_keep', { name }), { tone: 'warn' })
  },
  bookmark: async ({ id, name }, tile) => {
    const at = Math.round(tile.at())
    try {
      const body: NewBookmark = { cameras: [id], at_90k: at }
      const made = await ask<Bookmark>(firstPaths.bookmarks, { method: 'POST', body })
      toast(say('bookmarked', { name, at: clockText(tile.at()) }), {
        undo: () => ask(firstPaths.bookmark(made.id), { method: 'DELETE' }),
        more: { label: say('add_note'), onPress: () => onNote(made.id) },
      })
    } catch (error) {
      toast(complaintText(error, say), { tone: 'bad' })
    }
  },
})
