// The steering of one camera for as long as something shows it: what is held stops with it.

import { useEffect, useMemo, useState } from 'react'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { createSteer, type Steer } from './steer.ts'

export type Steered = { readonly steer: Steer; readonly trouble: unknown }

export const useSteer = (camera: string): Steered => {
  const [trouble, setTrouble] = useState<unknown>()
  const steer = useMemo(
    () =>
      createSteer(move => {
        setTrouble(undefined)
        return move === 'stop'
          ? ask(paths.ptz(camera, '/stop'), { method: 'POST' })
          : ask(paths.ptz(camera, '/move'), { method: 'POST', body: move })
      }, setTrouble),
    [camera],
  )
  useEffect(() => () => steer.release(), [steer])
  return { steer, trouble }
}
