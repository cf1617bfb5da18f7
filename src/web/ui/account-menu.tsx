// Account menu: who is signed in, the pages that are seldom needed, how the page looks and speaks, and the way out.

import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ask } from '#web/ask.ts'
import { firstPaths } from '#web/first-paths.ts'
import { queries } from '#web/queries.ts'
import { useWords } from '#web/words/language.ts'
import { Button, buttonLook } from './button.tsx'
import { Complaint } from './complaint.tsx'
import { PersonIcon } from './icons.tsx'
import { InstallButton } from './install-button.tsx'
import { forgetPage } from './kept-page.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { DestinationList } from './navigation.tsx'
import { SaverSwitch } from './saver-switch.tsx'
import { shutPopover } from './shut-popover.ts'
import { ThemeSwitch } from './theme-switch.tsx'
import { useWaitingSaid, WaitingBadge } from './waiting-badge.tsx'

export const AccountMenu = ({
  display_name,
  duty_wall,
}: {
  readonly display_name: string
  readonly duty_wall: boolean
}) => {
  const say = useWords()
  const waiting = useWaitingSaid()
  const signOut = useMutation({
    mutationFn: () => ask(firstPaths.signOut, { method: 'POST' }),
    onSuccess: async () => {
      queries.clear()
      await forgetPage()
      location.assign('/')
    },
  })
  return (
    <>
      <button
        type="button"
        popoverTarget="account-menu"
        className={buttonLook('quiet', 'relative shrink-0 px-2')}
        aria-label={`${say('account_of', { name: display_name })}${waiting}`}
      >
        <PersonIcon />
        <WaitingBadge className="absolute -top-0.5 -right-0.5 max-md:hidden" />
        <span className="hidden max-w-40 truncate min-[100rem]:inline">{display_name}</span>
      </button>
      <div
        id="account-menu"
        popover="auto"
        className="fixed inset-auto top-13 right-2 m-0 max-h-[calc(100dvh-4rem)] w-76 gap-3 overflow-y-auto rounded-xl border border-line bg-slate p-4 text-ink shadow-2xl open:grid"
      >
        <p className="text-sm text-quiet">
          {say('signed_in_as')} <span className="block text-base font-medium text-ink">{display_name}</span>
        </p>
        {duty_wall && (
          <div className="grid gap-2">
            <p className="text-sm">{say('duty_wall_is')}</p>
            <Link to="/sign-in" className={buttonLook('strong')} onClick={shutPopover}>
              {say('sign_in_to_work')}
            </Link>
          </div>
        )}
        <div className="-mx-2 grid max-md:hidden">
          <DestinationList of={({ desk }) => desk === 'menu'} />
        </div>
        <ThemeSwitch />
        <LanguageSwitch />
        <SaverSwitch />
        <InstallButton />
        <Button onClick={() => signOut.mutate()} disabled={signOut.isPending}>
          {say(duty_wall ? 'duty_wall_take_away' : 'sign_out')}
        </Button>
        <Complaint error={signOut.error} />
      </div>
    </>
  )
}
