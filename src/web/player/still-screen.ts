// Still screen: JPEG pictures, one by one, on a video element. They are drawn on a canvas whose stream the element plays, so that whoever
// looks at the element (the wall, a still, full screen) sees no difference.

export class StillScreen {
  readonly #video: HTMLVideoElement
  readonly #canvas = document.createElement('canvas')
  readonly #shown: (at: number) => void
  #next: { readonly bytes: Uint8Array<ArrayBuffer>; readonly at: number } | undefined
  #drawing = false
  #over = false

  /** `shown` is told of each picture by the number that it came with. */
  constructor(video: HTMLVideoElement, shown: (at: number) => void) {
    this.#video = video
    this.#shown = shown
  }

  /** Shows this picture next; one that was not drawn before the next one came is left out. */
  show(bytes: Uint8Array<ArrayBuffer>, at: number): void {
    this.#next = { bytes, at }
    if (!this.#drawing) void this.#draw()
  }

  dispose(): void {
    this.#over = true
    this.#next = undefined
    if (this.#video.srcObject !== null) this.#video.srcObject = null
  }

  async #draw(): Promise<void> {
    this.#drawing = true
    while (this.#next !== undefined) {
      const { bytes, at } = this.#next
      this.#next = undefined
      // A picture that does not decode is left out; the next one is whole again.
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' })).catch(() => undefined)
      if (picture === undefined || this.#over) continue
      const { width, height } = picture
      const canvas = this.#canvas
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width
        canvas.height = height
      }
      canvas.getContext('2d')?.drawImage(picture, 0, 0)
      picture.close()
      if (this.#video.srcObject === null) this.#video.srcObject = canvas.captureStream()
      if (this.#video.paused && !document.hidden) await this.#video.play().catch(() => undefined)
      this.#shown(at)
    }
    this.#drawing = false
  }
}
