// The lost motorbike: a rainy night. It stands by a wall in the lane; people and motorbikes pass; somebody comes, pushes it away, rides off, and passes
// four more cameras on the way to the village gate. Short takes, of which a night is put together (tests/motorbike-night.ts).

import type { Motorbike } from '#simulator/drawing/motorbike.ts'
import { rain } from '#simulator/weather/rain.ts'
import { alleyByNight } from './alley.ts'
import { cyclist, dog, parked, rider, walker, wardrobe } from './cast.ts'
import { junctionByNight } from './junction.ts'
import { market } from './market.ts'
import { type Actor, goes, type Scene, type Way, walked } from './scene.ts'
import type { Take } from './take.ts'
import { villageGate } from './village-gate.ts'

const WET = rain({ streaks: 110, light: 90, drops: 1, puddles: [] })
const stolen: Motorbike = { body: 0xb8242a, shirt: 0x2f7d5a, helmet: 0xd9d9d6 }
const STOOD = { x: -1.35, z: 10.5, heading: 0.25 }
const thief = { ...wardrobe.young, hat: 'cap' } as const

/** Seconds into the take of the theft at which the motorbike first moves. */
export const MOVES_S = 24
const COMES = walked([-0.4, 34, -0.3, 20, -0.8, STOOD.z], 1.4)
/** Backwards away from the wall, then along the lane. */
const PUSHED = walked([STOOD.x, STOOD.z, -0.7, 9.6, -0.1, 12, 0, 14], 0.8)
const RIDDEN = walked([0, 14, 0.1, 24, 0.2, 44], 4.5)
const RIDES_S = MOVES_S + PUSHED.takes_s + 1.5
export const THEFT_S = Math.ceil(RIDES_S + RIDDEN.takes_s + 2)

const night = (scene: Scene, actors: readonly Actor[]): Scene => ({
  ...scene,
  ...{ night: true, actors, begins_ms: undefined }, // it is stamped with another time later
})
const lane = { ...alleyByNight, title: 'Ngõ 7' }
const stands: Actor = parked('xe-mat', stolen, time_s => ({ ...STOOD, time_s, speed: 0 }))

const take = (name: string, scene: Scene, seconds: number): Take => ({
  name,
  scene,
  seconds,
  weather: [WET],
  changes: [],
})

/** Nobody is there. */
export const quietLane = (isThere: boolean): Take => take('lane-quiet', night(lane, isThere ? [stands] : []), 6)

/** Who passes the lane at night, a few kinds. */
export const passersLane = (isThere: boolean, kind: number): Take => {
  const kinds: readonly (readonly Actor[])[] = [
    [rider('ve-muon', { body: 0x2f3338, shirt: 0x8a8f94, helmet: 0xc9ccd0 }, goes([0.3, 46, 0.2, 24, 0, 4], 3.6, 1))],
    [
      walker('di-ve', wardrobe.worker, goes([0.6, 5, 0.5, 16, 0.5, 28], 1.5, 0.5)),
      dog('cho-den', 0x38342f, goes([1.2, 22, 0.4, 17, 0.2, 12, 0.8, 7], 1.3, 2)),
    ],
    [cyclist('xe-dap', { frame: 0x3a7a4a, shirt: 0xc0556a, hat: 'cone' }, goes([0.4, 5, 0.5, 20, 0.3, 42], 3, 1))],
  ]
  const actors = kinds[kind % kinds.length]!
  return take(`lane-passers-${kind}`, night(lane, isThere ? [stands, ...actors] : actors), kind === 1 ? 18 : 15)
}

export const theft = (): Take => {
  const gone = { ...stands, pose: (time_s: number) => (time_s < MOVES_S ? stands.pose(time_s) : undefined) }
  const pushed = parked('xe-day', stolen, time_s => within(time_s, MOVES_S, PUSHED.takes_s + 1.5, PUSHED))
  const pusher = walker('ke-trom', thief, time_s => {
    const comes = within(time_s, MOVES_S - 4 - COMES.takes_s, COMES.takes_s + 4, COMES)
    const pushes = within(time_s, MOVES_S, PUSHED.takes_s + 1.5, PUSHED)
    return comes ?? (pushes === undefined ? undefined : { ...pushes, x: pushes.x + 0.55 })
  })
  const away = rider('ke-trom-di', stolen, time_s => within(time_s, RIDES_S, RIDDEN.takes_s, RIDDEN))
  const changes = [{ kind: 'taken', actor: gone, at_s: MOVES_S } as const]
  return { ...take('theft', night(lane, [gone, pushed, pusher, away]), THEFT_S), changes }
}

/** Along a way from an instant on, and at its end for what is left of `lasts_s`. */
const within = (time_s: number, from_s: number, lasts_s: number, way: ReturnType<typeof walked>) => {
  const since = time_s - from_s
  if (since < 0 || since > lasts_s) return undefined
  const stops = since > way.takes_s
  return { ...way.at(Math.min(since, way.takes_s)), time_s, speed: stops ? 0 : way.at(0).speed }
}

/** Cameras that the thief passes, in order; metres east and north of the lane. */
export const passedCameras = [
  { id: 'nga-ba', name: 'Ngã ba Đình', east_m: 420, north_m: 0 },
  { id: 'cho', name: 'Chợ làng', east_m: 900, north_m: 60 },
  { id: 'duong-moi', name: 'Đường mới', east_m: 1250, north_m: 330 },
  { id: 'cong', name: 'Cổng làng', east_m: 1700, north_m: 420 },
] as const
export type PassedCamera = (typeof passedCameras)[number]['id']

const views: Readonly<Record<PassedCamera, { readonly scene: Scene; readonly way: Way }>> = {
  'nga-ba': { scene: junctionByNight, way: [1.5, 52, 1.4, 30, 1.6, 4] },
  cho: { scene: { ...market, title: 'Chợ làng' }, way: [0.6, 40, 0.5, 20, 0.6, 5] },
  'duong-moi': {
    scene: { ...junctionByNight, title: 'Đường mới', lens: { ...junctionByNight.lens, turn: 0.02, focal: 820 } },
    way: [-1.4, 5, -1.4, 30, -1.5, 56],
  },
  cong: { scene: { ...villageGate, title: 'Cổng làng' }, way: [-0.9, 4.5, -0.7, 26, -0.8, 46] },
}
const SETS_OFF_S = 3
const SPEED = 6.5
export const PASSING_S = 14
/** Seconds into the passing at which the thief is in the middle of the way. */
export const passesAt = (camera: PassedCamera): number => SETS_OFF_S + walked(views[camera].way, SPEED).takes_s / 2

export const quietRoad = (camera: PassedCamera): Take => take(`${camera}-quiet`, night(views[camera].scene, []), 6)
export const passing = (camera: PassedCamera): Take => {
  const { scene, way } = views[camera]
  return take(`${camera}-passing`, night(scene, [rider('ke-trom-di', stolen, goes(way, SPEED, SETS_OFF_S))]), PASSING_S)
}
