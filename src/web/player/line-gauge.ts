// Line gauge: what the page's live line carries and how late, from the frames that come in. Pure; the clock is a parameter.
//
// A line that is too thin shows itself by frames that come later and later after the station's stamp on them. Both clocks may be wrong: only
// the difference to the quickest way counts.

const RATE_WINDOW_MS = 5_000
const WAY_WINDOW_MS = 120_000

export class LineGauge {
  #bytes: { readonly at_ms: number; readonly bytes: number }[] = []
  #least: { readonly at_ms: number; readonly way_ms: number }[] = []
  #way_ms: number | undefined

  /** So many bytes came, of whatever kind. */
  addBytes(now_ms: number, bytes: number): void {
    this.#bytes = this.#bytes.filter(({ at_ms }) => now_ms - at_ms < RATE_WINDOW_MS)
    const last = this.#bytes.at(-1)
    // Within a tenth of a second they are one sample: sixteen cameras send hundreds a second.
    if (last !== undefined && now_ms - last.at_ms < 100)
      this.#bytes[this.#bytes.length - 1] = { at_ms: last.at_ms, bytes: last.bytes + bytes }
    else this.#bytes.push({ at_ms: now_ms, bytes })
  }

  /** A frame that was live when it was sent came this long after its stamp. */
  addFrame(now_ms: number, way_ms: number): void {
    this.#way_ms = way_ms
    const last = this.#least.at(-1)
    if (last !== undefined && last.way_ms <= way_ms && now_ms - last.at_ms < 1_000) return
    this.#least = this.#least.filter(({ at_ms, way_ms: known }) => now_ms - at_ms < WAY_WINDOW_MS && known < way_ms)
    this.#least.push({ at_ms: now_ms, way_ms })
  }

  /** The line was made anew: what waited on the old one says nothing of this one. */
  forget(): void {
    this.#least = []
    this.#way_ms = undefined
  }

  bytesPerSecond(now_ms: number): number {
    const recent = this.#bytes.filter(({ at_ms }) => now_ms - at_ms < RATE_WINDOW_MS)
    return (recent.reduce((sum, { bytes }) => sum + bytes, 0) * 1000) / RATE_WINDOW_MS
  }

  /** How much later than the quickest of late the newest frame came. */
  get late_ms(): number {
    return this.#way_ms === undefined ? 0 : Math.max(0, this.#way_ms - (this.#least[0]?.way_ms ?? this.#way_ms))
  }
}
