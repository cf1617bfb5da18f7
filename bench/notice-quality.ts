// Notice quality: whether what moves is noticed, what comes or goes is noticed, and nothing else is, through rain, night, lamps, leaves and a shaking pole.
// Films whose truth is known are drawn, coded, looked at and searched as everything recorded is.

import { readFilm } from '#simulator/footage/read-film.ts'
import { LEFT_THINGS_S, leftThings } from '#simulator/scenes/left-things.ts'
import type { Take } from '#simulator/scenes/take.ts'
import { streetHour, type WeatherName, weatherNames, weatherTake } from '#simulator/scenes/weathers.ts'
import { lookAtFilm, lookAtTake, type SeenAt } from './filmed-motion.ts'
import { atLeast, atMost, type Bench, type Goal } from './goal.ts'
import { realClips } from './real-clips.ts'
import { foundIn, isFound, movementsOf, partsOf, wholePicture } from './true-movements.ts'

const BUSY_S = 80
/** A camera that was just switched on is given so long to learn what is usual. */
const NEW_S = 60
const CHANGE_FILMS = 30
/** Whoever leaves or takes it stands before it for a while. */
const CHANGE_NEAR_S = 4

type Share = { found: number; of: number }
type Tally = {
  readonly moved: Share
  readonly changed: Share
  /** Changes told within a second and a quarter. */
  exact: number
  /** Films in which the weather never rests; and an hour as a street has it. */
  readonly extreme: Quiet
  readonly street: Quiet
  look_ms: number
  looks: number
  readonly missed: string[]
}

/** What was found where nothing moves. */
type Quiet = { seconds: number; hits: number; changes: number; readonly where: string[] }

/** `seconds`: of quiet, for each weather. */
export const benchNoticeQuality: Bench = async ({ seconds = 300, full, tell }) => {
  const tally: Tally = {
    ...{
      moved: { found: 0, of: 0 },
      changed: { found: 0, of: 0 },
      exact: 0,
      extreme: { seconds: 0, hits: 0, changes: 0, where: [] },
      street: { seconds: 0, hits: 0, changes: 0, where: [] },
    },
    ...{ look_ms: 0, looks: 0, missed: [] },
  }
  for (const name of weatherNames) {
    tell(name)
    await moving(name, tally)
    await quiet(weatherTake(name, NEW_S + (full ? 3600 : seconds), false), tally.extreme)
  }
  for (const take of streetHour) {
    tell(`street: ${take.name}`)
    await quiet({ ...take, seconds: NEW_S + take.seconds }, tally.street)
  }
  const simulated = share(tally.moved)
  for (let film = 0; film < CHANGE_FILMS; film++) await changes(film, tally)
  const real = await clips(tally)
  const goals: Goal[] = [
    atLeast('movements found, drawn films', 'share', simulated, 0.98),
    atLeast(
      'movements found, real films',
      'share',
      real.moved,
      0.98,
      real.moved === null ? 'no films here' : undefined,
    ),
    atMost('false hits in an hour of extreme weather', 'hits', anHour(tally.extreme.hits, tally.extreme), 2),
    atMost('false hits in an hour of a street', 'hits', anHour(tally.street.hits, tally.street), 2),
    atLeast('things left or taken, found', 'share', share(tally.changed), 0.9),
  ]
  const facts = {
    movements: tally.moved.of,
    things_left_or_taken: tally.changed.of,
    told_within_1250_ms: tally.exact,
    extreme_hours: Math.round(tally.extreme.seconds / 36) / 100,
    false_hits_in_extreme_weather: tally.extreme.where.join('; '),
    false_hits_in_the_street: tally.street.where.join('; '),
    false_changes: `${tally.extreme.changes} in extreme weather, ${tally.street.changes} in the street’s hour`,
    false_hits_in_real_quiet_seconds: `${real.stray} in ${real.quiet_s} s`,
    missed: tally.missed.join('; '),
    look_ms: Math.round((tally.look_ms / tally.looks) * 100) / 100,
  }
  return { goals, facts }
}

const share = ({ found, of }: Share): number | null => (of === 0 ? null : found / of)

const moving = async (name: WeatherName, tally: Tally): Promise<void> => {
  const film: SeenAt[] = []
  using looked = await lookAtTake(weatherTake(name, BUSY_S, true), 3, seen => film.push(seen))
  for (const movement of movementsOf(film)) {
    tally.moved.of++
    if (isFound(looked, movement)) tally.moved.found++
    else tally.missed.push(`${name}: ${movement.id} at ${movement.at_s} s`)
  }
  tally.look_ms += looked.look_ms
  tally.looks += looked.looks
}

const anHour = (count: number, { seconds }: Quiet): number => (count * 3600) / seconds

/** Its first minute is for learning what is usual. */
const quiet = async (take: Take, tally: Quiet): Promise<void> => {
  using looked = await lookAtTake(take, 4, () => {})
  const later = (spans: ReturnType<typeof foundIn>) => spans.filter(({ from_s, to_s }) => to_s > NEW_S && from_s >= 0)
  const hits = later(foundIn(looked, wholePicture))
  tally.seconds += take.seconds - NEW_S
  tally.hits += hits.length
  tally.changes += later(foundIn(looked, wholePicture, 'changes')).filter(({ from_s }) => from_s > NEW_S).length
  if (hits.length > 0) tally.where.push(`${take.name} ${hits.length}`)
}

const changes = async (seed: number, tally: Tally): Promise<void> => {
  const take = leftThings(seed)
  const where = new Map<string, SeenAt['seen'][number]['box']>()
  using looked = await lookAtTake(take, seed, ({ seen }) => {
    for (const { id, box } of seen) where.set(id, box)
  })
  for (const { kind, actor, at_s } of take.changes) {
    const box = where.get(actor.id)
    if (box === undefined) continue
    tally.changed.of++
    const apart = foundIn(looked, partsOf(box), 'changes').map(({ from_s }) => Math.abs(from_s - at_s))
    const nearest = Math.min(LEFT_THINGS_S, ...apart)
    if (nearest <= CHANGE_NEAR_S) tally.changed.found++
    else tally.missed.push(`${actor.kind} ${kind} in ${take.scene.name} (film ${seed})`)
    if (nearest <= 1.25) tally.exact++
  }
}

const clips = async (tally: Tally) => {
  const moved: Share = { found: 0, of: 0 }
  let [stray, quiet_s] = [0, 0]
  for (const { path, file, movements, quiet: calm } of realClips()) {
    using looked = await lookAtFilm(await readFilm(path))
    for (const movement of movements) {
      moved.of++
      if (isFound(looked, movement)) moved.found++
      else tally.missed.push(`${file}: ${movement.id} at ${movement.at_s} s`)
    }
    // What is close together is one hit: here each movement counts by itself.
    const hits = foundIn(looked, wholePicture, 'motion', 1)
    for (const [from, to] of calm) {
      quiet_s += to - from
      if (hits.some(({ from_s, to_s }) => from_s < to - 0.5 && to_s > from + 0.5)) stray++
    }
  }
  return { moved: share(moved), stray, quiet_s }
}
