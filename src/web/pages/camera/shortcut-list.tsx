// The list of keys, as `?` shows it.

import { Dialog } from '#web/ui/dialog.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'
import { shortcuts } from './keys.ts'

type Listed = { readonly deed: string; readonly shown: string; readonly words: WordKey }

export const ShortcutList = ({
  of = shortcuts,
  timeline = true,
  onClose,
}: {
  /** Another page's keys. */
  readonly of?: readonly Listed[]
  /** The page has a timeline, which has keys of its own. */
  readonly timeline?: boolean
  readonly onClose: () => void
}) => {
  const say = useWords()
  return (
    <Dialog title={say('shortcuts')} onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-2">
        {of.map(({ deed, shown, words }) => (
          <div key={deed} className="contents">
            <dt>
              <kbd className="inline-block min-w-9 rounded-md border border-line bg-raised px-2 py-1 text-center">
                {shown}
              </kbd>
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
      {timeline && <p className="mt-5 text-quiet">{say('timeline_keys')}</p>}
    </Dialog>
  )
}
