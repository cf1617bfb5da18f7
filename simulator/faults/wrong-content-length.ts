// Counts too few bytes of its description, as firmware does that counts line ends once: the rest of the body stands before the next answer.

import { writeAnswer } from '#simulator/rtsp/answer.ts'
import type { Fault } from './fault.ts'

const LAST_LINE = 'a=x-onvif-track:VIDEO0001\r\n'
const TOO_FEW = 20

export const wrongContentLength: Fault = {
  says: { vi: 'ghi sai Content-Length của mô tả', en: 'counts its description’s Content-Length too short' },
  answer: (usual, { method, headers }) => {
    if (method !== 'DESCRIBE' || usual.status !== 200) return usual
    const body = usual.body + LAST_LINE
    const right = Buffer.byteLength(body)
    const written = writeAnswer({ ...usual, body }, headers.get('cseq') ?? '0').toString('latin1')
    return Buffer.from(written.replace(`Content-Length: ${right}`, `Content-Length: ${right - TOO_FEW}`), 'latin1')
  },
}
