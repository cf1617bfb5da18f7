// Its ONVIF answers are well-formed and two hundred megabytes long.

import type { Fault } from './fault.ts'

const PIECE = Buffer.from('<x>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</x>'.repeat(1_024))
const PIECES = 3_200

export const onvifOversize: Fault = {
  says: { vi: 'trả lời ONVIF dài 200 MB', en: 'answers ONVIF with 200 MB' },
  onvif: () => ({ raw: pieces() }),
}

const pieces = function* (): Generator<Buffer> {
  yield Buffer.from(
    'HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\nConnection: close\r\n\r\n<?xml version="1.0"?><a>',
  )
  for (let sent = 0; sent < PIECES; sent++) yield PIECE
  yield Buffer.from('</a>')
}
