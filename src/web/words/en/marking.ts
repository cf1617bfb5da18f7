// English words: marking a moment, and keeping a still from the wall.

import type { markingWords as vi } from '#web/words/vi/marking.ts'

export const markingWords: Readonly<Record<keyof typeof vi, string>> = {
  bookmark: 'Bookmark this moment',
  bookmarked: '{name} is bookmarked at {at}.',
  add_note: 'Add a note',
  note: 'Note',
  still_saved: 'The still of {name} is saved.',
  nothing_to_keep: '{name} has no picture to keep yet.',
}
