// The thread of the press: one order, one paper, and it ends.

import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '#base/problems.ts'
import { paperDocx } from './paper-docx.ts'
import { paperPdf } from './paper-pdf.ts'
import type { PressAnswer, PressOrder } from './press.ts'
import { signsPdf } from './sign.ts'

const { job, made_ms, fonts } = workerData as PressOrder
const made = new Date(made_ms)

const make = (): Promise<Buffer> => {
  if (job.kind === 'signs') return signsPdf(job.signs, { size: job.size, made, fonts })
  return job.kind === 'pdf' ? paperPdf(job.paper, { made, fonts }) : paperDocx(job.paper)
}

const answer = await make().then(
  (bytes): PressAnswer => ({ state: 'made', bytes }),
  (error: unknown): PressAnswer => {
    if (error instanceof Problem) return { state: 'problem', code: error.code, where: error.where }
    throw error
  },
)
parentPort?.postMessage(answer)
