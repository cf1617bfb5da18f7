// Its ONVIF answers come a byte a second and never end.

import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from './fault.ts'

const EVERY_MS = 1_000

export const onvifDrips: Fault = {
  says: { vi: 'trả lời ONVIF từng byte, không bao giờ hết', en: 'answers ONVIF byte by byte without end' },
  onvif: (_, { gone }) => ({ raw: drips(gone) }),
}

const drips = async function* (gone: AbortSignal): AsyncGenerator<Buffer> {
  yield Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\nTransfer-Encoding: chunked\r\n\r\n')
  while (!gone.aborted) {
    yield Buffer.from('1\r\n<\r\n')
    await pause(EVERY_MS, undefined, { signal: gone }).catch(() => undefined)
  }
}
