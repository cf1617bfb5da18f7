// Leaves out every keyframe.

import type { Fault } from './fault.ts'

export const neverSendsAKeyframe: Fault = {
  says: { vi: 'không bao giờ gửi khung hình khóa', en: 'never sends a keyframe' },
  stream: () => ({ frame: ({ kind, key }) => (kind === 'video' && key ? 'skip' : 'send') }),
}
