// Begins its sequence numbers anew every three seconds; stamps and SSRC go on.

import type { Fault } from './fault.ts'

const EVERY_MS = 3_000

export const sequenceResets: Fault = {
  says: { vi: 'đánh số gói lại từ đầu mỗi 3 giây', en: 'begins its sequence numbers anew every 3 seconds' },
  stream: () => {
    let base: number | undefined
    let resets = 0
    return {
      frame: ({ elapsed_ms }) => {
        if (Math.floor(elapsed_ms / EVERY_MS) > resets) {
          resets = Math.floor(elapsed_ms / EVERY_MS)
          base = undefined
        }
        return 'send'
      },
      packet: rtp => {
        const number = rtp.readUInt16BE(2)
        base ??= number
        rtp.writeUInt16BE((number - base) & 0xffff, 2)
        return [rtp]
      },
    }
  },
}
