// Purpose: what stands between a refused look and the dialog that asks why. Whoever is refused for want of a purpose waits here; once one is
// stated all that waited ask again by themselves. Who puts it off is not asked again on the same page, until they ask to be.

import { useSyncExternalStore } from 'react'

export type PurposeAsked = 'no' | 'asked' | 'put_off'

let asked: PurposeAsked = 'no'
let put_off_on = ''
let waiting: ((stated: boolean) => void)[] = []
const listeners = new Set<() => void>()

/** True once a purpose is stated; false where the person would rather not. Only a deliberate question opens the dialog again after that. */
export const purposeStated = async (deliberate = false): Promise<boolean> => {
  if (asked === 'put_off' && !deliberate && put_off_on === location.pathname) return false
  const answer = new Promise<boolean>(resolve => waiting.push(resolve))
  await handsOff()
  if (asked !== 'asked' && waiting.length > 0) become('asked')
  return answer
}

/** The dialog is done with. */
export const endAsking = (stated: boolean): void => {
  put_off_on = location.pathname
  const those = waiting
  waiting = []
  become(stated ? 'no' : 'put_off')
  for (const go of those) go(stated)
}

export const isPurposeAsked = (): boolean => asked === 'asked'

export const usePurposeAsked = (): PurposeAsked => useSyncExternalStore(subscribe, () => asked)

const become = (now: PurposeAsked): void => {
  asked = now
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

let pressed = false
let released: (() => void)[] = []

const onPointer = ({ type }: Event): void => {
  pressed = type === 'pointerdown'
  if (pressed) return
  for (const go of released) go()
  released = []
}

if (typeof window !== 'undefined')
  for (const name of ['pointerdown', 'pointerup', 'pointercancel'])
    window.addEventListener(name, onPointer, { capture: true, passive: true })

/** A dialog that came while a finger draws the timeline would take the finger's end away from it. */
const handsOff = async (): Promise<void> => {
  if (pressed) await new Promise<void>(resolve => released.push(resolve))
}
