// Offers motion JPEG only.

import { answer } from '#simulator/rtsp/answer.ts'
import type { Fault } from './fault.ts'

export const unsupportedStream: Fault = {
  says: { vi: 'chỉ có hình MJPEG', en: 'offers MJPEG video only' },
  answer: (usual, { method }) => {
    if (method !== 'DESCRIBE' || usual.status !== 200) return usual
    const body = usual.body
      .replace(/m=video 0 RTP\/AVP 96/, 'm=video 0 RTP/AVP 26')
      .replace(/a=rtpmap:96 [^\r\n]*\r\n/, 'a=rtpmap:26 JPEG/90000\r\n')
      .replace(/a=fmtp:96 [^\r\n]*\r\n/, '')
    return answer(200, usual.headers, body)
  },
}
