// Live player: one stream of one camera on one video element, from the line to the eye. It keeps the picture close behind
// what arrives, bounded in memory, and says how it fares. Time 0 of its media is ten seconds before its first frame.

import type { StreamName } from '#base/ids.ts'
import { TICKS_PER_SECOND, unixMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { LiveHeader } from '#contract/live-header.ts'
import { stationNow } from '#web/station-clock.ts'
import type { LiveLink } from './live-link.ts'
import { type LiveFacts, type LiveState, liveState } from './live-state.ts'
import { canPlay, MediaFeed } from './media-feed.ts'
import { type ChannelMetrics, closeMetrics, notePresented, openMetrics } from './metrics.ts'
import { afterQuietMinute, afterStall, FIRST_TARGET_S, RecentLeast, steer, trimTo } from './steady.ts'
import { StillScreen } from './still-screen.ts'

export type Watched = { readonly camera: string; readonly stream: StreamName; readonly as?: 'h264' | undefined }

type Report = {
  readonly onState: (state: LiveState) => void
  /** The instant of the picture on the screen; comes with every frame that is presented. */
  readonly onPicture: (at: WallTime90k) => void
}

const STILLS = 'image/jpeg'
/** A station that is busy is asked again after this. */
const BUSY_MS = 10_000
/** What may be had a while later without anybody doing anything. */
const askedAgain: Readonly<Record<string, number>> = {
  transcoding_busy: BUSY_MS,
  masking_busy: BUSY_MS,
  not_shared: 60_000,
}
const BOUNDS = { keep_s: 3, most_s: 12 }

export class LivePlayer {
  readonly #video: HTMLVideoElement
  readonly #link: LiveLink
  readonly #camera: string
  readonly #stream: StreamName
  readonly #as: 'h264' | undefined
  readonly #report: Report
  #facts: LiveFacts
  #told = ''
  #feed: MediaFeed | undefined
  #stills: StillScreen | undefined
  #watch: { channel: number; stop: () => void } | undefined
  #metrics: ChannelMetrics | undefined
  #mime = ''
  #base_s: number | undefined
  #edge = 0
  #newest = 0
  #keys: number[] = []
  #placed = false
  #target = FIRST_TARGET_S
  #quiet_since_ms = 0
  #breaks = 0
  #steered_ms = 0
  #shown_ms = 0
  /** The quickest way of late, from the station's stamp on a frame to this page, by the two clocks; in seconds. */
  readonly #way = new RecentLeast(10_000)
  #way_s = 0
  readonly #tick: ReturnType<typeof setInterval>
  readonly #aborted = new AbortController()

  /** `as`: pictures that the station transcodes, where the browser cannot decode the camera's own. */
  constructor(video: HTMLVideoElement, link: LiveLink, { camera, stream, as }: Watched, report: Report) {
    this.#video = video
    this.#link = link
    this.#camera = camera
    this.#stream = stream
    this.#as = as
    this.#report = report
    this.#facts = freshFacts()
    video.muted = true
    video.playsInline = true
    const { signal } = this.#aborted
    video.addEventListener('waiting', () => this.#onStall(), { signal })
    this.#tick = setInterval(() => this.#mind(), 500)
    this.#open()
  }

  dispose(): void {
    this.#aborted.abort()
    clearInterval(this.#tick)
    this.#close()
  }

  #open(): void {
    this.#facts = freshFacts(this.#facts.offline_since)
    this.#base_s = undefined
    this.#keys = []
    this.#placed = false
    this.#mime = ''
    this.#feed = new MediaFeed(this.#video, {
      onIdle: () => this.#follow(),
      onBroken: () => this.#reopen(),
      onFull: () => this.#feed?.remove(0, Math.max(0.01, this.#video.currentTime - 1)),
    })
    this.#watch = this.#link.watch(this.#camera, this.#stream, this.#as, {
      onFormat: mime => this.#onFormat(mime),
      onBytes: (header, bytes) => this.#onBytes(header, bytes),
      onStatus: status => this.#learn({ status }),
      onRefused: code => this.#onRefused(code),
      onLine: offline_since => this.#learn({ offline_since }),
    })
    this.#metrics = openMetrics(this.#watch.channel)
    this.#awaitPicture(this.#feed)
  }

  #close(): void {
    this.#watch?.stop()
    this.#stills?.dispose()
    this.#stills = undefined
    this.#feed?.dispose()
    if (this.#watch !== undefined) closeMetrics(this.#watch.channel)
    this.#watch = undefined
    this.#feed = undefined
  }

  /** A picture that the browser cannot decode is begun anew, more patiently each time. */
  #reopen(): void {
    this.#close()
    this.#learn({ shown: false })
    setTimeout(() => !this.#aborted.signal.aborted && this.#open(), Math.min(10_000, 250 * 2 ** this.#breaks++))
  }

  /** What may not be seen any more does not stay on the screen as its last picture. */
  #onRefused(code: string): void {
    this.#stills?.dispose()
    this.#stills = undefined
    this.#feed?.dispose()
    this.#feed = undefined
    this.#learn({ refused: code, shown: false })
    const again_ms = askedAgain[code]
    if (again_ms !== undefined) setTimeout(() => !this.#aborted.signal.aborted && this.#askAgain(), again_ms)
  }

  #askAgain(): void {
    this.#close()
    this.#open()
  }

  #onFormat(mime: string): void {
    if (mime === STILLS) this.#openStills()
    else if (canPlay(mime)) {
      this.#mime = mime
      this.#feed?.setMime(mime)
    } else this.#learn({ unsupported: mime })
  }

  /** Pictures come one by one: they need no decoder's feed. */
  #openStills(): void {
    this.#feed?.dispose()
    this.#feed = undefined
    this.#stills ??= new StillScreen(this.#video, start => {
      const at = wallTime90k(start)
      if (this.#metrics !== undefined) notePresented(this.#metrics, Date.now() - unixMillis(at))
      this.#learn({ shown: true })
      this.#report.onPicture(at)
    })
  }

  #onBytes(header: LiveHeader, bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#stills !== undefined && header.kind === 'frame') {
      this.#learn({ last_frame_at: stationNow() })
      this.#stills.show(bytes, header.start)
      return
    }
    if (this.#mime === '' || this.#feed === undefined) return
    if (header.kind === 'frame') this.#onFrame(header)
    this.#feed.append(bytes)
    if (header.kind === 'frame') this.#follow()
  }

  #onFrame(header: LiveHeader): void {
    if (this.#base_s === undefined) {
      this.#base_s = Math.floor(header.start / TICKS_PER_SECOND) - 10
      this.#feed?.setOffset(-this.#base_s)
    }
    const start = header.start / TICKS_PER_SECOND - this.#base_s
    this.#way.add(performance.now(), (Date.now() - unixMillis(header.start)) / 1000)
    this.#newest = start
    this.#edge = start + header.span / TICKS_PER_SECOND
    if (header.key) this.#keys = [...this.#keys.slice(-60), start]
    this.#learn({ last_frame_at: stationNow() })
  }

  /** Puts the picture where it belongs: first near the newest frame, then kept steady behind the edge. */
  #follow(): void {
    const { feed, video } = { feed: this.#feed, video: this.#video }
    const last = feed?.ranges.at(-1)
    if (feed === undefined || last === undefined) return
    if (!this.#placed) {
      if (last.end < this.#newest - 0.001) return
      this.#placed = true
      this.#jump(Math.max(last.start, this.#present() - this.#target))
      void video.play().catch(() => this.#learn({}))
      return
    }
    // A group of frames that comes at once is judged once.
    if (performance.now() - this.#steered_ms < 40) return
    this.#steered_ms = performance.now()
    this.#steer(last.start)
    const trim = trimTo(this.#keys, feed.ranges[0]!.start, video.currentTime, BOUNDS)
    if (trim !== undefined && feed.idle) {
      feed.remove(0, trim)
      this.#keys = this.#keys.filter(key => key >= trim)
    }
  }

  #steer(start: number): void {
    const video = this.#video
    const asked = steer({
      position: video.currentTime,
      edge: this.#edge,
      present: this.#present(),
      target: this.#target,
      settling: this.#isSettling(),
    })
    if (asked.kind === 'seek') this.#jump(Math.max(start, asked.to))
    else if (video.currentTime < start) this.#jump(start)
    else if (video.playbackRate !== asked.rate) video.playbackRate = asked.rate
    if (video.paused && !document.hidden) void video.play().catch(() => this.#learn({}))
  }

  /** Where the media would be if it came without delay. */
  #present(): number {
    // Single pictures come less often than the way is judged anew.
    this.#way_s = this.#way.peek(performance.now()) ?? this.#way_s
    return Date.now() / 1000 - this.#way_s - (this.#base_s ?? 0)
  }

  #isSettling(): boolean {
    return this.#shown_ms === 0 || performance.now() - this.#shown_ms < 2000
  }

  #jump(to: number): void {
    this.#video.playbackRate = 1
    this.#video.currentTime = to
    if (this.#metrics !== undefined) this.#metrics.seeks += 1
  }

  #onStall(): void {
    if (!this.#placed || !this.#facts.shown || document.hidden || this.#video.seeking) return
    if (this.#metrics !== undefined) this.#metrics.stalls += 1
    this.#target = afterStall(this.#target)
    this.#quiet_since_ms = performance.now()
  }

  /** Twice a second: says what has changed by mere waiting, and gives slack back after a quiet minute. */
  #mind(): void {
    if (performance.now() - this.#quiet_since_ms > 60_000) {
      this.#target = afterQuietMinute(this.#target)
      this.#quiet_since_ms = performance.now()
    }
    if (this.#placed && this.#feed?.idle === true && this.#facts.offline_since === undefined) this.#hopGap()
    this.#learn({})
  }

  /** A hole between frames must not hold the picture: when the next range has begun, go there. */
  #hopGap(): void {
    const at = this.#video.currentTime
    const ranges = this.#feed?.ranges ?? []
    if (ranges.some(range => range.start <= at + 0.01 && at < range.end - 0.02)) return
    const next = ranges.find(range => range.start > at)
    if (next !== undefined) this.#jump(next.start + 0.005)
  }

  #awaitPicture(feed: MediaFeed): void {
    const onPicture: VideoFrameRequestCallback = (_, { mediaTime }) => {
      if (this.#feed !== feed || this.#base_s === undefined) return
      const at = wallTime90k(Math.round((this.#base_s + mediaTime) * TICKS_PER_SECOND))
      if (this.#metrics !== undefined) {
        notePresented(this.#metrics, Date.now() - unixMillis(at))
        this.#metrics.dropped = this.#video.getVideoPlaybackQuality().droppedVideoFrames
      }
      this.#breaks = 0
      if (!this.#facts.shown) {
        this.#shown_ms = performance.now()
        this.#learn({ shown: true })
      }
      this.#report.onPicture(at)
      this.#video.requestVideoFrameCallback(onPicture)
    }
    this.#video.requestVideoFrameCallback(onPicture)
  }

  #learn(news: Partial<LiveFacts>): void {
    this.#facts = { ...this.#facts, ...news }
    const state = liveState(this.#facts, stationNow(), this.#link.pace)
    const told = JSON.stringify(state)
    if (told === this.#told) return
    this.#told = told
    this.#report.onState(state)
  }
}

const freshFacts = (offline_since?: WallTime90k): LiveFacts => ({
  asked_at: stationNow(),
  offline_since,
  status: undefined,
  refused: undefined,
  unsupported: undefined,
  last_frame_at: undefined,
  shown: false,
})
