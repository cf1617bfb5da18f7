// Takes packets over UDP alone, and answers a SETUP inside the connection with 461, as some old cameras do.

import { answer } from '#simulator/rtsp/answer.ts'
import type { Fault } from './fault.ts'

export const refusesTcp: Fault = {
  says: { vi: 'chỉ chịu gửi qua UDP (461)', en: 'sends over UDP alone (461)' },
  answer: (usual, { method, headers }) =>
    method === 'SETUP' && /RTP\/AVP\/TCP/i.test(headers.get('transport') ?? '') ? answer(461) : usual,
}
