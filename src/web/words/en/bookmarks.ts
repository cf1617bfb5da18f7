// English words: moments that somebody marked.

import type { bookmarksWords as vi } from '#web/words/vi/bookmarks.ts'

export const bookmarksWords: Readonly<Record<keyof typeof vi, string>> = {
  bookmark_change: 'Change bookmark',
  bookmark_about: 'What was seen',
  bookmark_about_why: 'For example: red motorbike stops before the gate, two people.',
  bookmark_keeps_nothing: 'A bookmark keeps no footage. What must stay is held, on the storage page.',
  bookmark_made: 'Bookmarked.',
  bookmark_removed: 'Bookmark removed.',
  bookmark_find: 'Search the notes',
  bookmark_find_example: 'red motorbike',
  bookmark_by: 'by {by}',
  bookmarks_none: 'No bookmarks yet',
  bookmarks_none_why: 'While reviewing, press B to bookmark a moment or a span; the next shift finds it here.',
  bookmarks_none_such: 'No such bookmark',
  bookmarks_none_such_why: 'Try fewer words, or all kinds and all cameras.',
  all_sorts: 'All kinds',
  see_again: 'Review',
  see_bookmark: 'Review: {what}',
  change_bookmark: 'Change: {what}',
  remove_bookmark: 'Remove: {what}',
  remove_it: 'Remove',
  show_more: 'Show more',
  footage_partly: 'Only a part of the footage is left.',
  footage_expired: 'The footage expired and was removed at {at}.',
  footage_missing: 'Nothing was recorded at that time.',
}
