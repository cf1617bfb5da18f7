// Left things: takes in which somebody leaves a bag by the road and somebody takes what stood there, at chance places, in chance sizes and colours, by
// day, by night and in rain. Who carries it walks in, stops there for a moment and walks on.

import { chance } from '#simulator/drawing/ink.ts'
import { rain } from '#simulator/weather/rain.ts'
import { alley, alleyByNight } from './alley.ts'
import { bag, parked, walker, wardrobe } from './cast.ts'
import { junction, junctionByNight } from './junction.ts'
import { type Actor, type Scene, walked } from './scene.ts'
import type { Change, Take } from './take.ts'
import { villageGate } from './village-gate.ts'

type Place = { readonly scene: Scene; readonly x: readonly [number, number]; readonly z: readonly [number, number] }

const places: readonly Place[] = [
  { scene: alley, x: [-1.5, 1.5], z: [7, 15] },
  { scene: junction, x: [-3.8, 3.8], z: [8, 17] },
  { scene: villageGate, x: [-3, 3], z: [8, 17] },
  { scene: alleyByNight, x: [-1.5, 1.5], z: [7, 15] },
  { scene: junctionByNight, x: [-3.8, 3.8], z: [8, 17] },
]
const colours = [0x26262a, 0x2b4f8f, 0xd8d8d2, 0xb39b72, 0x355f3a, 0x8f2f2a]
const WET = rain({ streaks: 130, light: 70, drops: 1, puddles: [] })
const STOPS_S = 3
export const LEFT_AT_S = 34
export const TAKEN_AT_S = 84
export const LEFT_THINGS_S = 120

/** One thing is left and another is taken. */
export const leftThings = (seed: number): Take => {
  const random = chance(seed * 7919 + 13)
  const { scene, x, z } = places[seed % places.length]!
  const between = ([low, high]: readonly [number, number]): number => low + random() * (high - low)
  const spotOf = () => ({ x: between(x), z: between(z) })
  const left = spotOf()
  let taken = spotOf()
  while (Math.hypot(left.x - taken.x, left.z - taken.z) < 1.5) taken = spotOf()
  const changes: readonly Change[] = [
    { kind: 'left', at_s: LEFT_AT_S, actor: thing('de-lai', random, left, time_s => time_s >= LEFT_AT_S) },
    { kind: 'taken', at_s: TAKEN_AT_S, actor: thing('bi-lay', random, taken, time_s => time_s < TAKEN_AT_S) },
  ]
  const actors = changes.flatMap(({ kind, at_s, actor }, at) => [
    actor,
    walker(`nguoi-${at}`, at === 0 ? wardrobe.worker : wardrobe.young, visits(kind === 'left' ? left : taken, at_s)),
  ])
  return {
    name: `left-things-${seed}`,
    scene: { ...scene, actors },
    seconds: LEFT_THINGS_S,
    weather: seed % 2 === 0 ? [] : [WET],
    changes,
  }
}

const thing = (
  id: string,
  random: () => number,
  { x, z }: { x: number; z: number },
  there: (time_s: number) => boolean,
): Actor => {
  const colour = colours[Math.floor(random() * colours.length)]!
  const heading = random() * 6
  const pose: Actor['pose'] = time_s => (there(time_s) ? { x, z, heading, time_s, speed: 0 } : undefined)
  const bike = { body: colour, shirt: 0, helmet: 0 }
  return random() < 0.4 ? parked(id, bike, pose) : bag(id, { colour, tall_m: 0.55 + random() * 0.45 }, pose)
}

/** Comes, stands beside a spot while something happens at `at_s`, and goes on the way it came from. */
const visits = (spot: { x: number; z: number }, at_s: number): Actor['pose'] => {
  const beside = spot.x + (spot.x > 0 ? -0.5 : 0.5)
  const comes = walked([beside * 0.5, 34, beside * 0.7, spot.z + 6, beside, spot.z], 1.4)
  const leaves = walked([beside, spot.z, beside * 0.6, spot.z + 6, beside * 0.4, 38], 1.4)
  const arrives = at_s - STOPS_S / 2
  return time_s => {
    const since = time_s - arrives
    if (since < -comes.takes_s || since > STOPS_S + leaves.takes_s) return undefined
    if (since < 0) return { ...comes.at(since + comes.takes_s), time_s }
    if (since <= STOPS_S) return { x: beside, z: spot.z, heading: Math.PI, time_s, speed: 0 }
    return { ...leaves.at(since - STOPS_S), time_s }
  }
}
