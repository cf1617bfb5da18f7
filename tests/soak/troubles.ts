// Troubles: what befalls a camera of the soak: each is a fault of the simulator for a while, or a person who changes something. What it
// really did to the pictures, the simulator's film log knows; here stands only from when to when.

import { setTimeout as wait } from 'node:timers/promises'
import { askStation } from '#programs/ask-station.ts'
import type { SimulatedCamera, Street } from '#simulator/street.ts'
import type { Chance } from './chance.ts'

export type Trouble = {
  readonly camera: string
  readonly kind: string
  readonly from_ms: number
  readonly to_ms: number
}

export type Victim = {
  readonly street: Street
  readonly data: string
  readonly camera: SimulatedCamera
  readonly chance: Chance
}

type Deed = (victim: Victim) => Promise<string>

const during = async ({ street, camera }: Victim, fault: string, ms: number): Promise<string> => {
  street.setFault(camera.id, fault)
  await wait(ms)
  street.setFault(camera.id, undefined)
  return `${fault} for ${(ms / 1000).toFixed(1)} s`
}

/** Many short ones, some long: as wifi in a house behaves. */
const wifiMs = (chance: Chance, most_ms: number): number => 100 * (most_ms / 100) ** chance.part()

const deeds = (most_ms: number): Readonly<Record<string, Deed>> => {
  const some = (chance: Chance): number => chance.between(Math.min(2000, most_ms / 2), most_ms)
  return {
    unplugged: victim => during(victim, 'unplugged', some(victim.chance)),
    'unplugged silently': victim => during(victim, 'unplugged-silently', some(victim.chance)),
    'wifi that loses': victim => during(victim, 'wifi-loses', wifiMs(victim.chance, most_ms)),
    'wifi that delays': victim => during(victim, 'wifi-delays', wifiMs(victim.chance, most_ms)),
    'hangs after PLAY': victim => during(victim, 'hangs-after-play', some(victim.chance)),
    'clock steps': victim => during(victim, 'clock-steps', some(victim.chance)),
    resolution: victim => during(victim, 'changes-resolution', some(victim.chance)),
    'ten times the bit rate': victim => during(victim, 'sends-tenfold', Math.min(5000, some(victim.chance))),
    password: changePassword(most_ms),
  }
}

/** Somebody changes the camera's password; after a while somebody tells the station. */
const changePassword =
  (most_ms: number): Deed =>
  async ({ street, data, camera, chance }) => {
    const password = `mat-khau-${Math.floor(chance.part() * 1e9)}`
    street.changePassword(camera.id, password)
    await wait(chance.between(Math.min(2000, most_ms / 2), most_ms))
    const { id, name, place, main_url, username } = camera
    await askStation(data, 'DELETE', `/api/cameras/${id}`)
    await askStation(data, 'POST', '/api/cameras', { body: { id, name, place, main_url, username, password } })
    return 'password changed, and set right in the station'
  }

/** One trouble, chosen by chance; `most_ms` bounds how long it lasts. */
export const befall = async (victim: Victim, most_ms: number): Promise<Trouble> => {
  const all = deeds(most_ms)
  const name = victim.chance.one(Object.keys(all))
  const from_ms = Date.now()
  const kind = await all[name]!(victim)
  return { camera: victim.camera.id, kind, from_ms, to_ms: Date.now() }
}
