// Metrics: numbers about live pictures that the bench reads from `window.matthanMetrics`. Numbers only, bounded.

import type { ReviewClock } from './review-clock.ts'

export type ChannelMetrics = {
  /** Unix milliseconds. */
  asked_at: number
  /** Unix milliseconds when the first frame was on the screen; 0 before. */
  first_frame_at: number
  /** Age of presented frames: Unix milliseconds at presentation minus when the station received the frame. */
  latency_ms: number[]
  presented: number
  stalls: number
  /** Times that more than a second passed between two pictures. */
  long_gaps: number
  /** When the newest picture was presented, by this page's own clock. */
  presented_ms: number
  dropped: number
  seeks: number
}

const MOST_SAMPLES = 4000
const LONG_GAP_MS = 1_000
const channels: Record<number, ChannelMetrics> = {}

/** Where one camera of a review is: ticks, as its clock's. */
export type ReviewReading = {
  readonly camera: string
  readonly clock: number
  readonly position: number | undefined
  readonly shown: number | undefined
  readonly manner: string
  readonly state: string
}
const reviewed = new Set<() => ReviewReading>()
type Shown = {
  readonly channels: typeof channels
  readonly review: () => readonly ReviewReading[]
  /** What a bench moves time with, as the page's own controls do. */
  clock: ReviewClock | undefined
}
const page = globalThis as { matthanMetrics?: Shown }
page.matthanMetrics = { channels, review: () => [...reviewed].map(read => read()), clock: undefined }

export const offerClock = (clock: ReviewClock): void => {
  if (page.matthanMetrics !== undefined) page.matthanMetrics.clock = clock
}

/** Lets a bench or a test read where a camera of a review is; answers how that ends. */
export const openReviewMetrics = (read: () => ReviewReading): (() => void) => {
  reviewed.add(read)
  return () => void reviewed.delete(read)
}

export const openMetrics = (channel: number): ChannelMetrics => {
  const fresh = {
    asked_at: Date.now(),
    first_frame_at: 0,
    latency_ms: [],
    presented: 0,
    stalls: 0,
    long_gaps: 0,
    presented_ms: 0,
    dropped: 0,
    seeks: 0,
  }
  channels[channel] = fresh
  return fresh
}

export const closeMetrics = (channel: number): void => {
  delete channels[channel]
}

export const notePresented = (metrics: ChannelMetrics, latency_ms: number): void => {
  if (metrics.first_frame_at === 0) metrics.first_frame_at = Date.now()
  metrics.presented += 1
  const now_ms = performance.now()
  if (metrics.presented_ms > 0 && now_ms - metrics.presented_ms > LONG_GAP_MS) metrics.long_gaps += 1
  metrics.presented_ms = now_ms
  if (metrics.latency_ms.length >= MOST_SAMPLES) metrics.latency_ms.splice(0, MOST_SAMPLES / 2)
  metrics.latency_ms.push(latency_ms)
}
