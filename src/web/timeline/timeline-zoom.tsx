// Timeline zoom: nearer, farther, and back to the present.

import type { WallTime90k } from '#base/units.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { NowIcon, ZoomInIcon, ZoomOutIcon } from '#web/ui/more-icons.tsx'
import { useWords } from '#web/words/language.ts'
import { around, lengthOf, zoomed } from './view.ts'
import type { ViewStore } from './view-store.ts'

export const TimelineZoom = ({
  store,
  position,
}: {
  readonly store: ViewStore
  readonly position: () => WallTime90k
}) => {
  const say = useWords()
  const nearer = (factor: number): void =>
    store.change((view, now) => {
      const at = position()
      const inside = at > view.from && at < view.to
      return zoomed(view, inside ? at : (view.from + view.to) / 2, factor, now)
    })
  const toNow = (): void => store.change((view, now) => around(stationNow(), lengthOf(view), now))
  return (
    <fieldset className="ml-auto flex max-sm:order-1" aria-label={say('zoom')}>
      <Button weight="quiet" className="px-2 text-sm whitespace-nowrap max-sm:hidden" onClick={toNow}>
        {say('back_to_now')}
      </Button>
      <IconButton label={say('back_to_now')} className="sm:hidden" onClick={toNow}>
        <NowIcon />
      </IconButton>
      <IconButton label={say('zoom_out')} shortcut="[" onClick={() => nearer(2)}>
        <ZoomOutIcon />
      </IconButton>
      <IconButton label={say('zoom_in')} shortcut="]" onClick={() => nearer(0.5)}>
        <ZoomInIcon />
      </IconButton>
    </fieldset>
  )
}
