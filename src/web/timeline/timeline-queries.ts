// Timeline queries: what there is of a span: footage, marks, notices.

import { queryOptions } from '@tanstack/react-query'
import type { BookmarkList } from '#contract/bookmark.ts'
import type { Notices } from '#contract/notice.ts'
import type { Coverage, CoverageSpan } from '#contract/recording.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'

type Span = Pick<CoverageSpan, 'from_90k' | 'to_90k'>

export const coverageQuery = (camera: string, span: Span, growing: boolean) =>
  queryOptions({
    queryKey: ['coverage', camera, span.from_90k, span.to_90k],
    queryFn: ({ signal }) => ask<Coverage>(paths.coverage(camera, span), { signal }),
    refetchInterval: growing ? 10_000 : false,
  })

/** What is marked of some cameras between two instants; `cameras` are ids divided by commas. */
export const bookmarksInQuery = (cameras: string, from_90k: number, to_90k: number) =>
  queryOptions({
    queryKey: ['bookmarks', 'in', cameras, from_90k, to_90k],
    queryFn: ({ signal }) =>
      ask<BookmarkList>(
        `${paths.bookmarks}?${new URLSearchParams({ cameras, from_90k: `${from_90k}`, to_90k: `${to_90k}`, most: '1000' })}`,
        {
          signal,
        },
      ),
    staleTime: 30_000,
    refetchInterval: 60_000,
    placeholderData: before => before,
  })

/** What was noticed on some cameras between two instants; `cameras` are ids divided by commas. */
export const noticesInQuery = (cameras: string, from_90k: number, to_90k: number) =>
  queryOptions({
    queryKey: ['notices', 'in', cameras, from_90k, to_90k],
    queryFn: ({ signal }) => ask<Notices>(paths.notices(cameras, { from_90k, to_90k }), { signal }),
    staleTime: 10_000,
    refetchInterval: 15_000,
    placeholderData: before => before,
  })
