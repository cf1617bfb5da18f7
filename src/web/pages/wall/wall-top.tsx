// Wall top: the bar with the patrol's clock in it, and what is wrong with the address. In full screen it goes out of sight and works on.

import type { ReactNode } from 'react'
import { useWords } from '#web/words/language.ts'
import { PatrolClock } from './patrol-clock.tsx'
import type { Showing } from './use-showing.ts'
import type { useWallSaving } from './use-wall-saving.ts'
import type { Walls } from './use-walls.ts'
import { WallBar } from './wall-bar.tsx'
import type { WallDialog } from './wall-dialogs.tsx'
import type { WallDeed } from './wall-keys.ts'

export const WallTop = ({
  walls,
  showing,
  saving,
  arranging,
  waits,
  hidden,
  act,
  onDialog,
}: {
  readonly walls: Walls
  readonly showing: Showing
  readonly saving: ReturnType<typeof useWallSaving>
  readonly arranging: boolean
  /** Somebody looks closer, and the patrol waits for that. */
  readonly waits: boolean
  readonly hidden: boolean
  readonly act: (deed: WallDeed) => void
  readonly onDialog: (dialog: WallDialog) => void
}): ReactNode => {
  const say = useWords()
  return (
    <>
      <div className={hidden ? 'hidden' : 'contents'}>
        <WallBar
          walls={walls}
          arranging={arranging}
          patrolling={showing.patrolling}
          saving={saving.saving}
          stop={showing}
          onLayout={showing.layOut}
          onArrange={() => act('arrange')}
          onPatrol={() => act('patrol')}
          onTurn={by => act(by < 0 ? 'previous' : 'next')}
          onFull={() => act('full_screen')}
          onSave={saving.save}
          onOpen={kind => onDialog({ kind })}
          onRemove={saving.remove}
        >
          {showing.patrolling && !arranging && (
            <PatrolClock
              at={showing.at}
              count={showing.count}
              every_s={walls.laid.patrol.every_s}
              name={showing.stop.name}
              waits={waits}
              held={showing.held}
              onTurn={showing.turnTo}
              onHold={() => act('hold')}
            />
          )}
        </WallBar>
      </div>
      {walls.missing && <p className="bg-warn-deep px-4 py-2 text-center">{say('no_such_wall')}</p>}
    </>
  )
}
