// Answers every request with bytes that are no RTSP, as another service on the same port does.

import { randomBytes } from 'node:crypto'
import type { Fault } from './fault.ts'

export const answersRubbish: Fault = {
  says: { vi: 'trả lời bằng dữ liệu vô nghĩa', en: 'answers with rubbish' },
  answer: () => Buffer.concat([Buffer.from([0]), randomBytes(300), Buffer.from('\r\n\r\n')]),
}
