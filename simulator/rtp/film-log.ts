// Film log: which spans of a camera's stream went out, over all its sessions: the truth that a ledger of recorded footage is held against.
// A picture counts at the instant it was filmed, also when it went out late, and only behind a keyframe of its session.

export type FilmedRun = { readonly from_ms: number; readonly to_ms: number }

/** Pictures closer than this belong together. */
const NO_GAP_MS = 500
const MOST_RUNS = 10_000

export class FilmLog {
  readonly #runs: { from_ms: number; to_ms: number }[] = []
  #needs_key = true

  /** In order, by our wall clock; a run ends with its last picture. */
  get runs(): readonly FilmedRun[] {
    return this.#runs
  }

  /** A picture did not go out, or a session begins: what comes next cannot be seen before a keyframe. */
  broke(): void {
    this.#needs_key = true
  }

  picture(key: boolean, filmed_ms: number): void {
    if (this.#needs_key && !key) return
    this.#needs_key = false
    const last = this.#runs.at(-1)
    if (last !== undefined && filmed_ms - last.to_ms < NO_GAP_MS) last.to_ms = Math.max(last.to_ms, filmed_ms)
    else if (this.#runs.length < MOST_RUNS) this.#runs.push({ from_ms: filmed_ms, to_ms: filmed_ms })
  }
}
