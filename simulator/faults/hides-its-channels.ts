// Says it takes the interleaved channels that it was offered, and sends on others.

import type { Fault } from './fault.ts'

export const hidesItsChannels: Fault = {
  says: { vi: 'gửi trên kênh xen khác với kênh đã nhận', en: 'sends on other interleaved channels than it said' },
  channels: asked => ({ used: asked + 4, told: asked }),
}
