// Detector: how many pictures a second the network looks at for each core that it takes, the whole road from the recorded file to the day's objects; and
// whether the recorder beside it loses anything while the detector takes a whole core.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Detection, InstalledModelShown, Models, SeenObjects } from '#contract/detection.ts'
import { atLeast, atMost, type Bench, type BenchOptions, type Findings } from './goal.ts'
import { readText } from './proc.ts'
import { type Cost, measureCost } from './process-cost.ts'
import { StationUnderTest, type StreetCamera, startStreetProcess } from './station-under-test.ts'
import { Workplace } from './workplace.ts'

const MODEL = join(import.meta.dirname, '../../shared/models/yolox_nano.onnx')
const STREET = join(import.meta.dirname, '../../shared/footage/car-detection.mp4')
const STARTS_MS = 180_000
const goals = { a_core: 'pictures a second and core', lost: 'packets lost beside it' } as const

type Measured = {
  readonly cost: Cost
  readonly pictures: number
  readonly lost: number
  readonly told: Detection
  readonly installed: InstalledModelShown
  readonly objects: number
}

export const benchDetector: Bench = async options => {
  if (!existsSync(MODEL)) return notMeasured('there is no model beside the repository: shared/models/yolox_nano.onnx')
  await using place = new Workplace('detector')
  const cameras = options.cameras ?? 4
  const film = existsSync(STREET) ? ['--file', STREET] : []
  const street = await startStreetProcess(place, cameras, film)
  const station = await StationUnderTest.start(place)
  const { runtime } = (await station.ask('GET', '/api/models')) as Models
  if (runtime === null) return notMeasured('nothing runs models here: MATTHAN_MODEL_RUNTIME names a folder that has it')
  const measured = await measure(station, street.cameras, options)
  const { cost, pictures, lost, told, installed, objects } = measured
  const core_s = (cost.cpu_percent / 100) * cost.seconds
  return {
    goals: [
      atLeast(goals.a_core, 'pictures/s', core_s === 0 ? null : pictures / core_s, 3),
      atMost(goals.lost, 'packets', lost, 0),
    ],
    facts: {
      cameras,
      'seconds measured': Math.round(cost.seconds),
      'pictures looked at': pictures,
      'one picture alone, when it was tried, ms': Math.round(installed.picture_ms ?? 0),
      'one picture beside everything else, ms': Math.round(told.picture_ms),
      'share of a core, allowed %': 100,
      'share of a core, taken %': Math.round(cost.cpu_percent),
      'memory (PSS), MB': Math.round(cost.pss_bytes / 1e6),
      'looked at every ms': told.every_ms,
      'things seen': objects,
      runtime,
      'others on this machine meanwhile, CPU %': Math.round(cost.others_percent),
    },
  }
}

const measure = async (
  station: StationUnderTest,
  cameras: readonly StreetCamera[],
  options: BenchOptions,
): Promise<Measured> => {
  const seconds = options.seconds ?? 60
  await station.addCameras(cameras, 'main')
  const wish = { file: MODEL, name: 'yolox-nano', licence: 'Apache-2.0' }
  const installed = (await station.ask('POST', '/api/models', wish)) as InstalledModelShown
  await station.ask('PUT', '/api/detection', { model: 'yolox-nano', share: 1, least_score: 0.4, cameras: null })
  const begun = await untilLooking(station)
  options.tell(`bộ đoán vật, ${seconds} giây (the detector, ${seconds} s)`)
  const before = await station.status()
  const cost = await measureCost([detectorPid(station)], seconds)
  const told = (await station.ask('GET', '/api/detection')) as Detection
  const after = await station.status()
  const span = `from_90k=${(Date.now() - 3_600_000) * 90}&to_90k=${Date.now() * 90}`
  const seen = await Promise.all(
    cameras.map(({ id }) => station.ask('GET', `/api/cameras/${id}/objects?${span}`) as Promise<SeenObjects>),
  )
  return {
    ...{ cost, told, installed, pictures: told.pictures - begun },
    lost: after.recorder.packets_lost - before.recorder.packets_lost,
    objects: seen.reduce((sum, { objects }) => sum + objects.length, 0),
  }
}

/** It begins with what has moved and is recorded; answers how many pictures it had looked at by then. */
const untilLooking = async (station: StationUnderTest): Promise<number> => {
  let told: Detection | undefined
  for (const until = Date.now() + STARTS_MS; Date.now() < until; await wait(500)) {
    told = (await station.ask('GET', '/api/detection')) as Detection
    if (told.pictures > 0) return told.pictures
  }
  throw new Error(`the detector did not begin: ${JSON.stringify(told)}`)
}

/** The detector is a child of the station. */
const detectorPid = ({ running }: StationUnderTest): number => {
  const children = readText(`/proc/${running.pid}/task/${running.pid}/children`).split(' ').filter(Boolean)
  const found = children.find(child => readText(`/proc/${child}/cmdline`).includes('detector.ts'))
  if (found === undefined) throw new Error('the detector does not run')
  return Number(found)
}

const notMeasured = (why: string): Findings => ({
  goals: [atLeast(goals.a_core, 'pictures/s', null, 3, why), atMost(goals.lost, 'packets', null, 0, why)],
  facts: {},
})
