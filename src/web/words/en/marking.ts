// English words: marking a moment, and keeping a still from the wall.

import type { markingWords as vi } from '#web/words/vi/marking.ts'

export const markingWords: Readonly<Record<keyof typeof vi, string>> = {
  incident_make: 'Make an incident',
  bookmark: 'Bookmark this moment',
  bookmarked: '{name} is bookmarked at {at}.',
  add_note: 'Add a note',
  bookmark_note: 'A note on the bookmark',
  note: 'Note',
  bookmark_kind: 'Kind',
  kind_note: 'To remember',
  kind_suspicious: 'Suspicious',
  kind_traffic: 'Traffic',
  kind_disorder: 'Disorder',
  kind_technical: 'Technical',
  still_saved: 'The still of {name} is saved.',
  nothing_to_keep: '{name} has no picture to keep yet.',
}
