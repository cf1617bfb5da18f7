// Edit account: what another system may fetch and hear from now on. Its password stays; what it may have no more ends at once.

import { useMutation } from '@tanstack/react-query'
import type { Camera } from '#contract/camera.ts'
import type { EditRepublishAccount, Republish, RepublishAccountShown } from '#contract/republish.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { useWords } from '#web/words/language.ts'
import { AccountForm } from './account-form.tsx'
import { republishQuery } from './republish-queries.ts'

export const EditAccountDialog = ({
  account,
  cameras,
  onClose,
}: {
  readonly account: RepublishAccountShown
  readonly cameras: readonly Camera[]
  readonly onClose: () => void
}) => {
  const say = useWords()
  const edit = useMutation({
    mutationFn: (body: EditRepublishAccount) =>
      ask<Republish>(paths.republishAccount(account.name), { method: 'PATCH', body }),
    onSuccess: async () => {
      onClose()
      await queries.invalidateQueries({ queryKey: republishQuery.queryKey })
    },
  })
  return (
    <Dialog title={say('edit_fetch_account_of', { name: account.name })} onClose={onClose}>
      <p className="pb-4 text-quiet">{say('edit_fetch_account_why')}</p>
      <AccountForm
        {...{ cameras, onClose }}
        before={account}
        label={say('save')}
        doing={edit}
        onSend={allowed => edit.mutate(allowed)}
      />
    </Dialog>
  )
}
