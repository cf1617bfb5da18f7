// Header: the name, how many cameras work, the station's time, the language, the theme, and who is signed in.

import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import type { Status } from '#contract/status.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { useWords } from '#web/words/language.ts'
import { clockText, dateText } from '#web/words/time.ts'
import { Button, buttonLook } from './button.tsx'
import { Complaint } from './complaint.tsx'
import { DiskIcon, EyeMark, PersonIcon, PlusIcon } from './icons.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { useNow } from './now.ts'
import { ThemeSwitch } from './theme-switch.tsx'

export const Header = ({
  status,
  display_name,
}: {
  readonly status: Status | undefined
  readonly display_name: string
}) => {
  const say = useWords()
  return (
    <header className="flex min-h-14 items-center gap-x-2.5 sm:gap-x-4 border-b border-line bg-slate px-3 sm:px-4">
      <Link
        to="/"
        className="flex min-h-11 items-center gap-2.5 rounded-lg pr-2 font-semibold"
        aria-label={say('to_the_wall')}
      >
        <EyeMark />
        <span className="text-lg whitespace-nowrap">{say('product')}</span>
      </Link>
      {status !== undefined && <CameraCount {...status.cameras} />}
      <span className="flex-1" />
      <Link to="/add-camera" className={buttonLook('quiet', 'px-2 max-sm:hidden')} aria-label={say('add_camera')}>
        <PlusIcon />
        <span className="hidden lg:inline">{say('add_camera')}</span>
      </Link>
      <Link to="/storage" className={buttonLook('quiet', 'px-2 max-sm:hidden')} aria-label={say('storage')}>
        <DiskIcon />
        <span className="hidden lg:inline">{say('storage')}</span>
      </Link>
      <StationTime />
      <LanguageSwitch className="max-sm:hidden" />
      <AccountMenu display_name={display_name} />
    </header>
  )
}

const CameraCount = ({ total, streaming }: Status['cameras']) => {
  const say = useWords()
  if (total === 0) return null
  const all = streaming === total
  return (
    <p className="flex items-center gap-2 text-sm whitespace-nowrap sm:text-base" title={say('cameras_working_why')}>
      <span aria-hidden="true" className={`size-2.5 rounded-full ${all ? 'bg-accent' : 'bg-warn'}`} />
      <span>
        <span className="font-semibold tabular-nums">{say('cameras_of', { streaming, total })}</span>{' '}
        <span className="hidden text-quiet md:inline">{say('cameras_working')}</span>
        <span className="sr-only md:hidden">{say('cameras_working')}</span>
      </span>
    </p>
  )
}

const StationTime = () => {
  const say = useWords()
  const now = useNow()
  return (
    <p className="text-right leading-tight tabular-nums" title={say('station_time')}>
      <span className="sr-only">{say('station_time')} </span>
      <span className="font-semibold">{clockText(now)}</span>{' '}
      <span className="hidden text-quiet sm:inline">{dateText(now)}</span>
    </p>
  )
}

/** The header outlives the page, so that the menu would stay open over the next one. */
const shutMenu = (event: MouseEvent<HTMLElement>) =>
  event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()

const AccountMenu = ({ display_name }: { readonly display_name: string }) => {
  const say = useWords()
  const signOut = useMutation({
    mutationFn: () => ask(paths.signOut, { method: 'POST' }),
    onSuccess: () => {
      queries.clear()
      location.assign('/sign-in')
    },
  })
  return (
    <>
      <button
        type="button"
        popoverTarget="account-menu"
        className={buttonLook('quiet', 'px-2')}
        aria-label={say('account_of', { name: display_name })}
      >
        <PersonIcon />
        <span className="hidden max-w-40 truncate lg:inline">{display_name}</span>
      </button>
      <div
        id="account-menu"
        popover="auto"
        className="fixed inset-auto top-13 right-2 m-0 w-72 gap-3 rounded-xl border border-line bg-slate p-4 text-ink shadow-2xl open:grid"
      >
        <p className="text-sm text-quiet">
          {say('signed_in_as')} <span className="block text-base font-medium text-ink">{display_name}</span>
        </p>
        <Link to="/add-camera" className={buttonLook('plain', 'sm:hidden')} onClick={shutMenu}>
          {say('add_camera')}
        </Link>
        <Link to="/storage" className={buttonLook('plain', 'sm:hidden')} onClick={shutMenu}>
          {say('storage')}
        </Link>
        <Link to="/republish" className={buttonLook()} onClick={shutMenu}>
          {say('republish')}
        </Link>
        <ThemeSwitch />
        <LanguageSwitch className="border border-line sm:hidden" />
        <Button onClick={() => signOut.mutate()} disabled={signOut.isPending}>
          {say('sign_out')}
        </Button>
        <Complaint error={signOut.error} />
      </div>
    </>
  )
}
