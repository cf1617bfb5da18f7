// Export boxes: what the ONVIF Export File Format puts into an MP4 that leaves a recorder, in a `meta` box in front of the movie header: which camera and
// which unit (`suep`), and the instant at which the media's time begins (`cstb`). Players that know neither skip them.

import { TICKS_PER_MILLI, type WallTime90k } from '#base/units.ts'
import { box, fullBox, u16, u32, u64 } from '#engine/recording/boxes.ts'

export type ExportSource = {
  readonly name: string
  readonly address: string
  readonly mac: string
  readonly stream: string
}
export type ExportUnit = { readonly name: string; readonly operator: string; readonly at: WallTime90k }

/** Seconds from 1904, where ISO/IEC 14496-12 begins to count, to 1970. */
const FROM_1904 = 2_082_844_800
/** Milliseconds from 1601, where `cstb` begins to count in steps of 100 ns, to 1970. */
const FROM_1601_MS = 11_644_473_600_000
const LONGEST_TEXT = 300

/** `began`: the instant of media time 0. `tracks`: their numbers. */
export const exportBoxes = (
  source: ExportSource,
  unit: ExportUnit,
  began: WallTime90k,
  tracks: readonly number[],
): Buffer => {
  const handler = fullBox('hdlr', 0, 0, u32(0), Buffer.from('onvf'), u32(0, 0, 0), Buffer.from([0]))
  const exported = fullBox(
    'suep',
    1,
    0,
    text(unit.name),
    text(''),
    text(''),
    u64(Math.floor(unit.at / TICKS_PER_MILLI / 1000) + FROM_1904),
    text(unit.operator),
    u32(tracks.length),
    ...tracks.flatMap(id => [u16(id), text(source.name), text(source.address), text(source.mac), text(source.stream)]),
  )
  const starts = box('cstb', u32(tracks.length), ...tracks.flatMap(id => [u32(id), hundredNanoseconds(began)]))
  return fullBox('meta', 0, 0, handler, exported, starts)
}

/** More than a double holds exactly. */
const hundredNanoseconds = (at: WallTime90k): Buffer => {
  const out = Buffer.allocUnsafe(8)
  out.writeBigUInt64BE((BigInt(at) * 1000n) / 9n + BigInt(FROM_1601_MS) * 10_000n)
  return out
}

/** UTF-8 with a zero behind it. */
const text = (value: string): Buffer => Buffer.from(`${value.replaceAll('\0', '').slice(0, LONGEST_TEXT)}\0`)
