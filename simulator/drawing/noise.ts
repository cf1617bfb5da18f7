// Sensor noise: grain that is new in every picture, out of one table of normal deviates read from a chance place in each row.

import { chance } from './ink.ts'

const TABLE = 1 << 16

export class Noise {
  readonly #grain: Int8Array
  readonly #random: () => number

  /** `strength` is the standard deviation in steps of luma. */
  constructor(strength: number, seed: number) {
    this.#random = chance(seed)
    this.#grain = new Int8Array(TABLE * 2)
    for (let at = 0; at < TABLE; at++) {
      const radius = Math.sqrt(-2 * Math.log(1 - this.#random()))
      const value = Math.round(radius * Math.cos(2 * Math.PI * this.#random()) * strength)
      this.#grain[at] = value
      this.#grain[at + TABLE] = value
    }
  }

  /** Adds grain to luma; Uint8ClampedArray keeps it within bounds. */
  add(luma: Uint8Array, width: number): void {
    const clamped = new Uint8ClampedArray(luma.buffer, luma.byteOffset, luma.length)
    const grain = this.#grain
    for (let row = 0; row < clamped.length; row += width) {
      const from = (this.#random() * TABLE) | 0
      for (let x = 0; x < width; x++) clamped[row + x] = clamped[row + x]! + grain[from + x]!
    }
  }
}
