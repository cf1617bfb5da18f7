// Sends the client on to another address of the same stream once, as a camera behind a relay does.

import { answer } from '#simulator/rtsp/answer.ts'
import type { Fault } from './fault.ts'

export const redirectsOnce: Fault = {
  says: { vi: 'chuyển hướng một lần (302)', en: 'redirects once (302)' },
  answer: (usual, { method, url }) =>
    method === 'DESCRIBE' && !url.includes('moved') ? answer(302, { Location: `${url}?moved=1` }) : usual,
}
