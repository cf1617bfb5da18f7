// Sends ten times its bit rate: nine parts of filler data (ITU-T H.264 §7.3.2.7, H.265 §7.3.2.8) before each part of picture, as an encoder
// at a constant rate does.

import type { Fault } from './fault.ts'

const TIMES = 10
const MOST_PAYLOAD = 1_400

export const sendsTenfold: Fault = {
  says: { vi: 'gửi gấp mười lần dung lượng thường', en: 'sends ten times its usual bit rate' },
  stream: () => ({
    ballast: ({ block }, { kind, sdp }) => {
      if (kind !== 'video') return []
      const payload = sdp.some(line => line.includes('H265')) ? fillerH265 : fillerH264
      return Array<Buffer>(Math.ceil((block.length * (TIMES - 1)) / MOST_PAYLOAD)).fill(payload)
    },
  }),
}

const filler = (header: readonly number[]): Buffer => {
  const nal = Buffer.alloc(MOST_PAYLOAD, 0xff)
  nal.set(header)
  nal[MOST_PAYLOAD - 1] = 0x80
  return nal
}

const fillerH264 = filler([12])
const fillerH265 = filler([38 << 1, 1])
