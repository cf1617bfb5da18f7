// Offers MPEG-4 part 2 only, as cameras of 2008 did.

import { answer } from '#simulator/rtsp/answer.ts'
import type { Fault } from './fault.ts'

export const unsupportedStream: Fault = {
  says: { vi: 'chỉ có hình MPEG-4 kiểu cũ', en: 'offers MPEG-4 part 2 video only' },
  answer: (usual, { method }) => {
    if (method !== 'DESCRIBE' || usual.status !== 200) return usual
    const body = usual.body
      .replace(/a=rtpmap:96 [^\r\n]*\r\n/, 'a=rtpmap:96 MP4V-ES/90000\r\n')
      .replace(/a=fmtp:96 [^\r\n]*\r\n/, '')
    return answer(200, usual.headers, body)
  },
}
