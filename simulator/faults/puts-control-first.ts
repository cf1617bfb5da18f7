// Its description names each track before it says what the track is, and leaves out the session's own control, as Reolink and others do.

import type { Fault } from './fault.ts'

export const putsControlFirst: Fault = {
  says: { vi: 'mô tả luồng với a=control đứng trước', en: 'describes its tracks with a=control first' },
  answer: (usual, { method }) => {
    if (method !== 'DESCRIBE' || usual.status !== 200) return usual
    const body = usual.body
      .replace(/a=control:\*\r\n/, '')
      .replace(/(m=[^\r\n]*\r\n)((?:(?!m=|a=control:)[^\r\n]*\r\n)*)(a=control:[^\r\n]*\r\n)/g, '$1$3$2')
    return { ...usual, body }
  },
}
