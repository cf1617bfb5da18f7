// Conflict dialog: somebody else saved the room's wall meanwhile. Nobody's work is lost silently: one looks at theirs, or keeps one's own as a copy.

import { wallTime90k } from '#base/units.ts'
import type { StationProblem } from '#web/ask.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'

export const ConflictDialog = ({
  problem,
  onTheirs,
  onCopy,
  onClose,
}: {
  readonly problem: StationProblem
  readonly onTheirs: () => void
  readonly onCopy: () => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const { by, at_90k } = problem.where as { readonly by?: unknown; readonly at_90k?: unknown }
  return (
    <Dialog title={say('wall_conflict')} onClose={onClose}>
      <div className="grid gap-5">
        <p>
          {say('wall_conflict_who', {
            by: String(by ?? ''),
            at: typeof at_90k === 'number' ? dateTimeText(wallTime90k(at_90k)) : '',
          })}
        </p>
        <div className="flex flex-wrap gap-3">
          <Button weight="strong" onClick={onCopy}>
            {say('save_copy')}
          </Button>
          <Button onClick={onTheirs}>{say('see_theirs')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
