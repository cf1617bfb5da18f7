// Tone: by how much the whole picture became lighter or darker, told apart by how bright a place is: a cloud or the camera's own exposure changes what is
// bright more than what is dark. Medians, so that a thing in the picture does not count unless it fills half of it.

import { CELL_PIXELS, PICTURE_HEIGHT, PICTURE_WIDTH } from '#engine/noticing/motion-grid.ts'

const BANDS = 8
const BAND_LEVELS = 256 / BANDS
/** Bands with fewer samples say nothing for themselves; a picture gives 2304. */
const LEAST_SAMPLES = 200
const DIFFERENCES = 511

/** Grey levels that it may change by from one level of brightness to the next; nothing makes bright what was dark and dark what was bright. */
const LEAST_SLOPE = -0.8
const MOST_SLOPE = 3

export class ToneFinder {
  /** What is to be taken from a pixel now, by how bright the place usually is. */
  readonly table = new Float32Array(256)
  readonly #counts = new Uint16Array(BANDS * DIFFERENCES)
  readonly #samples = new Uint16Array(BANDS)
  readonly #medians = new Float32Array(BANDS)

  /** Fills `table`, from every fourth pixel each way. `shiftX`, `shiftY`: where the picture lies. */
  find(grey: Uint8Array, mean: Float32Array, shiftX: number, shiftY: number): void {
    const counts = this.#counts.fill(0)
    const samples = this.#samples.fill(0)
    for (let y = 2; y < PICTURE_HEIGHT; y += CELL_PIXELS) {
      const row = Math.min(PICTURE_HEIGHT - 1, Math.max(0, y + shiftY)) * PICTURE_WIDTH
      for (let x = 2; x < PICTURE_WIDTH; x += CELL_PIXELS) {
        const usual = mean[y * PICTURE_WIDTH + x]!
        const from = Math.min(PICTURE_WIDTH - 1, Math.max(0, x + shiftX))
        const band = (usual / BAND_LEVELS) | 0
        const at = band * DIFFERENCES + Math.floor(grey[row + from]! - usual + 0.5) + 255
        counts[at] = counts[at]! + 1
        samples[band] = samples[band]! + 1
      }
    }
    this.#fill()
  }

  #fill(): void {
    const whole = this.#median(0, BANDS)
    for (let band = 0; band < BANDS; band++)
      this.#medians[band] = this.#samples[band]! < LEAST_SAMPLES ? Number.NaN : this.#median(band, band + 1)
    let before = -1
    for (let band = 0; band < BANDS; band++) {
      if (Number.isNaN(this.#medians[band]!)) continue
      this.#between(before, band)
      before = band
    }
    if (before >= 0) this.#between(before, -1)
    if (before < 0 || !this.#isLight()) this.table.fill(whole)
  }

  /** Levels from one band's middle to another's; -1: there is none on that side. */
  #between(low: number, high: number): void {
    const [from, to] = [low < 0 ? 0 : middle(low), high < 0 ? 256 : middle(high)]
    const [a, b] = [this.#medians[low < 0 ? high : low]!, this.#medians[high < 0 ? low : high]!]
    for (let level = from; level < to; level++) this.table[level] = a + ((b - a) * (level - from)) / (to - from)
  }

  #isLight(): boolean {
    for (let level = 1; level < this.table.length; level++) {
      const slope = this.table[level]! - this.table[level - 1]!
      if (slope < LEAST_SLOPE || slope > MOST_SLOPE) return false
    }
    return true
  }

  #median(first: number, end: number): number {
    let all = 0
    for (let band = first; band < end; band++) all += this.#samples[band]!
    let below = 0
    for (let value = 0; value < DIFFERENCES; value++) {
      for (let band = first; band < end; band++) below += this.#counts[band * DIFFERENCES + value]!
      if (below * 2 >= all) return value - 255
    }
    return 0
  }
}

const middle = (band: number): number => band * BAND_LEVELS + BAND_LEVELS / 2
