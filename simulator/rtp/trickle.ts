// The slow road for cameras with a fault: packets of one frame taken apart, changed, and sent one by one, perhaps with pauses.
// Good cameras never come here.

import type { Outlet } from './outlet.ts'
import { TCP_PREFIX_BYTES } from './reel.ts'

export type Trickle = {
  readonly packet: ((rtp: Buffer) => readonly Buffer[]) | undefined
  readonly pace_ms: number | undefined
  readonly alive: () => boolean
}

export const writeTrickling = (outlet: Outlet, block: Buffer, starts: Int32Array, trickle: Trickle): void => {
  const changed: Buffer[] = []
  for (let index = 0; index < starts.length; index++) {
    const rtp = Buffer.from(block.subarray(starts[index]! + TCP_PREFIX_BYTES, starts[index + 1] ?? block.length))
    changed.push(...(trickle.packet?.(rtp) ?? [rtp]))
  }
  if (trickle.pace_ms === undefined) {
    for (const rtp of changed) sendOne(outlet, rtp)
    return
  }
  const next = (): void => {
    const rtp = changed.shift()
    if (rtp === undefined || !trickle.alive()) return
    sendOne(outlet, rtp)
    if (changed.length > 0) setTimeout(next, trickle.pace_ms)
  }
  next()
}

const sendOne = (outlet: Outlet, rtp: Buffer): void => {
  const block = outlet.room(TCP_PREFIX_BYTES + rtp.length).subarray(0, TCP_PREFIX_BYTES + rtp.length)
  block[0] = 0x24
  block[1] = outlet.channel
  block.writeUInt16BE(rtp.length, 2)
  rtp.copy(block, TCP_PREFIX_BYTES)
  outlet.send(block, Int32Array.of(0))
}
