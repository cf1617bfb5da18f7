// Bookmark kinds: what a bookmark is about, in words.

import type { BookmarkKind } from '#contract/bookmark.ts'
import type { WordKey } from '#web/words/language.ts'

export const bookmarkKindWords: Readonly<Record<BookmarkKind, WordKey>> = {
  note: 'kind_note',
  suspicious: 'kind_suspicious',
  traffic: 'kind_traffic',
  disorder: 'kind_disorder',
  technical: 'kind_technical',
}

export const bookmarkKinds = Object.entries(bookmarkKindWords) as readonly (readonly [BookmarkKind, WordKey])[]
