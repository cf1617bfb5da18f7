// The night of the motorbike: eight hours of rain over a lane, put together of short films and stamped as real: a picture every few seconds while nothing
// happens, all of them while somebody passes. The motorbike is taken at a chance moment. Four more cameras on the way recorded the minutes around it.

import type { WallTime90k } from '#base/units.ts'
import { chance } from '#simulator/drawing/ink.ts'
import { filmTake, type TakePicture } from '#simulator/footage/take-film.ts'
import {
  MOVES_S,
  PASSING_S,
  type PassedCamera,
  passedCameras,
  passersLane,
  passesAt,
  passing,
  quietLane,
  quietRoad,
  THEFT_S,
  theft,
} from '#simulator/scenes/lost-motorbike.ts'
import type { Take } from '#simulator/scenes/take.ts'
import { after } from './past-footage.ts'
import { type TimedPicture, writeTimed } from './timed-footage.ts'

export const LANE = 'ngo-7'
export const NIGHT_S = 8 * 3600
const PASSERS = 24
/** A rider through wet lanes at 25 km/h, by roads that bend. */
const RIDES_M_S = 7
const BENDS = 1.2
const QUIET_S = 8
/** Behind pictures that came close together, the next ones come ever farther apart: no hole among them is three times the one before. */
const SLOWING = [0.6, 1.7, 5]
const AROUND_S = 240

export type Night = {
  readonly from: WallTime90k
  /** When the motorbike first moved. */
  readonly taken: WallTime90k
  /** When the thief was in the middle of each camera's picture, in order. */
  readonly passed: readonly { readonly camera: PassedCamera; readonly name: string; readonly at: WallTime90k }[]
  readonly passers: number
}

/** Writes the night that begins at `from` into a data folder that no station is using. */
export const writeNight = async (data: string, from: WallTime90k, seed: number): Promise<Night> => {
  const random = chance(seed)
  const takenAt_s = 3600 + Math.floor(random() * (NIGHT_S - 3 * 3600) * 4) / 4
  const films = new Map<string, readonly TakePicture[]>()
  const filmOf = async (take: Take, alone = false): Promise<readonly TakePicture[]> => {
    const key = `${take.name} ${take.scene.actors.length}`
    const found = films.get(key) ?? (await filmed(take, seed, alone))
    films.set(key, found)
    return found
  }
  const happens: Happens[] = [{ at_s: takenAt_s - MOVES_S, film: await filmOf(theft()), lasts_s: THEFT_S }]
  for (let passer = 0; passer < PASSERS; passer++) {
    const at_s = Math.floor(((passer + 0.2 + random() * 0.5) * NIGHT_S) / PASSERS)
    if (Math.abs(at_s - takenAt_s) < 120) continue
    const take = passersLane(at_s < takenAt_s, Math.floor(random() * 3))
    happens.push({ at_s, film: await filmOf(take), lasts_s: take.seconds })
  }
  happens.sort((a, b) => a.at_s - b.at_s)
  const [there, gone] = [await filmOf(quietLane(true), true), await filmOf(quietLane(false), true)]
  const quietAt = (at_s: number) => (at_s < takenAt_s ? there : gone)
  await writeTimed(data, LANE, stamped(from, composed({ from_s: 0, to_s: NIGHT_S }, happens, quietAt)))
  const passed = []
  for (const { id, name, east_m, north_m } of passedCameras) {
    const middle_s = takenAt_s + THEFT_S - MOVES_S + (Math.hypot(east_m, north_m) * BENDS) / RIDES_M_S
    const at_s = Math.round((middle_s - passesAt(id)) * 4) / 4
    const quiet = await filmOf(quietRoad(id), true)
    const event = { at_s, film: await filmOf(passing(id)), lasts_s: PASSING_S }
    const span = { from_s: at_s - AROUND_S, to_s: at_s + AROUND_S }
    await writeTimed(
      data,
      id,
      stamped(
        from,
        composed(span, [event], () => quiet),
      ),
    )
    passed.push({ camera: id, name, at: after(from, at_s + passesAt(id)) })
  }
  return { from, taken: after(from, takenAt_s), passed, passers: happens.length - 1 }
}

type Happens = { readonly at_s: number; readonly lasts_s: number; readonly film: readonly TakePicture[] }
type Placed = { readonly at_s: number; readonly picture: TakePicture }

const filmed = async (take: Take, seed: number, alone: boolean): Promise<readonly TakePicture[]> => {
  const pictures: TakePicture[] = []
  await filmTake(take, { seed, alone }, picture => pictures.push(picture))
  return pictures
}

/** What happens, and in between a picture every few seconds of where nothing does. */
const composed = (
  { from_s, to_s }: { readonly from_s: number; readonly to_s: number },
  happens: readonly Happens[],
  quietAt: (at_s: number) => readonly TakePicture[],
): readonly Placed[] => {
  const placed: Placed[] = []
  let shown = 0
  const beQuiet = (from: number, to: number): void => {
    const rest = [...SLOWING]
    for (let at_s = from; at_s < to - 0.2; at_s += rest.shift() ?? QUIET_S) {
      const quiet = quietAt(at_s)
      placed.push({ at_s, picture: quiet[shown++ % quiet.length]! })
    }
  }
  let now = from_s
  for (const { at_s, lasts_s, film } of happens) {
    beQuiet(now, at_s)
    for (const picture of film) placed.push({ at_s: at_s + picture.at_s, picture })
    now = at_s + lasts_s
  }
  beQuiet(now, to_s)
  return placed
}

const stamped = (from: WallTime90k, placed: readonly Placed[]): readonly TimedPicture[] =>
  placed.map(({ at_s, picture }) => ({ at: after(from, at_s), nals: picture.nals }))
