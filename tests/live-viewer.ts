// A live viewer without a browser: speaks the page's WebSocket and keeps what it was told, in order.

import { once } from 'node:events'
import type { StreamStatus } from '#contract/camera.ts'
import { type LiveNews, type LivePace, liveNewsShape } from '#contract/live.ts'
import { LIVE_HEADER_BYTES, type LiveHeader, readLiveHeader } from '#contract/live-header.ts'
import type { House } from './neighbourhood.ts'

export type LivePicture = LiveHeader & { readonly bytes: Buffer; readonly came_ms: number }

export class LiveViewer implements Disposable {
  readonly news: LiveNews[] = []
  readonly pictures: LivePicture[] = []
  readonly #socket: WebSocket

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.binaryType = 'arraybuffer'
    socket.onmessage = ({ data }) => this.#take(data)
  }

  static async open({ station, cookie }: House): Promise<LiveViewer> {
    const headers = { cookie, origin: station.url }
    const viewer = new LiveViewer(
      new WebSocket(`${station.url.replace('http', 'ws')}/api/live`, { headers } as unknown as string[]),
    )
    await once(viewer.#socket, 'open')
    return viewer
  }

  watch(channel: number, camera: string, stream: 'main' | 'sub' = 'main', as?: 'h264', pace?: LivePace): void {
    this.#socket.send(JSON.stringify({ kind: 'watch', channel, camera, stream, as, pace }))
  }

  unwatch(channel: number): void {
    this.#socket.send(JSON.stringify({ kind: 'unwatch', channel }))
  }

  /** Every status told on a channel, oldest first. */
  statuses(channel: number): readonly StreamStatus[] {
    return this.news.flatMap(news => (news.kind === 'status' && news.channel === channel ? [news.status] : []))
  }

  frames(channel: number): readonly LivePicture[] {
    return this.pictures.filter(picture => picture.channel === channel && picture.kind === 'frame')
  }

  [Symbol.dispose](): void {
    this.#socket.close()
  }

  #take(data: unknown): void {
    if (typeof data === 'string') {
      this.news.push(liveNewsShape.parse(JSON.parse(data)))
      return
    }
    const message = Buffer.from(data as ArrayBuffer)
    const header = readLiveHeader(new DataView(message.buffer, message.byteOffset, message.byteLength))
    if (header === undefined) throw new Error('a live message without a header')
    this.pictures.push({ ...header, bytes: message.subarray(LIVE_HEADER_BYTES), came_ms: performance.now() })
  }
}
