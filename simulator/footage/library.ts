// Library: drawn footage on disk, made at first use and kept. A file is keyed by a version number that changes with the drawing,
// written under a temporary name and then renamed, so that two processes may make it at once and neither reads half a file.

import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { availableParallelism, homedir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { DrawJob } from './draw-job.ts'
import type { Bits, Groups, Size, VideoCodec } from './film.ts'
import { loadLibav } from './libav.ts'

/** Raise when the drawing or the encoding changes. */
const FOOTAGE_VERSION = 4

export type DrawnFiles = { readonly main: string; readonly sub: string; readonly truth: string }

export type FootageOrder = {
  readonly scenes: readonly string[]
  readonly codec: VideoCodec
  readonly groups?: Groups
  readonly b_frames?: boolean
  readonly size?: Size
  readonly bits?: Bits
  /** Small and short, for tests. */
  readonly quick: boolean
  readonly cacheDir: string | undefined
  readonly onProgress: (line: string) => void
}

export const footageFolder = (given: string | undefined): string =>
  given ?? process.env.MATTHAN_CACHE ?? join(homedir(), '.cache', 'matthan', 'footage')

/** Files of each scene in the order asked for, drawn now where they are not there yet. */
export const drawnFootage = async (order: FootageOrder): Promise<DrawnFiles[]> => {
  const folder = footageFolder(order.cacheDir)
  await mkdir(folder, { recursive: true })
  const files = order.scenes.map(scene => filesOf(folder, scene, order))
  const missing: DrawJob[] = []
  const { codec, groups = 'short', b_frames = false, size = 'usual', bits = 'usual', quick } = order
  const manner = { codec, groups, b_frames, size, bits, quick }
  for (const [index, scene] of order.scenes.entries()) {
    const { main, sub, truth } = files[index]!
    const there = await Promise.all([main, sub, truth].map(exists))
    if (there.includes(false)) missing.push({ ...manner, scene, main, sub, truth })
  }
  if (missing.length > 0) await drawAll(missing, order.onProgress)
  return files
}

const filesOf = (
  folder: string,
  scene: string,
  { codec, groups = 'short', b_frames = false, size = 'usual', bits = 'usual', quick }: FootageOrder,
): DrawnFiles => {
  const told = [
    quick && 'quick',
    groups !== 'short' && groups,
    b_frames && 'b',
    size !== 'usual' && size,
    bits !== 'usual' && bits,
  ]
  const manner = told.map(word => (word === false ? '' : `-${word}`)).join('')
  const name = join(folder, `v${FOOTAGE_VERSION}-${scene}${manner}`)
  return { main: `${name}.${codec}.main.mp4`, sub: `${name}.${codec}.sub.mp4`, truth: `${name}.truth.json` }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

const drawAll = async (jobs: readonly DrawJob[], onProgress: (line: string) => void): Promise<void> => {
  await loadLibav()
  const waiting = [...jobs]
  let done = 0
  onProgress(`vẽ hình cho camera giả (drawing footage): 0/${jobs.length}`)
  const hand = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      await drawOne(job)
      onProgress(`vẽ hình cho camera giả (drawing footage): ${++done}/${jobs.length} ${job.scene}`)
    }
  }
  await Promise.all(Array.from({ length: Math.min(jobs.length, availableParallelism()) }, hand))
}

const drawOne = async (job: DrawJob): Promise<void> => {
  const ending = `.${process.pid}-${Math.random().toString(36).slice(2, 8)}.part`
  const parts = { main: job.main + ending, sub: job.sub + ending, truth: job.truth + ending }
  try {
    await inWorker({ ...job, ...parts })
    await rename(parts.main, job.main)
    await rename(parts.sub, job.sub)
    await rename(parts.truth, job.truth)
  } catch (error) {
    await Promise.all(Object.values(parts).map(part => rm(part, { force: true })))
    throw error
  }
}

const inWorker = (job: DrawJob): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./draw-worker.ts', import.meta.url), { workerData: job })
    let failed = false
    worker.once('error', error => {
      failed = true
      reject(error)
    })
    worker.once('exit', code => {
      if (!failed) code === 0 ? resolve() : reject(new Error(`drawing ${job.scene} ended with ${code}`))
    })
  })
