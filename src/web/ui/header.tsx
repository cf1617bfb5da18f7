// Header: the name, where one can go, how many cameras work, the station's time, and the account. What comes later than the
// page stands at the right, so that nothing moves when it comes.

import { Link } from '@tanstack/react-router'
import type { Status } from '#contract/status.ts'
import { useWords } from '#web/words/language.ts'
import { clockText, dateText } from '#web/words/time.ts'
import { AccountMenu } from './account-menu.tsx'
import { EyeMark } from './icons.tsx'
import { NavigationRow } from './navigation.tsx'
import { useNow } from './now.ts'
import { SaverChip } from './saver-switch.tsx'
import { TaskChip } from './task-chip.tsx'

export const Header = ({
  status,
  away,
  display_name,
  duty_wall,
}: {
  readonly status: Status | undefined
  /** The station is out of reach: what was true last is not told as true now. */
  readonly away: boolean
  readonly display_name: string
  /** This browser looks, and does nothing else. */
  readonly duty_wall: boolean
}) => {
  const say = useWords()
  return (
    <header className="flex min-h-14 items-center gap-x-2.5 border-b border-line bg-slate px-3 sm:gap-x-4 sm:px-4">
      <Link
        to="/"
        className="relative flex min-h-11 min-w-11 shrink-0 items-center gap-2.5 rounded-lg pr-2 font-semibold"
      >
        <EyeMark />
        <span className="text-lg whitespace-nowrap max-[24.5rem]:sr-only">{say('product')}</span>
        <span className="sr-only">{say('to_the_wall')}</span>
      </Link>
      <NavigationRow />
      <span className="flex-1 md:hidden" />
      <TaskChip />
      <SaverChip />
      {status !== undefined && <CameraCount {...status.cameras} away={away} />}
      <StationTime />
      <AccountMenu display_name={display_name} duty_wall={duty_wall} />
    </header>
  )
}

const CameraCount = ({ total, streaming, away }: Status['cameras'] & { readonly away: boolean }) => {
  const say = useWords()
  if (total === 0) return null
  const shape = away ? 'border-2 border-quiet' : streaming === total ? 'rounded-full bg-accent' : 'rotate-45 bg-warn'
  return (
    <p className="flex items-center gap-2 text-sm whitespace-nowrap sm:text-base" data-tip={say('cameras_working_why')}>
      <span aria-hidden="true" className={`size-2.5 ${shape}`} />
      <span>
        <span className="font-semibold tabular-nums">
          {say('cameras_of', { streaming: away ? '?' : streaming, total })}
        </span>{' '}
        <span className="hidden text-quiet min-[100rem]:inline">{say('cameras_working')}</span>
        <span className="sr-only min-[100rem]:hidden">{say('cameras_working')}</span>
      </span>
    </p>
  )
}

const StationTime = () => {
  const say = useWords()
  const now = useNow()
  return (
    <p className="text-right leading-tight whitespace-nowrap tabular-nums" data-tip={say('station_time')}>
      <span className="sr-only">{say('station_time')} </span>
      <span className="font-semibold">{clockText(now)}</span>{' '}
      <span className="text-quiet max-sm:hidden">{dateText(now)}</span>
    </p>
  )
}
