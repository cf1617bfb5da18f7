// Writes its answers into the middle of a packet, as firmware does whose two writers know nothing of each other. Only while it plays.

import { writeAnswer } from '#simulator/rtsp/answer.ts'
import type { Fault } from './fault.ts'

const HALF_BYTES = 60

export const answersMidInterleave: Fault = {
  says: { vi: 'chèn câu trả lời vào giữa một gói', en: 'writes answers into the middle of a packet' },
  answer: (usual, { method, headers }) => {
    if (!/^(GET_PARAMETER|SET_PARAMETER|OPTIONS)$/.test(method) || !headers.has('session')) return usual
    const half = Buffer.alloc(HALF_BYTES, 0x55)
    const packet = Buffer.concat([Buffer.from([0x24, 0, 0, 2 * HALF_BYTES, 0x80, 96]), half.subarray(2)])
    return Buffer.concat([packet, writeAnswer(usual, headers.get('cseq') ?? '0'), half])
  },
}
