// Playback clock: how far a device's clock is off, from the `Date` of its RTSP answers. That is a whole second: it is asked again until
// the second turns, which shows the clock to about a tenth of a second.

import type { Clock } from '#base/clock.ts'
import { unixMillis } from '#base/units.ts'
import type { RtspClient } from './rtsp/client.ts'
import { firstOf } from './rtsp/message.ts'

const ASK_EVERY_MS = 60
const MOST_ASKED_MS = 1500
const OPTIONS_MS = 1500
/** A clock without a battery begins in 1970 or 2000; what lies further off is no clock. */
const MOST_OFF_MS = 100 * 365 * 24 * 3_600_000

/** The device's clock minus ours in milliseconds; undefined when it tells no date. */
export const measureDate = async (client: RtspClient, url: string, clock: Clock): Promise<number | undefined> => {
  const offset_ms = await measure(client, url, clock)
  return offset_ms === undefined || Math.abs(offset_ms) > MOST_OFF_MS ? undefined : offset_ms
}

const measure = async (client: RtspClient, url: string, clock: Clock): Promise<number | undefined> => {
  const began = clock.monotonic()
  let before: { readonly date_ms: number; readonly at_ms: number } | undefined
  for (;;) {
    const asked_ms = unixMillis(clock.wall())
    const answer = await client.request('OPTIONS', url, {}, OPTIONS_MS).catch(() => undefined)
    const date_ms = answer === undefined ? undefined : readDate(firstOf(answer.headers, 'date'))
    if (date_ms === undefined) return before === undefined ? undefined : before.date_ms + 500 - before.at_ms
    const at_ms = (asked_ms + unixMillis(clock.wall())) / 2
    // The second turned between the two answers.
    if (before !== undefined && date_ms !== before.date_ms) return Math.round(date_ms - (before.at_ms + at_ms) / 2)
    before = { date_ms, at_ms }
    if (clock.monotonic() - began > MOST_ASKED_MS) return Math.round(date_ms + 500 - at_ms)
    await new Promise(resolve => setTimeout(resolve, ASK_EVERY_MS))
  }
}

/** `Thu, 01 Jan 2026 08:00:00 GMT`, and `Thu, Jan 01 2026 08:00:00 GMT` as some devices write it. */
export const readDate = (text: string | undefined): number | undefined => {
  if (text === undefined || text.length > 60 || !/\b\d{2}:\d{2}:\d{2}\b/.test(text)) return undefined
  const read = Date.parse(/GMT|UTC|[+-]\d{4}/.test(text) ? text : `${text} GMT`)
  return Number.isFinite(read) ? read : undefined
}
