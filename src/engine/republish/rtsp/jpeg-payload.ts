// RTP payloads of JPEG (RFC 2435 §3.1): pieces of the entropy-coded data, each with its offset; the first piece carries the quantisation
// tables, as they are in this picture (Q 255), and what RTP leaves out is what every receiver writes again.

import type { Still } from '#engine/frames/read-still.ts'
import { FRAMED_HEAD_BYTES, MOST_PAYLOAD_BYTES } from './rtp-track.ts'

const MAIN_BYTES = 8
const RESTART_BYTES = 4
const TABLES_HEAD_BYTES = 4
const TABLES_IN_BAND = 255
const RESTART_MARKERS = 64

/** Bytes of all packets with their heads. */
export const jpegLength = (still: Still): number =>
  pieces(still).reduce((sum, { head, from, to }) => sum + FRAMED_HEAD_BYTES + head + to - from, 0)

export const putJpeg = (out: Buffer, begin: (at: number, payload: number) => number, still: Still): void => {
  const { type, width, height, restart, precision, tables, data } = still
  let at = 0
  for (const { head, from, to } of pieces(still)) {
    at = begin(at, head + to - from)
    out.writeUInt32BE(from, at) // type-specific 0, then 24 bits of offset
    out[at + 4] = restart > 0 ? type | RESTART_MARKERS : type
    out[at + 5] = TABLES_IN_BAND
    out[at + 6] = width / 8
    out[at + 7] = height / 8
    at += MAIN_BYTES
    if (restart > 0) {
      out.writeUInt16BE(restart, at)
      out.writeUInt16BE(0xffff, at + 2) // whole pictures only: the count is not used
      at += RESTART_BYTES
    }
    if (from === 0) {
      out[at] = 0
      out[at + 1] = precision
      out.writeUInt16BE(tables.length, at + 2)
      at += TABLES_HEAD_BYTES
      at += tables.copy(out, at)
    }
    at += data.copy(out, at, from, to)
  }
}

const pieces = ({ restart, tables, data }: Still) => {
  const each = MAIN_BYTES + (restart > 0 ? RESTART_BYTES : 0)
  const found: { readonly head: number; readonly from: number; readonly to: number }[] = []
  for (let from = 0; from < data.length; from = found.at(-1)!.to) {
    const head = each + (from === 0 ? TABLES_HEAD_BYTES + tables.length : 0)
    found.push({ head, from, to: Math.min(data.length, from + MOST_PAYLOAD_BYTES - head) })
  }
  return found
}
