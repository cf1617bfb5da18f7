// Bookmark line: one marked moment: what it is about, where and when, what is left of its footage, and the way there.

import { Link } from '@tanstack/react-router'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Bookmark } from '#contract/bookmark.ts'
import { personName } from '#web/people.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { Row } from '#web/ui/section.tsx'
import { type Say, useWords } from '#web/words/language.ts'
import { dateTimeText, fromToText, localCode, weekdayText } from '#web/words/time.ts'
import { bookmarkKindWords } from './bookmark-kinds.ts'
import { useRemoval } from './use-removal.ts'

export const BookmarkLine = ({
  bookmark,
  names,
  mine,
  onChange,
}: {
  readonly bookmark: Bookmark
  readonly names: readonly string[]
  readonly mine: boolean
  readonly onChange: () => void
}) => {
  const say = useWords()
  const remove = useRemoval()
  const { note, kind, cameras, at_90k, to_90k, by, footage } = bookmark
  const at = wallTime90k(at_90k)
  const gone = footage.state === 'expired' || footage.state === 'missing'
  const what = note === '' ? say(bookmarkKindWords[kind]) : note
  return (
    <Row
      name={what}
      facts={[
        to_90k === null ? momentText(at, say) : fromToText(at, wallTime90k(to_90k)),
        names.join(', '),
        note === '' ? '' : say(bookmarkKindWords[kind]),
        say('bookmark_by', { by: personName(by) }),
      ]}
      action={
        <span className="flex flex-wrap justify-end gap-1">
          <Link
            to="/review"
            search={{ cameras: cameras.join(','), at: localCode(at) }}
            className={buttonLook(gone ? 'quiet' : 'plain')}
            aria-label={say('see_bookmark', { what })}
          >
            {say('see_again')}
          </Link>
          {mine && (
            <>
              <Button weight="quiet" className="px-3" aria-label={say('change_bookmark', { what })} onClick={onChange}>
                {say('change')}
              </Button>
              <Button
                weight="quiet"
                className="px-3"
                aria-label={say('remove_bookmark', { what })}
                onClick={() => void remove(bookmark)}
              >
                {say('remove_it')}
              </Button>
            </>
          )}
        </span>
      }
    >
      <FootageLeft footage={footage} />
    </Row>
  )
}

const momentText = (at: WallTime90k, say: Say): string => `${weekdayText(at, say)} ${dateTimeText(at)}`

const FootageLeft = ({ footage: { state, expired_90k } }: Pick<Bookmark, 'footage'>) => {
  const say = useWords()
  if (state === 'kept' || state === 'pending') return null
  const at = expired_90k === null ? '' : dateTimeText(wallTime90k(expired_90k))
  const words = { partly: 'footage_partly', expired: 'footage_expired', missing: 'footage_missing' } as const
  return <p className={`text-sm ${state === 'partly' ? 'text-warn' : 'text-quiet'}`}>{say(words[state], { at })}</p>
}
