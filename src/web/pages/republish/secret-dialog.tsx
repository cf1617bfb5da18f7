// Secret: what the other system signs in with, shown this once; the station tells it to nobody again.

import type { MadeRepublishAccount } from '#contract/republish.ts'
import { Button } from '#web/ui/button.tsx'
import { CopiedText } from '#web/ui/copied-text.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { useWords } from '#web/words/language.ts'

export const SecretDialog = ({
  made: { account, secret },
  onClose,
}: {
  readonly made: MadeRepublishAccount
  readonly onClose: () => void
}) => {
  const say = useWords()
  return (
    <Dialog title={say('fetch_account_done')} onClose={onClose}>
      <div className="grid gap-5">
        <p className="text-warn">{say('secret_once')}</p>
        <CopiedText label={say('username')} text={account.name} />
        <CopiedText label={say('password')} text={secret} />
        <Button weight="strong" className="justify-self-start" onClick={onClose}>
          {say('secret_kept')}
        </Button>
      </div>
    </Dialog>
  )
}
