// Take film: a take drawn and coded as a sub stream is, picture by picture, in memory. All takes are coded alike, so that one goes on behind another at a
// keyframe as if one camera had sent both.

import type { Seen } from '#simulator/scenes/render.ts'
import { TAKE_HEIGHT, TAKE_WIDTH, type Take, TakeRenderer } from '#simulator/scenes/take.ts'
import { openEncoder } from './encoder.ts'
import { check, loadLibav } from './libav.ts'

export const TAKE_PICTURES_PER_SECOND = 4
/** What a sub stream of 250 kbit/s and 8 pictures a second has for each picture. */
const BITS_PER_PICTURE = 250_000 / 8
const GROUP = 2 * TAKE_PICTURES_PER_SECOND

export type TakePicture = {
  readonly at_s: number
  readonly key: boolean
  /** NAL units; a keyframe's begin with its parameter sets. */
  readonly nals: readonly Buffer[]
}

export type TakeOrder = {
  readonly seed: number
  /** Each picture stands alone, so that they may be shown farther apart. */
  readonly alone?: boolean
  /** What is to be seen, told before the picture comes. */
  readonly shown?: (at_s: number, seen: readonly Seen[]) => void
}

/** Gives every picture in order. */
export const filmTake = async (take: Take, order: TakeOrder, give: (picture: TakePicture) => void): Promise<void> => {
  const av = await loadLibav()
  const size = { width: TAKE_WIDTH, height: TAKE_HEIGHT }
  const rate = { pictures_per_second: TAKE_PICTURES_PER_SECOND, bits_per_second: BITS_PER_PICTURE * 4 }
  const context = openEncoder(av, { codec: 'h264', ...size, ...rate, b_frames: false })
  const sets = nalsOf(Buffer.from(context.extraData ?? [])).filter(isParameterSet)
  const packet = new av.Packet()
  packet.alloc()
  const drain = (): void => {
    while (context.receivePacketSync(packet) >= 0) {
      const nals = nalsOf(Buffer.from(packet.data ?? [])).filter(nal => !isParameterSet(nal))
      const key = packet.isKeyframe
      give({ at_s: Number(packet.pts) / TAKE_PICTURES_PER_SECOND, key, nals: key ? [...sets, ...nals] : nals })
      packet.unref()
    }
  }
  const renderer = new TakeRenderer(take, order.seed)
  for (let at = 0; at < take.seconds * TAKE_PICTURES_PER_SECOND; at++) {
    const at_s = at / TAKE_PICTURES_PER_SECOND
    const seen = renderer.draw(at_s)
    order.shown?.(at_s, seen)
    const frame = av.Frame.fromVideoBuffer(renderer.picture.bytes, { ...size, format: av.AV_PIX_FMT_YUV420P })
    if (order.alone === true || at % GROUP === 0) frame.pictType = av.AV_PICTURE_TYPE_I
    frame.pts = BigInt(at)
    check(context.sendFrameSync(frame), 'encoding')
    frame.free()
    drain()
  }
  check(context.sendFrameSync(null), 'finishing')
  drain()
  packet.free()
  context.freeContext()
}

/** Sequence and picture parameter sets (H.264 §7.4.1, types 7 and 8). */
const isParameterSet = (nal: Buffer): boolean => [7, 8].includes((nal[0] ?? 0) & 31)

/** Annex B: what stands between start codes. */
const nalsOf = (bytes: Buffer): readonly Buffer[] => {
  const found: Buffer[] = []
  let from = -1
  for (let at = bytes.indexOf(START); at !== -1; at = bytes.indexOf(START, at + START.length)) {
    if (from >= 0) found.push(bytes.subarray(from, bytes[at - 1] === 0 ? at - 1 : at))
    from = at + START.length
  }
  if (from >= 0) found.push(bytes.subarray(from))
  return found.filter(nal => nal.length > 0)
}

const START = Buffer.from([0, 0, 1])
