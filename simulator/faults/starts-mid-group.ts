// Withholds the first keyframe, as cameras do that join a client to the running stream at any picture.

import type { Fault } from './fault.ts'

export const startsMidGroup: Fault = {
  says: { vi: 'bắt đầu phát giữa nhóm hình', en: 'starts in the middle of a group of pictures' },
  stream: () => ({ frame: ({ kind, key, index }) => (kind === 'video' && key && index === 0 ? 'skip' : 'send') }),
}
