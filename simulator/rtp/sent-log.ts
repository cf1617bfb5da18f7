// What a camera's stream sent to its latest session: tests compare it with what was recorded.

export type SentLog = {
  /** Pictures sent, and how many of them were keyframes. The first one sent is a keyframe unless a fault says otherwise. */
  readonly frames: number
  readonly keyframes: number
  readonly packets: number
  readonly bytes: number
  readonly audio_frames: number
  /** Packets that a fault kept back though they were counted as sent (negative where it doubled some). */
  readonly swallowed_packets: number
  /** RTP timestamps and our wall clock at the first and the last picture sent; undefined before the first. */
  readonly first_rtp: number | undefined
  readonly last_rtp: number | undefined
  readonly first_wall_ms: number | undefined
  readonly last_wall_ms: number | undefined
  /** Pictures left out, by a fault or because the client did not read. */
  readonly dropped_frames: number
  /** Each run of pictures left out: after how many sent pictures, and how many. At most 1,000 are kept. */
  readonly gaps: readonly { readonly after_frames: number; readonly frames: number }[]
  readonly playing: boolean
}

const MOST_GAPS = 1_000

export class SentCounter implements SentLog {
  frames = 0
  keyframes = 0
  packets = 0
  bytes = 0
  audio_frames = 0
  swallowed_packets = 0
  first_rtp: number | undefined
  last_rtp: number | undefined
  first_wall_ms: number | undefined
  last_wall_ms: number | undefined
  dropped_frames = 0
  playing = false
  readonly gaps: { after_frames: number; frames: number }[] = []

  picture(key: boolean, rtp: number, packets: number, bytes: number): void {
    const now = Date.now()
    if (this.frames === 0) {
      this.first_rtp = rtp
      this.first_wall_ms = now
    }
    this.frames++
    if (key) this.keyframes++
    this.last_rtp = rtp
    this.last_wall_ms = now
    this.packets += packets
    this.bytes += bytes
  }

  /** A packet that carries no picture. */
  ballast(bytes: number): void {
    this.packets++
    this.bytes += bytes
  }

  sound(): void {
    this.audio_frames++
  }

  dropped(frames = 1): void {
    this.dropped_frames += frames
    const last = this.gaps.at(-1)
    if (last?.after_frames === this.frames) last.frames += frames
    else if (this.gaps.length < MOST_GAPS) this.gaps.push({ after_frames: this.frames, frames })
  }
}
