// Strider: goes on at high speed on a machine that cannot decode so fast. It watches how far the picture really comes; when
// that falls short, it pauses decoding in between and strides from picture to picture, so that time passes as asked.

const STRIDE_MS = 300
const PATIENCE_MS = 1500

export class Strider {
  readonly #video: HTMLVideoElement
  readonly #move: (by_s: number) => void
  #speed = 1
  #striding = false
  #wanted = false
  #mark: { at_ms: number; position: number } | undefined
  #last_ms = 0

  /** `move` shows the picture so many seconds further on. */
  constructor(video: HTMLVideoElement, move: (by_s: number) => void) {
    this.#video = video
    this.#move = move
  }

  /** True while it moves the picture itself; the element is paused then. */
  get striding(): boolean {
    return this.#striding
  }

  setSpeed(speed: number): void {
    this.#speed = speed
    this.#mark = undefined
    if (!this.#striding) return
    this.#striding = false
    if (this.#wanted) void this.#video.play().catch(() => this.pause())
  }

  resume(): void {
    this.#wanted = true
    this.#mark = undefined
  }

  pause(): void {
    this.#wanted = false
    this.#striding = false
    this.#mark = undefined
  }

  /** Comes several times a second; `ready` says that picture is there to go on with. */
  mind(ready: boolean): void {
    if (!this.#wanted || this.#speed <= 2) return
    const now = performance.now()
    if (this.#striding) {
      this.#stride(now)
      return
    }
    if (!ready || this.#video.paused) {
      this.#mark = undefined
      return
    }
    const position = this.#video.currentTime
    if (this.#mark === undefined) this.#mark = { at_ms: now, position }
    const waited_ms = now - this.#mark.at_ms
    if (waited_ms < PATIENCE_MS) return
    const share = (position - this.#mark.position) / ((waited_ms / 1000) * this.#speed)
    this.#mark = { at_ms: now, position }
    if (share > 0.6) return
    this.#striding = true
    this.#last_ms = now
    this.#video.pause()
  }

  #stride(now: number): void {
    if (this.#video.seeking || now - this.#last_ms < STRIDE_MS) return
    this.#move(((now - this.#last_ms) / 1000) * this.#speed)
    this.#last_ms = now
  }
}
