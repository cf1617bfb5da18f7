// Review player: one camera of a review. It chooses how the clock's time is shown (a playing video, a canvas of keyframes or of pictures going
// back) and keeps the last picture up until the next one is there.

import type { StreamName } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import { BackwardsPlayer } from './backwards-player.ts'
import { FollowingPlayer } from './following-player.ts'
import { footageOf } from './footage.ts'
import { KeyframePlayer } from './keyframe-player.ts'
import { keyframesOf } from './keyframes.ts'
import { type Manner, mannerOf } from './manners.ts'
import type { Beside } from './picture-beside.ts'
import { type PictureReport, type PictureState, saysTheSame } from './picture-state.ts'
import type { ReviewClock } from './review-clock.ts'
import { hasWebCodecs } from './still-decoder.ts'
import type { Member } from './synchronised.ts'

export type Reviewed = {
  readonly camera: string
  readonly stream: StreamName
  /** Transcoded by the station, where this browser decodes neither stream. */
  readonly as?: 'h264' | undefined
  /** The stream whose keyframes are shown under a finger: the sub stream where there is one. */
  readonly stills: StreamName
}

export type ReviewReport = PictureReport & {
  readonly onManner: (manner: Manner) => void
  /** Which of the two shows the picture. */
  readonly onShows: (shows: 'video' | 'canvas') => void
}

type Screens = { readonly video: HTMLVideoElement; readonly canvas: HTMLCanvasElement }

export class ReviewPlayer implements Member {
  readonly #clock: ReviewClock
  readonly #report: ReviewReport
  readonly #following: FollowingPlayer
  readonly #keyframes: KeyframePlayer
  readonly #backwards: BackwardsPlayer
  #manner: Manner = 'follow'
  #state: PictureState = { kind: 'showing' }
  #shows: 'video' | 'canvas' = 'video'
  #falls_short_at: number | undefined

  constructor({ video, canvas }: Screens, reviewed: Reviewed, clock: ReviewClock, report: ReviewReport) {
    this.#clock = clock
    this.#report = report
    const { camera, stream, as, stills } = reviewed
    const footage = footageOf(camera, stream, as)
    this.#following = new FollowingPlayer(video, footage, clock, this.#hear('follow', 'seeks'))
    const keyframes = [keyframesOf(camera, stills), footageOf(camera, stills)] as const
    this.#keyframes = new KeyframePlayer(canvas, keyframes, clock, this.#hear('keyframes'))
    this.#backwards = new BackwardsPlayer(canvas, footage, clock, this.#hear('backwards'))
  }

  get manner(): Manner {
    return this.#manner
  }

  get state(): PictureState {
    return this.#state
  }

  /** When the picture on the screen was taken. */
  get shown(): WallTime90k | undefined {
    if (this.#shows === 'video') return this.#following.shown
    return this.#manner === 'backwards' ? this.#backwards.shown : this.#keyframes.shown
  }

  /** Where the picture is; between two pictures of a playing video too. */
  get position(): WallTime90k | undefined {
    return this.#manner === 'follow' ? this.#following.position : this.shown
  }

  get waits(): boolean {
    if (this.#manner === 'keyframes') return this.#keyframes.waits
    if (this.#manner === 'backwards') return this.#backwards.waits
    return this.#manner === 'follow' && this.#following.waits
  }

  get ends(): boolean {
    return this.#manner === 'follow' && this.#following.ends
  }

  tend(): void {
    this.#choose()
    if (this.#manner === 'keyframes') this.#keyframes.tend()
    else if (this.#manner === 'backwards') this.#backwards.tend()
    else {
      this.#following.tend(this.#manner === 'seeks')
      if (!this.#following.waits) this.#show('video')
    }
  }

  beside(direction: 1 | -1, signal: AbortSignal): Promise<Beside> {
    return this.#following.beside(direction, signal)
  }

  dispose(): void {
    this.#following.dispose()
    this.#keyframes.dispose()
    this.#backwards.dispose()
  }

  #choose(): void {
    const { state } = this.#clock
    if (this.#manner === 'follow' && this.#following.fallsShort) this.#falls_short_at = state.speed
    const falls_short = this.#falls_short_at !== undefined && state.speed >= this.#falls_short_at
    const backwards = hasWebCodecs() && !this.#backwards.cannot
    const manner = mannerOf(state, { backwards, keyframes: !this.#keyframes.cannot, falls_short })
    if (manner === this.#manner) return
    this.#manner = manner
    if (manner === 'keyframes' || manner === 'backwards') this.#following.rest()
    if (manner !== 'keyframes') this.#keyframes.rest()
    if (manner !== 'backwards') this.#backwards.rest()
    this.#report.onManner(manner)
    // What the other one said last is not said any more.
    if (manner === 'follow' || manner === 'seeks') this.#hear(manner).onState(this.#following.state)
  }

  /** What a player says counts while it is its turn. */
  #hear(...manners: readonly Manner[]): PictureReport {
    return {
      onState: state => {
        if (!manners.includes(this.#manner) || saysTheSame(state, this.#state)) return
        this.#state = state
        this.#report.onState(state)
      },
      onPicture: at => {
        if (!manners.includes(this.#manner)) return
        if (this.#manner === 'keyframes' || this.#manner === 'backwards') this.#show('canvas')
        this.#report.onPicture(at)
      },
      onReady: () => this.#report.onReady(),
    }
  }

  #show(shows: 'video' | 'canvas'): void {
    if (shows === this.#shows) return
    this.#shows = shows
    this.#report.onShows(shows)
  }
}
