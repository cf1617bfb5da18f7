// Weathers: the takes by which noticing is judged: each kind of weather once over a busy street and once over the same street with nobody in it.

import type { Lens, Spot } from '#simulator/drawing/view.ts'
import { View } from '#simulator/drawing/view.ts'
import { daylight, headlights, lampSwitched } from '#simulator/weather/light.ts'
import { type Ellipse, rain } from '#simulator/weather/rain.ts'
import type { Weather } from '#simulator/weather/weather.ts'
import { insects, shaking, wind } from '#simulator/weather/wind.ts'
import { alley, alleyByNight } from './alley.ts'
import { junction, junctionByNight } from './junction.ts'
import type { Scene } from './scene.ts'
import type { Take } from './take.ts'
import { villageGate } from './village-gate.ts'

export type WeatherName = (typeof weatherNames)[number]
export const weatherNames = [
  'day',
  'night',
  'rain',
  'rain-night',
  'infrared-switch',
  'headlights',
  'wind',
  'insects',
  'dusk',
  'shaking',
  'clouds',
] as const

/** `busy`: whoever belongs to the scene passes; otherwise nobody is there. */
export const weatherTake = (name: WeatherName, seconds: number, busy: boolean): Take => {
  const { scene, weather, other } = weathers[name]
  const peopled = (one: Scene): Scene => (busy ? one : { ...one, actors: [] })
  const take: Take = { name, scene: peopled(scene), seconds, weather, changes: [] }
  // The same people: what the night's own scene shows would come out of nowhere.
  return other === undefined
    ? take
    : { ...take, other: { scene: { ...other.scene, actors: busy ? scene.actors : [] }, when: other.when } }
}

const crown = (lens: Lens, at: Spot, spread_m: number): Ellipse => {
  const view = new View(lens)
  const [x, y] = view.point(at)
  const far = spread_m * view.scale(at)
  return [x / lens.width, y / lens.height, far / lens.width, far / lens.height]
}

const leaves = (lens: Lens, at: Spot, spread_m: number) =>
  ({ where: crown(lens, at, spread_m), pixels: 3, quick: 0.9, cloth: false }) as const

const flag = (lens: Lens, at: Spot, wide_m: number) =>
  ({ where: crown(lens, at, wide_m), pixels: 6, quick: 1.6, cloth: true }) as const

const puddles: readonly Ellipse[] = [
  [0.52, 0.78, 0.1, 0.035],
  [0.4, 0.6, 0.05, 0.015],
]
const byDay = rain({ streaks: 150, light: 34, drops: 2, puddles })
const byNight = rain({ streaks: 120, light: 110, drops: 2, puddles: [puddles[1]!] })
const banyan = leaves(villageGate.lens, [-6.2, 5.4, 24], 3.4)

type Kind = Pick<Take, 'scene' | 'weather' | 'other'>

const weathers: Readonly<Record<WeatherName, Kind>> = {
  day: { scene: junction, weather: [] },
  night: { scene: alleyByNight, weather: [] },
  rain: { scene: junction, weather: [byDay] },
  'rain-night': { scene: alleyByNight, weather: [byNight] },
  'infrared-switch': {
    scene: alley,
    weather: [],
    other: { scene: { ...alleyByNight, lens: alley.lens }, when: time_s => time_s % 240 > 90 && time_s % 240 < 200 },
  },
  headlights: { scene: junctionByNight, weather: [headlights(19, 1.6)] },
  wind: {
    scene: villageGate,
    weather: [wind([banyan, flag(villageGate.lens, [4.3, 2.7, 13], 0.8)])],
  },
  insects: { scene: alleyByNight, weather: [insects(40)] },
  dusk: { scene: villageGate, weather: [daylight(time_s => Math.max(0.18, 1 - time_s / 360))] },
  shaking: { scene: junction, weather: [shaking(2.2, 25)] },
  clouds: { scene: alley, weather: clouds() },
}

function clouds(): readonly Weather[] {
  const drifting = daylight(time_s => 0.8 + 0.2 * Math.sin(time_s / 7) * Math.sin(time_s / 31))
  return [drifting, lampSwitched([0.25, 0.4, 0.09], time_s => time_s % 80 > 50)]
}

/** A quiet street's hour: each kind of weather for as long, and each lamp as often, as an average hour of a year beside a Vietnamese street has it. */
export const streetHour: readonly Take[] = [
  // By day: every fifth minute a truck shakes the pole.
  { name: 'day', scene: junction, weather: [shaking(1.5, 300)], seconds: 1080 },
  { name: 'clouds', scene: alley, weather: [slowClouds()], seconds: 300 },
  // A fifth of the day's hours has a fresh breeze.
  { name: 'wind', ...weathers.wind, seconds: 360 },
  // It rains in one hour of fifteen.
  { name: 'rain', ...weathers.rain, seconds: 120 },
  { name: 'rain-night', ...weathers['rain-night'], seconds: 120 },
  // Dusk and dawn, half an hour each: a twenty-fourth of the day. Infrared switches twice a day; here once an hour.
  { name: 'dusk', scene: villageGate, weather: [daylight(time_s => Math.max(0.18, 1 - time_s / 1800))], seconds: 150 },
  { name: 'infrared-switch', ...weathers['infrared-switch'], seconds: 120 },
  // By night: a sweep of somebody's headlights every two minutes, a lamp switched on once, insects in a third of the time.
  { name: 'headlights', scene: junctionByNight, weather: [headlights(120, 1.2)], seconds: 720 },
  {
    name: 'lamp',
    scene: alleyByNight,
    weather: [lampSwitched([0.25, 0.4, 0.09], time_s => time_s > 150)],
    seconds: 240,
  },
  { name: 'insects', ...weathers.insects, seconds: 390 },
].map(take => ({ ...take, scene: { ...take.scene, actors: [] }, ...quietOther(take), changes: [] }))

function slowClouds(): Weather {
  return daylight(time_s => 0.85 + 0.15 * Math.sin(time_s / 25) * Math.sin(time_s / 61))
}

function quietOther({ other }: { readonly other?: Take['other'] }): Pick<Take, 'other'> {
  return other === undefined ? {} : { other: { ...other, scene: { ...other.scene, actors: [] } } }
}
