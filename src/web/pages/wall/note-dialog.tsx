// Note dialog: what a bookmark is about, for whoever looks for it later.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Bookmark, BookmarkKind, EditBookmark } from '#contract/bookmark.ts'
import { ask } from '#web/ask.ts'
import { bookmarkKindWords } from '#web/pages/bookmarks/bookmark-kinds.ts'
import { paths } from '#web/paths.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'

export const NoteDialog = ({ bookmark, onClose }: { readonly bookmark: number; readonly onClose: () => void }) => {
  const say = useWords()
  const [kind, setKind] = useState<BookmarkKind>('note')
  const saving = useMutation({
    mutationFn: (edit: EditBookmark) => ask<Bookmark>(paths.bookmark(bookmark), { method: 'PATCH', body: edit }),
    onSuccess: onClose,
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    saving.mutate({ note: String(new FormData(event.currentTarget).get('note') ?? ''), kind })
  }
  return (
    <Dialog title={say('bookmark_note')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        <Field label={say('note')} name="note" maxLength={500} autoFocus />
        <Choice
          label={say('bookmark_kind')}
          value={kind}
          onChange={event => setKind(event.target.value as BookmarkKind)}
        >
          {Object.entries(bookmarkKindWords).map(([value, word]) => (
            <option key={value} value={value}>
              {say(word)}
            </option>
          ))}
        </Choice>
        <FormEnd doing={saving} label={say('save')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
