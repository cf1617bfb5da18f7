// Closes the connection at the first request, as a camera with no free connection left does.

import type { Fault } from './fault.ts'

export const hangsUpAtOnce: Fault = {
  says: { vi: 'ngắt kết nối ngay khi được hỏi', en: 'hangs up at the first request' },
  answer: () => 'close',
}
