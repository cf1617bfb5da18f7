// Television line: the television's own line to the station. It hears what to show and how the station is, says what is on the screen, and
// never gives up: a station that is away is asked again every second or so, since nobody stands here to press a button.

import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { TelevisionHome, TelevisionNews, TelevisionPulse, TelevisionWord } from '#contract/television.ts'
import { ask, StationProblem } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { learnStationTime, stationNow } from '#web/station-clock.ts'

type Report = {
  readonly onHome: (home: TelevisionHome) => void
  readonly onPulse: (pulse: TelevisionPulse) => void
  readonly onTurn: (by: 1 | -1) => void
  readonly onHold: (held: boolean) => void
  /** Since when the station is away; undefined when it is there again. */
  readonly onAway: (since: WallTime90k | undefined) => void
  /** This television is not paired, or (`taken_out`) not any more. */
  readonly onDenied: (taken_out: boolean) => void
}

const RETRY_MS = 1_200
/** The station says something every five seconds. */
const SILENT_MS = 13_000

export class TelevisionLine {
  readonly #report: Report
  #socket: WebSocket | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #away_since: WallTime90k | undefined
  #word: TelevisionWord | undefined
  #ended = false

  constructor(report: Report) {
    this.#report = report
    void this.#dial()
  }

  /** Said at once where the line is open, and again with each pulse. */
  say(word: TelevisionWord): void {
    this.#word = word
    this.#sayAgain()
  }

  /** This television has just been paired. */
  again(): void {
    void this.#dial()
  }

  end(): void {
    this.#ended = true
    clearTimeout(this.#timer)
    this.#socket?.close()
  }

  /** First a plain question: only its answer tells a station that is away from one that does not know this television. */
  async #dial(): Promise<void> {
    try {
      this.#report.onHome(await ask<TelevisionHome>(paths.television))
    } catch (error) {
      if (this.#ended) return
      const code = error instanceof StationProblem ? error.code : undefined
      if (code === 'television_not_paired' || code === 'television_taken_out')
        this.#report.onDenied(code === 'television_taken_out')
      else this.#dialAgain()
      return
    }
    if (!this.#ended) this.#open()
  }

  #open(): void {
    const secure = location.protocol === 'https:' ? 'wss' : 'ws'
    const socket = new WebSocket(`${secure}://${location.host}${paths.televisionLine}`)
    this.#socket = socket
    this.#mindSilence(socket)
    socket.onmessage = ({ data }) => {
      this.#mindSilence(socket)
      this.#hear(JSON.parse(String(data)) as TelevisionNews)
    }
    socket.onclose = () => this.#broke(socket)
  }

  #hear(news: TelevisionNews): void {
    if (this.#away_since !== undefined) {
      this.#away_since = undefined
      this.#report.onAway(undefined)
    }
    if (news.kind === 'home') this.#report.onHome(news.home)
    else if (news.kind === 'turn') this.#report.onTurn(news.by)
    else if (news.kind === 'hold') this.#report.onHold(news.held)
    else {
      learnStationTime(wallTime90k(news.pulse.now_90k))
      this.#report.onPulse(news.pulse)
      this.#sayAgain()
    }
  }

  #sayAgain(): void {
    if (this.#word !== undefined && this.#socket?.readyState === WebSocket.OPEN)
      this.#socket.send(JSON.stringify(this.#word))
  }

  #mindSilence(socket: WebSocket): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#broke(socket)
      socket.close()
    }, SILENT_MS)
  }

  #broke(socket: WebSocket): void {
    if (this.#ended || this.#socket !== socket) return
    this.#socket = undefined
    this.#dialAgain()
  }

  #dialAgain(): void {
    if (this.#away_since === undefined) {
      this.#away_since = stationNow()
      this.#report.onAway(this.#away_since)
    }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#dial(), RETRY_MS)
  }
}
