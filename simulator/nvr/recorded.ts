// Recorded: what one address of a recorder plays, and the log of what was sent from it.

import type { RecorderDialect } from './dialects.ts'
import type { Recording } from './recording.ts'

/** What one address plays. Instants as the device writes them. */
export type Recorded = {
  readonly recording: Recording
  readonly dialect: RecorderDialect
  readonly from_ms: number | undefined
  readonly to_ms: number | undefined
  readonly runsPastEnd: boolean
  readonly tellsStart: boolean
  readonly realTimeOnly: boolean
  readonly logs: PlaybackLogs
}

/** What was sent of a recording to one client; instants by the true clock. */
export type PlaybackLog = { readonly first_ms: number; last_ms: number; pictures: number; finished: boolean }

export class PlaybackLogs {
  readonly all: PlaybackLog[] = []

  begin(first_ms: number): PlaybackLog {
    const log = { first_ms, last_ms: first_ms, pictures: 0, finished: false }
    if (this.all.length < 10_000) this.all.push(log)
    return log
  }
}
