// Frame writer: gathers one frame's bytes, packet by packet, into a chunk. NAL units get the 4-byte length in front that MP4
// wants (ISO/IEC 14496-15 §5.3.3), so that a finished frame is written to disk and sent to viewers as it lies here.

import { type Chunk, type ChunkPool, chunkSize } from './chunk.ts'

/** No camera frame is larger; more means a hostile or broken sender. */
export const LARGEST_FRAME_BYTES = 4 * 1024 * 1024
const LARGEST_CHUNK_BYTES = 256 * 1024

/** The bytes of a finished frame. Valid during the call that hands it over; retain the chunk to keep it. */
export type FrameBytes = { readonly chunk: Chunk; readonly start: number; readonly end: number }

export class FrameWriter {
  readonly #pool: ChunkPool
  #chunk: Chunk
  /** Where the next frame begins, and where the bytes gathered so far end. */
  #start = 0
  #end = 0
  /** Where the open NAL unit's length stands; -1 when none is open. */
  #nal = -1
  #overflow = false
  #size: number

  constructor(pool: ChunkPool, first_bytes = 32 * 1024) {
    this.#pool = pool
    this.#size = chunkSize(first_bytes)
    this.#chunk = pool.take(this.#size)
  }

  get length(): number {
    return this.#end - this.#start
  }

  /** True when the frame grew past the bound; what came after was dropped. */
  get overflow(): boolean {
    return this.#overflow
  }

  /** Begins a NAL unit; its length is filled in by `endNal`. */
  beginNal(): void {
    if (this.#nal >= 0) this.endNal()
    if (!this.#room(4)) return
    this.#nal = this.#end
    this.#end += 4
  }

  endNal(): void {
    if (this.#nal < 0) return
    this.#chunk.bytes.writeUInt32BE(this.#end - this.#nal - 4, this.#nal)
    this.#nal = -1
  }

  /** Drops the open NAL unit, after a packet of it was lost. */
  dropNal(): void {
    if (this.#nal < 0) return
    this.#end = this.#nal
    this.#nal = -1
  }

  byte(value: number): void {
    if (this.#room(1)) this.#chunk.bytes[this.#end++] = value
  }

  append(from: Buffer, start: number, end: number): void {
    if (end <= start || !this.#room(end - start)) return
    from.copy(this.#chunk.bytes, this.#end, start, end)
    this.#end += end - start
  }

  /** Hands over the frame and makes room for the next one behind it. */
  finish(): FrameBytes {
    this.endNal()
    const frame = { chunk: this.#chunk, start: this.#start, end: this.#end }
    this.#start = this.#end
    this.#overflow = false
    return frame
  }

  /** Forgets what was gathered since the last frame. */
  abandon(): void {
    this.#end = this.#start
    this.#nal = -1
    this.#overflow = false
  }

  dispose(): void {
    this.#chunk.release()
  }

  #room(bytes: number): boolean {
    if (this.#overflow) return false
    const gathered = this.#end - this.#start
    if (gathered + bytes > LARGEST_FRAME_BYTES) {
      this.#overflow = true
      this.dropNal()
      return false
    }
    if (this.#end + bytes <= this.#chunk.bytes.length) return true
    // A chunk that filled with many frames says nothing; one that a single frame outgrows asks for larger ones.
    if (gathered + bytes > this.#size / 2) this.#size = Math.min(LARGEST_CHUNK_BYTES, this.#size * 2)
    const next = this.#pool.take(Math.max(this.#size, (gathered + bytes) * 2))
    this.#chunk.bytes.copy(next.bytes, 0, this.#start, this.#end)
    if (this.#nal >= 0) this.#nal -= this.#start
    this.#chunk.release()
    this.#chunk = next
    this.#start = 0
    this.#end = gathered
    return true
  }
}
