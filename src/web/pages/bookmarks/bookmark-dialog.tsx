// Bookmark dialog: marks a moment or a marked span of some cameras, or changes what was marked.

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { wallTime90k } from '#base/units.ts'
import { type Bookmark, type BookmarkKind, bookmarkKindShape, type NewBookmark } from '#contract/bookmark.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { dateTimeText, fromToText } from '#web/words/time.ts'
import { bookmarkKinds } from './bookmark-kinds.ts'
import { useRemoval } from './use-removal.ts'

export type Marking = Pick<Bookmark, 'at_90k' | 'to_90k' | 'cameras'> & Partial<Pick<Bookmark, 'id' | 'note' | 'kind'>>

export const BookmarkDialog = ({
  marking,
  names,
  onClose,
}: {
  /** With an id: one that is there already. */
  readonly marking: Marking
  readonly names: readonly string[]
  readonly onClose: () => void
}) => {
  const say = useWords()
  const remove = useRemoval()
  const { id, at_90k, to_90k, cameras, note = '', kind = 'note' } = marking
  const saving = useMutation({
    mutationFn: (told: { readonly note: string; readonly kind: BookmarkKind }) =>
      id === undefined
        ? ask<Bookmark>(paths.bookmarks, {
            method: 'POST',
            body: { cameras, at_90k, to_90k, ...told } satisfies NewBookmark,
          })
        : ask<Bookmark>(paths.bookmark(id), { method: 'PATCH', body: told }),
    onSuccess: async bookmark => {
      onClose()
      await queries.invalidateQueries({ queryKey: ['bookmarks'] })
      if (id === undefined) toast(say('bookmark_made'), { undo: () => remove(bookmark, false) })
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    saving.mutate({ note: String(form.get('note') ?? ''), kind: bookmarkKindShape.parse(form.get('kind')) })
  }
  const at = wallTime90k(at_90k)
  return (
    <Dialog title={say(id === undefined ? 'bookmark' : 'bookmark_change')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        <p>
          <span className="tabular-nums">
            {to_90k === null ? dateTimeText(at) : fromToText(at, wallTime90k(to_90k))}
          </span>
          <span className="block text-quiet">{names.join(', ')}</span>
        </p>
        <Field
          label={say('bookmark_about')}
          name="note"
          maxLength={500}
          defaultValue={note}
          hint={say('bookmark_about_why')}
        />
        <Choice label={say('bookmark_kind')} name="kind" defaultValue={kind}>
          {bookmarkKinds.map(([value, word]) => (
            <option key={value} value={value}>
              {say(word)}
            </option>
          ))}
        </Choice>
        <p className="text-sm text-quiet">{say('bookmark_keeps_nothing')}</p>
        <FormEnd doing={saving} label={say('save')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
