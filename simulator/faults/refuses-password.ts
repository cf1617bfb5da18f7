// Refuses every password.

import { answer } from '#simulator/rtsp/answer.ts'
import type { Fault } from './fault.ts'

export const refusesPassword: Fault = {
  says: { vi: 'từ chối mọi mật khẩu', en: 'refuses every password' },
  answer: (usual, { method }) => {
    if (method === 'OPTIONS' || usual.status === 401) return usual
    return answer(401, { 'WWW-Authenticate': 'Basic realm="Camera"' })
  },
}
