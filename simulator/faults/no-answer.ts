// Accepts the connection and never says a word.

import type { Fault } from './fault.ts'

export const noAnswer: Fault = {
  says: { vi: 'nhận kết nối nhưng không trả lời', en: 'accepts the connection, never answers' },
  answer: () => 'nothing',
}
