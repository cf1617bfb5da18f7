// Closes the connection after three seconds of video, every time.

import type { Fault } from './fault.ts'

const AFTER_MS = 3_000

export const closesMidStream: Fault = {
  says: { vi: 'ngắt kết nối sau 3 giây phát hình', en: 'closes the connection after 3 seconds of video' },
  stream: () => ({ frame: ({ elapsed_ms }) => (elapsed_ms > AFTER_MS ? 'close' : 'send') }),
}
