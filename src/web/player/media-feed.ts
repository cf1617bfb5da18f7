// Media feed: bytes into a video element through Media Source Extensions. It owns one MediaSource and one SourceBuffer and
// does one thing at a time, in the order asked; appends that wait together are made one. Who plays what is left to the players.

export type Range = { readonly start: number; readonly end: number }

type Task =
  | { readonly kind: 'append'; readonly bytes: Uint8Array<ArrayBuffer>[] }
  | { readonly kind: 'mime'; readonly mime: string }
  | { readonly kind: 'offset'; readonly offset_s: number }
  | { readonly kind: 'remove'; readonly from: number; readonly to: number }

type FeedEvents = {
  /** Everything asked for so far is in. */
  readonly onIdle: () => void
  /** The browser cannot go on with these bytes; the feed is of no more use. */
  readonly onBroken: (why: string) => void
  /** The browser keeps no more; something must be removed before more is appended. */
  readonly onFull: () => void
}

/** The page's MediaSource; phones of Apple call theirs ManagedMediaSource. */
const sourceClass = (): typeof MediaSource | undefined => {
  const page = globalThis as { MediaSource?: typeof MediaSource; ManagedMediaSource?: typeof MediaSource }
  return page.MediaSource ?? page.ManagedMediaSource
}

export const canPlay = (mime: string): boolean => sourceClass()?.isTypeSupported(mime) ?? false

export class MediaFeed {
  readonly #video: HTMLVideoElement
  readonly #events: FeedEvents
  readonly #source: MediaSource
  readonly #address: string
  #buffer: SourceBuffer | undefined
  #mime = ''
  #tasks: Task[] = []
  #idle_then: (() => void)[] = []
  #over = false
  #making_room = false

  constructor(video: HTMLVideoElement, events: FeedEvents) {
    const Source = sourceClass()
    if (Source === undefined) throw new Error('no MediaSource in this browser')
    this.#video = video
    this.#events = events
    this.#source = new Source()
    this.#address = URL.createObjectURL(this.#source)
    this.#source.addEventListener('sourceopen', () => {
      this.#work()
      if (this.idle && !this.#over) this.#events.onIdle()
    })
    video.disableRemotePlayback = true
    video.src = this.#address
    video.addEventListener('error', this.#onVideoError)
  }

  /** Says what the next bytes are; needed once before the first append. */
  setMime(mime: string): void {
    this.#ask({ kind: 'mime', mime })
  }

  /** Media time 0 is at this instant: `-seconds` is added to every timestamp appended from here on. */
  setOffset(offset_s: number): void {
    this.#ask({ kind: 'offset', offset_s })
  }

  append(bytes: Uint8Array<ArrayBuffer>): void {
    const last = this.#tasks.at(-1)
    if (last?.kind === 'append') last.bytes.push(bytes)
    else this.#ask({ kind: 'append', bytes: [bytes] })
    this.#work()
  }

  remove(from: number, to: number): void {
    if (to > from) this.#ask({ kind: 'remove', from, to })
  }

  /** Forgets appends that have not begun. */
  dropWaiting(): void {
    this.#tasks = this.#tasks.filter(task => task.kind !== 'append')
  }

  get ranges(): readonly Range[] {
    const buffered = this.#buffer?.buffered
    if (buffered === undefined) return []
    return Array.from({ length: buffered.length }, (_, i) => ({ start: buffered.start(i), end: buffered.end(i) }))
  }

  get idle(): boolean {
    return this.#tasks.length === 0 && this.#buffer?.updating !== true
  }

  /** Calls once everything asked for so far is in. */
  whenIdle(then: () => void): void {
    if (this.idle) then()
    else this.#idle_then.push(then)
  }

  dispose(): void {
    this.#over = true
    this.#tasks = []
    this.#video.removeEventListener('error', this.#onVideoError)
    this.#video.removeAttribute('src')
    this.#video.load()
    URL.revokeObjectURL(this.#address)
  }

  readonly #onVideoError = (): void => this.#break(this.#video.error?.message ?? 'video error')

  #ask(task: Task): void {
    if (this.#over) return
    this.#tasks.push(task)
    this.#work()
  }

  #work(): void {
    if (this.#over || this.#making_room || this.#source.readyState !== 'open') return
    while (this.#tasks.length > 0 && this.#buffer?.updating !== true) {
      const task = this.#tasks[0]!
      try {
        this.#do(task)
      } catch (error) {
        if (error instanceof DOMException && error.name === 'QuotaExceededError') this.#makeRoom()
        else this.#break(String(error))
        return
      }
      if (this.#tasks[0] === task) this.#tasks.shift()
    }
  }

  #do(task: Task): void {
    const buffer = this.#buffer
    if (task.kind === 'mime') this.#setMime(task.mime)
    else if (buffer === undefined) return
    else if (task.kind === 'offset') buffer.timestampOffset = task.offset_s
    else if (task.kind === 'remove') {
      // Before the first init segment there is no duration, and nothing to remove.
      if (!Number.isNaN(this.#source.duration)) buffer.remove(task.from, task.to)
    } else buffer.appendBuffer(joined(task.bytes))
  }

  #setMime(mime: string): void {
    if (this.#buffer === undefined) {
      this.#buffer = this.#source.addSourceBuffer(mime)
      this.#buffer.addEventListener('updateend', () => {
        this.#work()
        if (!this.idle || this.#over) return
        for (const then of this.#idle_then.splice(0)) then()
        this.#events.onIdle()
      })
    } else if (mime !== this.#mime) this.#buffer.changeType(mime)
    this.#mime = mime
  }

  #makeRoom(): void {
    const before = this.#tasks.length
    this.#making_room = true
    this.#events.onFull()
    this.#making_room = false
    const removal = this.#tasks.findIndex((task, i) => i >= before && task.kind === 'remove')
    if (removal >= 0) {
      this.#tasks.unshift(...this.#tasks.splice(removal, 1))
      this.#work()
    } else this.#break('full')
  }

  #break(why: string): void {
    if (this.#over) return
    this.#over = true
    this.#tasks = []
    this.#events.onBroken(why)
  }
}

const joined = (parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> => {
  if (parts.length === 1) return parts[0]!
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
