// Describes its streams and then answers nothing any more.

import type { Fault } from './fault.ts'

export const hangsAfterDescribe: Fault = {
  says: { vi: 'trả lời DESCRIBE rồi im lặng', en: 'answers DESCRIBE, then nothing more' },
  answer: (usual, { method }) => (method === 'OPTIONS' || method === 'DESCRIBE' ? usual : 'nothing'),
}
