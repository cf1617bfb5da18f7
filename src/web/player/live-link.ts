// Live link: the page's one line to the station for live pictures. It carries every watch of the page, mends itself with
// back-off, and asks again for everything after a break. What is done with frames is left to the listeners.

import type { StreamName } from '#base/ids.ts'
import { type Backoff, backoff } from '#base/retry.ts'
import { unixMillis, type WallTime90k } from '#base/units.ts'
import type { StreamStatus } from '#contract/camera.ts'
import type { LiveNews, LivePace, LiveRequest } from '#contract/live.ts'
import { LIVE_HEADER_BYTES, type LiveHeader, readLiveHeader } from '#contract/live-header.ts'
import { stationNow } from '#web/station-clock.ts'
import { LineGauge } from './line-gauge.ts'

export type LiveListener = {
  readonly onFormat: (mime: string, transcoded: boolean) => void
  readonly onBytes: (header: LiveHeader, bytes: Uint8Array<ArrayBuffer>) => void
  readonly onStatus: (status: StreamStatus) => void
  readonly onRefused: (code: string) => void
  /** The line broke at this instant, or holds again (undefined). */
  readonly onLine: (offline_since: WallTime90k | undefined) => void
}

type Watch = {
  readonly camera: string
  readonly stream: StreamName
  readonly as: 'h264' | undefined
  readonly listener: LiveListener
  streaming: boolean
  /** The first pictures of a watch are the station's newest group: older than the line is late. */
  asked_ms: number
}

const RECONNECT: Backoff = { first_ms: 500, most_ms: 10_000 }
const SILENT_MS = 15_000
/** Where single keyframes were asked for, cameras that send them seldom are not silent. */
const SLOW_SILENT_MS = 60_000
const FRESH_MS = 4_000

export class LiveLink {
  readonly #address: () => string
  #socket: WebSocket | undefined
  #watches = new Map<number, Watch>()
  #next = 1
  #tries = 0
  #offline_since: WallTime90k | undefined
  #heard_ms = 0
  #resting = false
  #pace: LivePace = 'all'
  readonly gauge = new LineGauge()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(address: () => string) {
    this.#address = address
    setInterval(() => this.#mindSilence(), 5_000)
  }

  /** Opens the line before the first watch, so that the first picture does not wait for it. */
  open(): void {
    if (this.#socket === undefined && this.#timer === undefined && !this.#resting) this.#connect()
  }

  /** Watches one stream; answers the channel it uses and how to stop. */
  watch(
    camera: string,
    stream: StreamName,
    as: 'h264' | undefined,
    listener: LiveListener,
  ): { channel: number; stop: () => void } {
    const channel = this.#freeChannel()
    this.#watches.set(channel, { camera, stream, as, listener, streaming: false, asked_ms: performance.now() })
    listener.onLine(this.#offline_since)
    if (!this.#resting) {
      this.open()
      this.#ask(channel, { camera, stream, as })
    }
    return { channel, stop: () => this.#stop(channel) }
  }

  get pace(): LivePace {
    return this.#pace
  }

  /** The line is up and pictures are asked for. */
  get holds(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN && !this.#resting
  }

  /** Asks for so many pictures of every stream, those that are watched already too. */
  setPace(pace: LivePace): void {
    if (pace === this.#pace) return
    this.#pace = pace
    this.#askAll()
  }

  /** Lets go of every stream until `wake`, for a page that nobody sees. */
  rest(): void {
    if (this.#resting) return
    this.#resting = true
    for (const channel of this.#watches.keys()) this.#say({ kind: 'unwatch', channel })
  }

  wake(): void {
    if (!this.#resting) return
    this.#resting = false
    if (this.#watches.size === 0) return
    if (this.#socket === undefined && this.#timer === undefined) this.#connect()
    else this.#askAll()
  }

  /** Somebody has just heard from the station: the wait for the next try is cut short. */
  hurry(): void {
    if (this.#timer === undefined || this.#socket !== undefined) return
    clearTimeout(this.#timer)
    this.#tries = 1
    this.#connect()
  }

  #stop(channel: number): void {
    if (!this.#watches.delete(channel) || this.#resting) return
    this.#say({ kind: 'unwatch', channel })
  }

  #connect(): void {
    this.#timer = undefined
    // Nobody waits for a picture any more: the line stays down until somebody does.
    if (this.#tries > 0 && this.#watches.size === 0) return
    const socket = new WebSocket(this.#address())
    socket.binaryType = 'arraybuffer'
    this.#socket = socket
    socket.onopen = () => {
      this.#tries = 0
      this.#heard_ms = performance.now()
      this.gauge.forget()
      this.#setLine(undefined)
      this.#askAll()
    }
    socket.onmessage = event => {
      this.#heard_ms = performance.now()
      if (typeof event.data === 'string') this.#onNews(event.data)
      else this.#onBytes(event.data as ArrayBuffer)
    }
    socket.onclose = () => {
      if (this.#socket === socket) this.#onBreak()
    }
  }

  #onBreak(): void {
    this.#socket = undefined
    if (this.#offline_since === undefined) this.#setLine(stationNow())
    this.#timer = setTimeout(() => this.#connect(), backoff(this.#tries++, RECONNECT))
  }

  #askAll(): void {
    if (this.#resting) return
    for (const [channel, watch] of this.#watches) {
      watch.asked_ms = performance.now()
      this.#ask(channel, watch)
    }
  }

  #ask(channel: number, { camera, stream, as }: Pick<Watch, 'camera' | 'stream' | 'as'>): void {
    const pace = this.#pace === 'all' ? {} : { pace: this.#pace }
    this.#say({ kind: 'watch', channel, camera: camera as never, stream, as, ...pace })
  }

  #say(request: LiveRequest): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(request))
  }

  #onNews(text: string): void {
    const news = JSON.parse(text) as LiveNews
    const watch = this.#watches.get(news.channel)
    if (watch === undefined) return
    if (news.kind === 'format') watch.listener.onFormat(news.mime, news.transcoded === true)
    else if (news.kind === 'refused') watch.listener.onRefused(news.code)
    else if (news.kind === 'status') {
      watch.streaming = news.status.state === 'streaming'
      watch.listener.onStatus(news.status)
    }
  }

  #onBytes(data: ArrayBuffer): void {
    const header = readLiveHeader(new DataView(data))
    if (header === undefined) return
    const watch = this.#watches.get(header.channel)
    const now_ms = performance.now()
    this.gauge.addBytes(now_ms, data.byteLength)
    if (watch !== undefined && header.kind === 'frame' && now_ms - watch.asked_ms > FRESH_MS)
      this.gauge.addFrame(now_ms, Date.now() - unixMillis(header.start))
    watch?.listener.onBytes(header, new Uint8Array(data, LIVE_HEADER_BYTES))
  }

  #setLine(offline_since: WallTime90k | undefined): void {
    this.#offline_since = offline_since
    for (const { listener } of this.#watches.values()) listener.onLine(offline_since)
  }

  /** A line on which streaming cameras say nothing at all is dead, even if the network has not noticed. */
  #mindSilence(): void {
    const socket = this.#socket
    if (socket?.readyState !== WebSocket.OPEN || this.#resting) return
    const expects = [...this.#watches.values()].some(watch => watch.streaming)
    if (!expects || performance.now() - this.#heard_ms < (this.#isSlow ? SLOW_SILENT_MS : SILENT_MS)) return
    this.#onBreak()
    socket.close()
  }

  get #isSlow(): boolean {
    return this.#pace === 'keyframes' || this.#pace === 'pictures'
  }

  #freeChannel(): number {
    while (this.#watches.has(this.#next)) this.#next = (this.#next % 65_535) + 1
    const channel = this.#next
    this.#next = (this.#next % 65_535) + 1
    return channel
  }
}
