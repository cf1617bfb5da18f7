// Its ONVIF answers break off in the middle, and it hangs up.

import type { Fault } from './fault.ts'

export const onvifAnswersHalf: Fault = {
  says: { vi: 'trả lời ONVIF nửa chừng rồi ngắt', en: 'breaks off its ONVIF answers in the middle' },
  onvif: ({ body }) => {
    const whole = Buffer.from(body as string)
    const head = `HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml; charset=utf-8\r\nContent-Length: ${whole.length}\r\n\r\n`
    return { raw: [Buffer.from(head), whole.subarray(0, whole.length >> 1)] }
  },
}
