// The press: makes papers in a thread of its own, one at a time, so that setting two hundred pages holds up nobody's live picture.

import { Worker } from 'node:worker_threads'
import { Problem, type ProblemCode, type Where } from '#base/problems.ts'
import type { Paper } from './paper.ts'
import type { SignFacts } from './sign-words.ts'

export type PressJob =
  | { readonly kind: 'signs'; readonly signs: readonly SignFacts[]; readonly size: 'a4' | 'a5' | 'sticker' }
  | { readonly kind: 'pdf' | 'docx'; readonly paper: Paper }

/** What a thread is handed: the job, the time that stands in it, and the fonts that the operator laid down. */
export type PressOrder = { readonly job: PressJob; readonly made_ms: number; readonly fonts: readonly string[] }
export type PressAnswer =
  | { readonly state: 'made'; readonly bytes: Uint8Array }
  | { readonly state: 'problem'; readonly code: ProblemCode; readonly where: Where }

/** Throws `letters_not_printable`, `press_busy`. */
export type Press = (job: PressJob) => Promise<Buffer>

const MOST_WAITING = 4
const LONGEST_MS = 60_000
const MEMORY_MB = 512

export const createPress = (need: { readonly now: () => Date; readonly fonts: () => readonly string[] }): Press => {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return async job => {
    if (waiting >= MOST_WAITING) throw new Problem('press_busy', { retry_after_s: 5 })
    waiting++
    const turn = last.then(() => inThread({ job, made_ms: need.now().getTime(), fonts: need.fonts() }))
    last = turn.catch(() => undefined) // told to whoever waits for it, below
    try {
      return await turn
    } finally {
      waiting--
    }
  }
}

const inThread = (order: PressOrder): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./press-thread.ts', import.meta.url), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
    const late = setTimeout(() => void worker.terminate(), LONGEST_MS)
    worker.once('message', (answer: PressAnswer) => {
      if (answer.state === 'made') resolve(Buffer.from(answer.bytes))
      else reject(new Problem(answer.code, answer.where))
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(late)
      reject(new Problem('press_busy', { retry_after_s: 60 }))
    })
  })
