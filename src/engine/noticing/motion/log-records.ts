// Log records: what is written of a day while it lasts, each by itself, so that a torn end costs no more than the last. Numbers are LEB128.
//
//   length │ kind │ numbers … │ check: all bytes before, by exclusive or

import { CELLS, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'
import { type MotionRecord, sceneStates } from '#engine/noticing/motion-record.ts'

const kinds = ['analysed', 'moved', 'picture', 'changed', 'ended', 'scene', 'undecodable'] as const
const MOST_NUMBERS = 3

export const recordBytes = (record: MotionRecord): Buffer => {
  const payload = [kinds.indexOf(record.kind), ...numbersOf(record).flatMap(leb128)]
  const bytes = [payload.length, ...payload]
  return Buffer.from([...bytes, bytes.reduce((check, byte) => check ^ byte, 0)])
}

const numbersOf = (record: MotionRecord): readonly number[] => {
  if (record.kind === 'analysed') return [record.from, record.to - record.from, record.every]
  if (record.kind === 'undecodable') return [record.from, record.to - record.from]
  if (record.kind === 'moved') return [record.cell, record.from, record.to - record.from]
  if (record.kind === 'picture') return [record.at]
  if (record.kind === 'scene') return [record.at, sceneStates.indexOf(record.state)]
  return [record.cell, record.kind === 'changed' ? record.from : record.to]
}

const leb128 = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb128(Math.floor(value / 0x80))]

/** Gives each whole record; answers how many bytes they are: what stands behind is torn, or no record. Never throws. */
export const readRecords = (bytes: Uint8Array, take: (record: MotionRecord) => void): number => {
  let at = 0
  while (at < bytes.length) {
    const end = at + 1 + bytes[at]!
    if (end >= bytes.length) return at
    let check = 0
    for (let byte = at; byte < end; byte++) check ^= bytes[byte]!
    const record = check === bytes[end] ? readRecord(bytes, at + 1, end) : undefined
    if (record === undefined) return at
    take(record)
    at = end + 1
  }
  return at
}

const readRecord = (bytes: Uint8Array, first: number, end: number): MotionRecord | undefined => {
  const numbers: number[] = []
  for (let at = first + 1; at < end; ) {
    let value = 0
    let scale = 1
    let byte = 0x80
    while (byte >= 0x80) {
      if (at >= end || scale > 0x80 ** 3 || numbers.length === MOST_NUMBERS) return undefined
      byte = bytes[at++]!
      value += (byte & 0x7f) * scale
      scale *= 0x80
    }
    numbers.push(value)
  }
  const kind = kinds[bytes[first]!]
  return kind === undefined ? undefined : recordOf(kind, numbers)
}

const recordOf = (kind: MotionRecord['kind'], numbers: readonly number[]): MotionRecord | undefined => {
  const [a = -1, b = -1, c = -1] = numbers
  const isTick = (tick: number): boolean => tick >= 0 && tick <= TICKS_PER_DAY
  const isCell = a >= 0 && a < CELLS
  if (kind === 'analysed' && isTick(a) && b > 0 && isTick(a + b) && c > 0 && isTick(c))
    return { kind, from: a, to: a + b, every: c }
  if (kind === 'undecodable' && isTick(a) && b > 0 && isTick(a + b)) return { kind, from: a, to: a + b }
  if (kind === 'moved' && isCell && isTick(b) && c > 0 && isTick(b + c)) return { kind, cell: a, from: b, to: b + c }
  if (kind === 'picture' && isTick(a)) return { kind, at: a }
  if (kind === 'changed' && isCell && isTick(b)) return { kind, cell: a, from: b }
  if (kind === 'ended' && isCell && isTick(b)) return { kind, cell: a, to: b }
  const state = sceneStates[b]
  if (kind === 'scene' && isTick(a) && state !== undefined) return { kind, at: a, state }
  return undefined
}
