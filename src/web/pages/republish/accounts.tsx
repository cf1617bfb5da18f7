// Accounts: one for each other system, with the cameras it may fetch. Removing one asks first, since it is hung up on at once.

import { useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { MadeRepublishAccount, Republish, RepublishAccountShown } from '#contract/republish.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Nothing, Row, Section } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'
import { dateText } from '#web/words/time.ts'
import { AccountDialog } from './account-dialog.tsx'
import { EditAccountDialog } from './edit-account-dialog.tsx'
import { republishQuery } from './republish-queries.ts'
import { SecretDialog } from './secret-dialog.tsx'

export const Accounts = ({
  accounts,
  cameras,
}: {
  readonly accounts: readonly RepublishAccountShown[]
  readonly cameras: readonly Camera[]
}) => {
  const say = useWords()
  const { open, show, shut } = useOpened()
  const [made, setMade] = useState<MadeRepublishAccount>()
  const [removed, setRemoved] = useState<string>()
  const onMade = (answer: MadeRepublishAccount) => {
    shut()
    setMade(answer)
  }
  const edited = accounts.find(({ name }) => open === `edit-${name}`)
  const namesOf = (ids: readonly string[]) =>
    ids.map(id => cameras.find(camera => camera.id === id)?.name ?? id).join(', ')
  return (
    <Section
      title={say('fetch_accounts')}
      action={<Button onClick={() => show('account')}>{say('make_fetch_account')}</Button>}
    >
      {accounts.length === 0 && <Nothing>{say('no_fetch_accounts')}</Nothing>}
      <ul className="max-h-96 overflow-y-auto">
        {accounts.map(account => {
          const { name, cameras: allowed, sound, made_by, made_90k } = account
          return (
            <Row
              key={name}
              name={name}
              facts={[say('fetch_account_made', { by: made_by, day: dateText(wallTime90k(made_90k)) })]}
              action={
                <div className="flex flex-wrap gap-2">
                  <Button aria-label={say('edit_fetch_account_of', { name })} onClick={() => show(`edit-${name}`)}>
                    {say('edit_fetch_account')}
                  </Button>
                  <Button aria-label={say('remove_fetch_account_of', { name })} onClick={() => setRemoved(name)}>
                    {say('remove_fetch_account')}
                  </Button>
                </div>
              }
            >
              <p className="line-clamp-3 text-sm wrap-anywhere">
                {allowed === null ? say('fetch_all_cameras') : namesOf(allowed)}
              </p>
              {sound && <p className="text-sm text-quiet">{say('fetch_hears')}</p>}
            </Row>
          )
        })}
      </ul>
      {open === 'account' && <AccountDialog cameras={cameras} onMade={onMade} onClose={shut} />}
      {made !== undefined && <SecretDialog made={made} onClose={() => setMade(undefined)} />}
      {edited !== undefined && <EditAccountDialog account={edited} cameras={cameras} onClose={shut} />}
      {removed !== undefined && (
        <ConfirmDialog
          title={say('remove_fetch_account')}
          question={say('remove_fetch_account_sure', { name: removed })}
          yes={say('remove_fetch_account_yes')}
          deed={() => ask<Republish>(paths.republishAccount(removed), { method: 'DELETE' })}
          onDone={shown => queries.setQueryData(republishQuery.queryKey, shown)}
          onClose={() => setRemoved(undefined)}
        />
      )}
    </Section>
  )
}
