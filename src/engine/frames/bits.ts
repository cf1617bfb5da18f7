// Bits: reads the bit strings of parameter sets (ITU-T H.264 §7.2, §9.1). Past the end it reads zeros and remembers that it
// did, so that a parser checks once at its end instead of at every step, and never throws.

export class BitReader {
  readonly #bytes: Uint8Array
  #bit: number
  #overrun = false

  /** Reads `bytes` from byte `from` on. The bytes must be without emulation prevention (see `withoutEmulation`). */
  constructor(bytes: Uint8Array, from = 0) {
    this.#bytes = bytes
    this.#bit = from * 8
  }

  get overrun(): boolean {
    return this.#overrun
  }

  bit(): number {
    const byte = this.#bytes[this.#bit >> 3]
    if (byte === undefined) {
      this.#overrun = true
      return 0
    }
    const value = (byte >> (7 - (this.#bit & 7))) & 1
    this.#bit++
    return value
  }

  flag(): boolean {
    return this.bit() === 1
  }

  /** Up to 32 bits, unsigned. */
  bits(count: number): number {
    let value = 0
    for (let i = 0; i < count; i++) value = value * 2 + this.bit()
    return value
  }

  skip(count: number): void {
    this.#bit += count
    if (this.#bit > this.#bytes.length * 8) this.#overrun = true
  }

  /** Exp-Golomb, unsigned: ue(v). */
  ue(): number {
    let zeros = 0
    while (zeros < 32 && this.bit() === 0) {
      if (this.#overrun) return 0
      zeros++
    }
    return 2 ** zeros - 1 + this.bits(zeros)
  }

  /** Exp-Golomb, signed: se(v). */
  se(): number {
    const code = this.ue()
    return code % 2 === 1 ? (code + 1) / 2 : -(code / 2)
  }
}

/** Takes out the emulation prevention bytes: 00 00 03 → 00 00 (H.264 §7.3.1, H.265 §7.3.1.1). */
export const withoutEmulation = (nal: Uint8Array): Uint8Array => {
  const out = new Uint8Array(nal.length)
  let length = 0
  let zeros = 0
  for (const byte of nal) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0
      continue
    }
    zeros = byte === 0 ? zeros + 1 : 0
    out[length++] = byte
  }
  return out.subarray(0, length)
}
