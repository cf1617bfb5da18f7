// Encrypted film: what EZVIZ and IMOU cameras send while "image encryption" is on: parameter sets and NAL unit headers in the clear, and from the
// slice header on nothing that a decoder could read. Access units still parse: the bytes keep their emulation prevention.

import { createCipheriv } from 'node:crypto'
import type { Film, VideoCodec } from './film.ts'

const KEY = Buffer.from('ma xac thuc tren', 'latin1')

export const encrypted = (film: Film): Film => {
  const { video } = film
  if (video.codec === 'mjpeg') return film
  const pictures = video.pictures.map(picture => ({
    ...picture,
    nals: picture.nals.map(nal => (isSlice(video.codec, nal) ? scrambled(nal, video.codec === 'h264' ? 1 : 2) : nal)),
  }))
  return { ...film, video: { ...video, pictures } }
}

/** ITU-T H.264 Table 7-1: 1 to 5; H.265 Table 7-1: 0 to 31. */
const isSlice = (codec: VideoCodec, nal: Buffer): boolean => {
  const kind = codec === 'h264' ? nal[0]! & 0x1f : (nal[0]! >> 1) & 0x3f
  return codec === 'h264' ? kind >= 1 && kind <= 5 : kind < 32
}

const scrambled = (nal: Buffer, header: number): Buffer => {
  const cipher = createCipheriv('aes-128-ctr', KEY, Buffer.alloc(16, nal[header] ?? 0))
  return Buffer.concat([nal.subarray(0, header), preventEmulation(cipher.update(nal.subarray(header)))])
}

/** A 3 behind two zeros where 0 to 3 would follow, and no zero at the end (ITU-T H.264 §7.4.1.1). */
const preventEmulation = (bytes: Buffer): Buffer => {
  const safe = Buffer.alloc(Math.ceil(bytes.length * 1.5) + 1)
  let size = 0
  let zeros = 0
  for (const byte of bytes) {
    if (zeros >= 2 && byte <= 3) {
      safe[size++] = 3
      zeros = 0
    }
    zeros = byte === 0 ? zeros + 1 : 0
    safe[size++] = byte
  }
  if (zeros > 0) safe[size++] = 3
  return safe.subarray(0, size)
}
