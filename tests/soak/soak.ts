// Soak: a street whose cameras meet trouble at random for a while, a station with its recorder as processes of their own, and at the end
// the ledger held against what the simulator knows it sent. Also watches that neither process grows or leaks.

import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Workplace } from '#bench/workplace.ts'
import type { CameraList } from '#contract/camera.ts'
import type { Coverage } from '#contract/recording.ts'
import { askStation } from '#programs/ask-station.ts'
import { type SimulatedCamera, type Street, startStreet } from '#simulator/street.ts'
import { until } from '#test/patience.ts'
import { StationProcess } from '#test/station-process.ts'
import { type Judged, judge } from './agreement.ts'
import { createChance } from './chance.ts'
import { befall, type Trouble } from './troubles.ts'
import { type Growth, VitalSigns } from './vital-signs.ts'

export const AGREES_WITHIN_S = 2
const START_MS = 30_000
/** After its troubles a camera has this long in peace: silence noticed, dialled again, a keyframe, the next commit. */
const PEACE_MS = 12_000
/** The last seconds are on their way to the disk. */
const ON_THE_WAY_MS = 5000
const BACK_MS = 60_000

export type SoakOptions = {
  readonly cameras: number
  readonly seconds: number
  readonly seed: number
  /** The longest trouble. */
  readonly most_ms: number
  readonly tell: (line: string) => void
}

export type SoakResult = {
  readonly seed: number
  readonly cameras: number
  readonly seconds: number
  readonly troubles: number
  readonly by_kind: Readonly<
    Record<string, { readonly times: number; readonly worst_apart_s: number; readonly missing_s: number }>
  >
  readonly worst_apart_s: number
  /** Troubles around which ledger and film log differ by more than two seconds, or whose gap says nothing. */
  readonly disagreements: readonly Judged[]
  readonly recorder: Growth
  readonly station: Growth
  readonly restarts: number
}

export const soak = async (
  options: SoakOptions,
  place: Workplace,
  stack: AsyncDisposableStack,
): Promise<SoakResult> => {
  const { cameras, seconds, seed, tell } = options
  const street = stack.use(await startStreet({ cameras, quick: true, ownPorts: true, auth: 'digest' }))
  const data = join(place.folder, 'data')
  const station = await StationProcess.start(stack, place, data)
  for (const camera of street.cameras) await station.add(camera)
  await allStream(data, START_MS + cameras * 500)
  const began_ms = Date.now() + ON_THE_WAY_MS
  await wait(ON_THE_WAY_MS)
  const signs = new VitalSigns({ recorder: await station.recorderPid(), station: station.running.pid })
  const looking = setInterval(() => signs.look(), 5000)
  stack.defer(() => clearInterval(looking))
  signs.look()
  const troubles = await stir(options, street, data)
  await allStream(data, BACK_MS)
  await wait(ON_THE_WAY_MS)
  const ended_ms = Date.now()
  await wait(ON_THE_WAY_MS)
  signs.look()
  const judged = await verdicts(street.cameras, street, data, troubles, { from_ms: began_ms, to_ms: ended_ms })
  const disagreements = judged.filter(one => one.apart_s > AGREES_WITHIN_S || one.unexplained_s > 0)
  tell(`${troubles.length} troubles, ${disagreements.length} disagreements`)
  return {
    seed,
    cameras,
    seconds,
    troubles: troubles.length,
    by_kind: summary(judged),
    worst_apart_s: Math.max(0, ...judged.map(one => one.apart_s)),
    disagreements,
    ...signs.growth(),
    restarts: (await station.status()).recorder.restarts,
  }
}

/** Every camera has a life of its own: trouble, peace, trouble; the same seed brings the same. */
const stir = async (options: SoakOptions, street: Street, data: string): Promise<readonly Trouble[]> => {
  const { seconds, seed, most_ms, tell } = options
  const until_ms = performance.now() + seconds * 1000
  const troubles: Trouble[] = []
  const live = async (camera: SimulatedCamera, i: number): Promise<void> => {
    const chance = createChance(seed * 1000 + i)
    let peace_ms = chance.between(0, PEACE_MS)
    while (performance.now() + peace_ms + most_ms < until_ms) {
      await wait(peace_ms)
      troubles.push(await befall({ street, data, camera, chance }, most_ms))
      peace_ms = PEACE_MS * chance.between(1, 2)
    }
  }
  const telling = setInterval(() => tell(`${troubles.length} troubles so far`), 60_000)
  await Promise.all(street.cameras.map(live)).finally(() => clearInterval(telling))
  return troubles
}

const allStream = (data: string, patience_ms: number): Promise<unknown> =>
  until(
    'all cameras stream',
    async () => {
      const { cameras } = await askStation<CameraList>(data, 'GET', '/api/cameras')
      const away = cameras.filter(({ main }) => main?.state !== 'streaming')
      if (away.length > 0)
        throw new Error(away.map(({ id, main }) => `${id}: ${main?.state} ${main?.reason}`).join(', '))
      return true
    },
    patience_ms,
  )

const verdicts = async (
  cameras: readonly SimulatedCamera[],
  street: Street,
  data: string,
  troubles: readonly Trouble[],
  span: { readonly from_ms: number; readonly to_ms: number },
): Promise<readonly Judged[]> => {
  const query = { from_90k: Math.round(span.from_ms) * 90, to_90k: Math.round(span.to_ms) * 90 }
  const all = cameras.map(async ({ id }) => {
    const { spans } = await askStation<Coverage>(data, 'GET', `/api/cameras/${id}/coverage`, { query })
    const own = troubles.filter(({ camera }) => camera === id)
    return judge(id, own, street.filmed(id, 'main'), spans, span)
  })
  return (await Promise.all(all)).flat()
}

const summary = (judged: readonly Judged[]): SoakResult['by_kind'] => {
  const kinds: Record<string, { times: number; worst_apart_s: number; missing_s: number }> = {}
  for (const { kind, apart_s, missing_s } of judged) {
    const name = kind.replace(/ for .*/, '')
    const row = kinds[name] ?? { times: 0, worst_apart_s: 0, missing_s: 0 }
    kinds[name] = {
      times: row.times + 1,
      worst_apart_s: Math.max(row.worst_apart_s, apart_s),
      missing_s: row.missing_s + missing_s,
    }
  }
  return kinds
}
