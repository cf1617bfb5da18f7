// Bookmark queries: bookmarks by what is asked for.

import { infiniteQueryOptions } from '@tanstack/react-query'
import type { BookmarkList } from '#contract/bookmark.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'

/** Bookmarks by what is asked for, the newest first, page after page. */
export const bookmarkPagesQuery = (asked: { readonly text: string; readonly kind: string; readonly camera: string }) =>
  infiniteQueryOptions({
    queryKey: ['bookmarks', 'pages', asked],
    queryFn: ({ signal, pageParam }) =>
      ask<BookmarkList>(`${paths.bookmarks}?${bookmarkSearch(asked, pageParam)}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }: BookmarkList) => next,
    staleTime: 10_000,
  })

const bookmarkSearch = (
  asked: { readonly text: string; readonly kind: string; readonly camera: string },
  before: string,
) => {
  const { text, kind, camera: cameras } = asked
  const told = Object.entries({ text: text.trim(), kind, cameras, before }).filter(([, value]) => value !== '')
  return new URLSearchParams([...told, ['most', '50']])
}
