// Takes other interleaved channels than it was offered, and says so.

import type { Fault } from './fault.ts'

export const usesOtherChannels: Fault = {
  says: { vi: 'dùng kênh xen khác với kênh được đề nghị', en: 'takes other interleaved channels than offered' },
  channels: asked => ({ used: asked + 4, told: asked + 4 }),
}
