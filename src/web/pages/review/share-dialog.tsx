// Share dialog: the address of the moment that is shown. Who opens it must sign in and sees what he may see; it carries no key.

import type { WallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { CopiedText } from '#web/ui/copied-text.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { searchOf } from './address.ts'

export const ShareDialog = ({
  cameras,
  at,
  onClose,
}: {
  readonly cameras: readonly Camera[]
  readonly at: WallTime90k
  readonly onClose: () => void
}) => {
  const say = useWords()
  const named = searchOf(cameras, at)
  return (
    <Dialog title={say('share_moment')} onClose={onClose}>
      <div className="grid gap-4">
        <p>
          <span className="font-medium tabular-nums">{dateTimeText(at)}</span>
          <span className="block text-quiet">{cameras.map(({ name }) => name).join(', ')}</span>
        </p>
        <CopiedText
          label={say('moment_link')}
          text={`${location.origin}/review?cameras=${named.cameras}&at=${named.at}`}
        />
        <p className="text-sm text-quiet">{say('share_why')}</p>
      </div>
    </Dialog>
  )
}
