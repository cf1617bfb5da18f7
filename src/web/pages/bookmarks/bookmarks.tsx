// Bookmarks: every moment that somebody marked, the newest first: found by words, kind and camera, gone to, changed, removed.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { BookmarkKind } from '#contract/bookmark.ts'
import { camerasQuery, sessionQuery } from '#web/queries.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { BookmarkIcon } from '#web/ui/icons.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { ListComing } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { BookmarkDialog } from './bookmark-dialog.tsx'
import { bookmarkKinds } from './bookmark-kinds.ts'
import { BookmarkLine } from './bookmark-line.tsx'
import { bookmarkPagesQuery } from './bookmark-queries.ts'

const SETTLES_MS = 250

export const BookmarksPage = () => {
  const say = useWords()
  const [text, setText] = useState('')
  const [kind, setKind] = useState<BookmarkKind | ''>('')
  const [camera, setCamera] = useState('')
  const { open, show, shut } = useOpened()
  const cameras = useQuery(camerasQuery).data?.cameras ?? []
  const me = useQuery(sessionQuery).data?.account?.username
  const found = useInfiniteQuery(bookmarkPagesQuery({ text: useSettled(text), kind, camera }))
  const list = found.data?.pages.flatMap(({ bookmarks }) => bookmarks)
  const changing = list?.find(({ id }) => open === `change-${id}`)
  const nameOf = (id: string): string => cameras.find(known => known.id === id)?.name ?? id
  const asked = text !== '' || kind !== '' || camera !== ''
  useEffect(() => {
    document.title = `${say('bookmarks')} · ${say('product')}`
  }, [say])
  return (
    <div className="mx-auto grid w-full max-w-5xl content-start gap-4 px-3 py-5 sm:px-4">
      <h1 className="text-2xl font-semibold">{say('bookmarks')}</h1>
      <search className="grid gap-3 sm:grid-cols-[1fr_auto_auto]">
        <Field
          label={say('bookmark_find')}
          type="search"
          maxLength={100}
          value={text}
          placeholder={say('bookmark_find_example')}
          onChange={event => setText(event.target.value)}
        />
        <Choice
          label={say('bookmark_kind')}
          value={kind}
          onChange={event => setKind(bookmarkKinds.find(([known]) => known === event.target.value)?.[0] ?? '')}
        >
          <option value="">{say('all_sorts')}</option>
          {bookmarkKinds.map(([value, word]) => (
            <option key={value} value={value}>
              {say(word)}
            </option>
          ))}
        </Choice>
        <Choice label={say('camera')} value={camera} onChange={event => setCamera(event.target.value)}>
          <option value="">{say('all_cameras')}</option>
          {cameras.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
      </search>
      <Complaint error={found.error} />
      {list === undefined && found.error === null && <ListComing label={say('one_moment')} />}
      {list?.length === 0 && (
        <EmptyState
          title={say(asked ? 'bookmarks_none_such' : 'bookmarks_none')}
          drawing={<BookmarkIcon />}
          action={
            asked ? undefined : (
              <Link to="/review" className={buttonLook('strong')}>
                {say('review_page')}
              </Link>
            )
          }
        >
          {say(asked ? 'bookmarks_none_such_why' : 'bookmarks_none_why')}
        </EmptyState>
      )}
      {list !== undefined && list.length > 0 && (
        <ul aria-label={say('bookmarks')} className="rounded-xl border border-line bg-slate">
          {list.map(bookmark => (
            <BookmarkLine
              key={bookmark.id}
              bookmark={bookmark}
              names={bookmark.cameras.map(nameOf)}
              mine={bookmark.by === me}
              onChange={() => show(`change-${bookmark.id}`)}
            />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button className="justify-self-center" disabled={found.isFetching} onClick={() => void found.fetchNextPage()}>
          {say(found.isFetchingNextPage ? 'one_moment' : 'show_more')}
        </Button>
      )}
      {changing !== undefined && (
        <BookmarkDialog marking={changing} names={changing.cameras.map(nameOf)} onClose={shut} />
      )}
    </div>
  )
}

const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLES_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
