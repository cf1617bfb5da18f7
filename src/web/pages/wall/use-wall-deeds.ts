// Wall deeds by name: what each key of the wall and each button on a picture does, to the cell that is meant.

import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import { type May, useMay } from '#web/may.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { usePictureDeeds } from './picture-deeds.ts'
import type { TileHandle } from './tile-props.ts'
import type { Alerts } from './use-alerts.tsx'
import type { Closer } from './use-closer.ts'
import type { Showing } from './use-showing.ts'
import type { WallDialog } from './wall-dialogs.tsx'
import type { WallDeed } from './wall-keys.ts'

const STEP = 1.5

type Asked = {
  readonly cameraAt: (cell: number) => Camera | undefined
  readonly handles: ReadonlyMap<string, TileHandle>
  readonly closer: Closer
  readonly showing: Showing
  readonly alerts: Alerts
  readonly onFull: () => void
  readonly onArrange: () => void
  readonly onDialog: (dialog: WallDialog) => void
}

export const useWallDeeds = ({ cameraAt, handles, closer, showing, alerts, ...on }: Asked) => {
  const say = useWords()
  const navigate = useNavigate()
  const [onNote] = useState(() => (bookmark: number) => on.onDialog({ kind: 'note', bookmark }))
  const pictures = usePictureDeeds(onNote)
  const { enlarged, enlarge } = closer
  const may = useMay()

  const snooze = (camera: Camera): void => {
    if (!alerts.alerts.some(alert => alert.camera === camera.id)) return
    alerts.snooze(camera.id)
    toast(say('snoozed', { name: camera.name }))
  }
  const steer = (cell: number): void => {
    if (enlarged === undefined) enlarge(cell)
    closer.setSteering(!closer.steering)
  }

  return (deed: WallDeed, cell = enlarged ?? closer.here): void => {
    const camera = cameraAt(cell)
    const tile = camera && handles.get(camera.id)
    const deeds: Record<WallDeed, () => unknown> = {
      still: () => camera && tile && pictures.still(camera, tile),
      bookmark: () => camera && tile && pictures.bookmark(camera, tile),
      television: () => camera && on.onDialog({ kind: 'television', camera }),
      open_camera: () => camera && navigate({ to: '/camera/$id', params: { id: camera.id } }),
      full_screen: on.onFull,
      arrange: on.onArrange,
      patrol: () => showing.togglePatrol() || on.onDialog({ kind: 'patrol' }),
      hold: showing.toggleHold,
      previous: () => showing.turnBy(-1),
      next: () => showing.turnBy(1),
      steer: () => steer(cell),
      zoom_in: () => (enlarged === undefined ? enlarge(cell) : tile?.zoomBy(STEP)),
      zoom_out: () => tile?.zoomBy(1 / STEP),
      zoom_reset: () => tile?.zoomReset(),
      snooze: () => camera && snooze(camera),
      help: () => on.onDialog({ kind: 'keys' }),
    }
    if (permitted(deed, camera, may)) deeds[deed]()
  }
}

/** Keys do no more than the buttons that are shown. */
const permitted = (deed: WallDeed, camera: Camera | undefined, may: May): boolean => {
  if (deed === 'arrange') return may('arrange_wall')
  if (deed === 'television') return may('steer_television', 'whole')
  const verb = deed === 'still' ? 'still' : deed === 'bookmark' ? 'mark' : deed === 'steer' ? 'ptz' : undefined
  return verb === undefined || (may(verb) && (camera?.may?.includes(verb) ?? false))
}
