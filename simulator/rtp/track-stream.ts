// Track stream: one track on its way to one client. It walks the shared reel along the camera's timeline, patches each block
// for this client, leaves whole pictures out when the client does not read, and sends reports of the camera's clock.

import { randomBytes } from 'node:crypto'
import type { Fault, FrameTurn, StreamFault } from '#simulator/faults/fault.ts'
import type { FilmLog } from './film-log.ts'
import { HeldPictures } from './held-pictures.ts'
import type { Outlet } from './outlet.ts'
import { type Reel, type ReelFrame, RTP_HEADER_BYTES, TCP_PREFIX_BYTES } from './reel.ts'
import { senderReport } from './sender-report.ts'
import type { SentCounter } from './sent-log.ts'
import { Trickle } from './trickle.ts'

export type TrackSource = {
  /** What it shows now; another one of the same codec once its settings change. */
  readonly reel: () => Reel
  /** What a fault may switch to. */
  readonly other: Reel
  readonly fault: () => Fault | undefined
  readonly film: FilmLog
  /** The camera's clock against ours. */
  readonly clock_offset_ms?: () => number
}

const REPORT_EVERY_MS = 5_000
/** A process that was stopped for longer than this goes on at the present, like a camera that was switched off. */
const MOST_LATE_MS = 2_000
/** About the space between two pictures of a slow stream. */
const CHANGE_WITHIN_MS = 150

export class TrackStream {
  readonly ssrc = randomBytes(4).readUInt32BE()
  readonly #source: TrackSource
  readonly #outlet: Outlet
  readonly #log: SentCounter
  readonly #hangUp: () => void
  readonly #trickle: Trickle
  readonly #held = new HeldPictures()
  /** Monotonic instant of position zero of loop zero. */
  #zero_ms = 0
  #began_ms = 0
  #loop = 0
  #index = 0
  #reel: Reel
  #base = 0
  #sequence = randomBytes(2).readUInt16BE()
  #index_sent = 0
  #packets = 0
  #octets = 0
  #report_at_ms = 0
  #needs_key = false
  #closed = false
  #fault: Fault | undefined
  #misbehaviour: StreamFault | undefined

  constructor(source: TrackSource, outlet: Outlet, log: SentCounter, hangUp: () => void) {
    this.#source = source
    this.#outlet = outlet
    this.#log = log
    this.#hangUp = hangUp
    this.#trickle = new Trickle(outlet)
    this.#reel = source.reel()
  }

  /** Sets off at the first keyframe due at or after `from_ms`; returns what RTP-Info tells and when the first frame is due. */
  start(zero_ms: number, from_ms: number): { sequence: number; rtptime: number; due_ms: number } {
    this.#zero_ms = zero_ms
    this.#began_ms = from_ms
    this.#seek(from_ms)
    const { clock_rate } = this.#reel
    const rtptime = this.#source.fault()?.first_stamp?.(clock_rate) ?? randomBytes(4).readUInt32BE()
    if (this.#reel.kind === 'video') this.#source.film.broke()
    this.#base = (rtptime - (this.#ticks() % 2 ** 32) + 2 ** 32) % 2 ** 32
    this.#report_at_ms = from_ms
    return { sequence: this.#sequence, rtptime, due_ms: this.#due() }
  }

  stop(): void {
    this.#closed = true
    this.#trickle.stop()
    this.#held.clear()
  }

  /** Sends what is due; a wheel calls it. */
  turn(now_ms: number): number | undefined {
    this.#takeFault(now_ms)
    if (now_ms - this.#due() > MOST_LATE_MS) this.#catchUp(now_ms)
    while (!this.#closed && this.#due() <= now_ms) {
      this.#emit(this.#reel.frames[this.#index]!, now_ms)
      this.#advance()
    }
    if (!this.#closed && now_ms >= this.#report_at_ms && this.#fault?.no_air === undefined) this.#report(now_ms)
    return this.#closed ? undefined : this.#due()
  }

  #loop_ms(): number {
    return this.#reel.loop_s * 1_000
  }

  #due(): number {
    return this.#zero_ms + this.#loop * this.#loop_ms() + this.#reel.frames[this.#index]!.due_ms
  }

  /** The frame's place on the camera's clock since position zero. */
  #ticks(): number {
    const { loop_s, clock_rate, frames } = this.#reel
    const ticks = Math.round(this.#loop * loop_s * clock_rate) + frames[this.#index]!.stamp
    return Math.round(ticks * (this.#source.fault()?.clock_ratio ?? 1))
  }

  #advance(): void {
    if (++this.#index < this.#reel.frames.length) return
    this.#index = 0
    this.#loop++
  }

  #seek(from_ms: number): void {
    const position = (from_ms - this.#zero_ms) / this.#loop_ms()
    this.#loop = Math.floor(position)
    const within = (position - this.#loop) * this.#loop_ms()
    const found = this.#reel.frames.findIndex(frame => frame.key && frame.due_ms >= within - 0.001)
    this.#index = Math.max(0, found)
    if (found < 0) this.#loop++
  }

  #catchUp(now_ms: number): void {
    const place = (): number => this.#loop * this.#reel.frames.length + this.#index
    const before = place()
    this.#seek(now_ms)
    this.#dropped(place() - before)
  }

  #dropped(frames = 1): void {
    if (this.#reel.kind !== 'video') return
    this.#log.dropped(frames)
    this.#source.film.broke()
  }

  #takeFault(now_ms: number): void {
    const fault = this.#source.fault()
    if (fault !== this.#fault) {
      this.#fault = fault
      this.#misbehaviour = fault?.stream?.()
      if (fault?.no_air === undefined)
        for (const held of this.#held.takeAll()) this.#send(held.frame, held.stamp, held.filmed_ms)
    }
    const { other } = this.#source
    const reel = this.#source.reel()
    const wanted = this.#misbehaviour?.reel?.(reel, other, now_ms - this.#began_ms) ?? reel
    if (wanted !== this.#reel) this.#change(wanted)
  }

  /** An encoder that is set anew goes on with a keyframe: until the other reel has one next, this one runs on. */
  #change(wanted: Reel): void {
    const [reel, loop, index, due_ms] = [this.#reel, this.#loop, this.#index, this.#due()]
    this.#reel = wanted
    this.#seek(due_ms)
    if (this.#due() - due_ms <= CHANGE_WITHIN_MS) return
    this.#reel = reel
    this.#loop = loop
    this.#index = index
  }

  #emit(frame: ReelFrame, now_ms: number): void {
    const { kind, clock_rate } = this.#reel
    const elapsed_ms = now_ms - this.#began_ms
    const turn: FrameTurn = { kind, key: frame.key, index: this.#index_sent, elapsed_ms, clock_rate }
    const verdict = this.#misbehaviour?.frame?.(turn) ?? 'send'
    if (verdict === 'close') {
      this.#closed = true
      this.#hangUp()
    } else if (verdict === 'skip' || this.#fault?.no_air === 'lost' || !this.#clientReads(frame)) {
      // A packet has its number before the air loses it.
      if (this.#fault?.no_air === 'lost') this.#sequence = (this.#sequence + frame.starts.length) & 0xffff
      this.#dropped()
    } else {
      const shift = this.#misbehaviour?.shift?.(turn) ?? 0
      const stamp = (this.#base + this.#ticks() + shift) % 2 ** 32
      const filmed_ms = Date.now() - (now_ms - this.#due())
      if (this.#fault?.no_air === undefined) this.#send(frame, stamp, filmed_ms)
      else if (!this.#held.keep({ frame, stamp, filmed_ms })) this.#dropped()
    }
  }

  /** A client that does not read misses whole frames, and goes on at a keyframe. */
  #clientReads(frame: ReelFrame): boolean {
    if (!this.#outlet.ready()) this.#needs_key = this.#reel.kind === 'video'
    else if (frame.key) this.#needs_key = false
    return !this.#needs_key && this.#outlet.ready()
  }

  #send(frame: ReelFrame, stamp: number, filmed_ms: number): void {
    const { packet, pace_ms, ballast } = this.#misbehaviour ?? {}
    if (ballast !== undefined) this.#sendBallast(ballast(frame, this.#reel), stamp)
    const size = frame.block.length
    const block = this.#outlet.room(size).subarray(0, size)
    block.set(frame.block)
    patch(block, frame.starts, this.#outlet.channel, this.#sequence, stamp, this.ssrc)
    const count = frame.starts.length
    this.#sequence = (this.#sequence + count) & 0xffff
    this.#index_sent++
    this.#packets += count
    this.#octets += size - count * (TCP_PREFIX_BYTES + 12)
    if (this.#reel.kind === 'video') {
      this.#log.picture(frame.key, stamp, count, size - count * TCP_PREFIX_BYTES)
      this.#source.film.picture(frame.key, filmed_ms)
    } else this.#log.sound()
    if (packet === undefined && pace_ms === undefined) this.#outlet.send(block, frame.starts)
    else this.#log.swallowed_packets += this.#trickle.write(block, frame.starts, { packet, pace_ms })
  }

  /** More packets with the frame's timestamp, in front of its own. */
  #sendBallast(payloads: readonly Buffer[], stamp: number): void {
    for (const payload of payloads) {
      const block = Buffer.alloc(TCP_PREFIX_BYTES + RTP_HEADER_BYTES + payload.length)
      block[0] = 0x24
      block.writeUInt16BE(RTP_HEADER_BYTES + payload.length, 2)
      block[4] = 0x80
      block[5] = this.#reel.payload_type
      payload.copy(block, TCP_PREFIX_BYTES + RTP_HEADER_BYTES)
      const starts = Int32Array.of(0)
      patch(block, starts, this.#outlet.channel, this.#sequence, stamp, this.ssrc)
      this.#sequence = (this.#sequence + 1) & 0xffff
      this.#packets++
      this.#octets += payload.length
      this.#log.ballast(RTP_HEADER_BYTES + payload.length)
      this.#outlet.send(block, starts)
    }
  }

  #report(now_ms: number): void {
    this.#report_at_ms = now_ms + REPORT_EVERY_MS
    if (this.#index_sent === 0) return
    const ticks = (now_ms - this.#zero_ms) * (this.#reel.clock_rate / 1_000) * (this.#source.fault()?.clock_ratio ?? 1)
    const rtp = Math.round(this.#base + ticks) % 2 ** 32
    const fault_ms = this.#misbehaviour?.clock_step_ms?.(now_ms - this.#began_ms) ?? 0
    const step_ms = fault_ms + (this.#source.clock_offset_ms?.() ?? 0)
    const report = { ssrc: this.ssrc, unix_ms: Date.now() + step_ms, rtp, packets: this.#packets, octets: this.#octets }
    this.#outlet.control(senderReport(report))
  }
}

/** Writes this client's channel, sequence numbers, timestamp and SSRC into a copy of a shared block (RFC 3550 §5.1). */
const patch = (
  block: Buffer,
  starts: Int32Array,
  channel: number,
  sequence: number,
  stamp: number,
  ssrc: number,
): void => {
  for (let index = 0; index < starts.length; index++) {
    const at = starts[index]!
    const number = (sequence + index) & 0xffff
    block[at + 1] = channel
    block[at + 6] = number >>> 8
    block[at + 7] = number
    block[at + 8] = stamp >>> 24
    block[at + 9] = stamp >>> 16
    block[at + 10] = stamp >>> 8
    block[at + 11] = stamp
    block[at + 12] = ssrc >>> 24
    block[at + 13] = ssrc >>> 16
    block[at + 14] = ssrc >>> 8
    block[at + 15] = ssrc
  }
}
