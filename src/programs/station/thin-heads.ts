// Thin heads: 100 cameras sign some 90 MB of heads a day. While their segments last every head stands in them too, so of a day that is past
// the newest head of each stream and hour is kept, and after three months that of the day: what was copied elsewhere can still be compared.

import { createReadStream } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { unixMillis, type WallTime90k } from '#base/units.ts'
import { writeDurably } from '#engine/recording/write-durably.ts'

const DAY_MS = 86_400_000
const WHOLE_DAYS = 2
const HOURLY_DAYS = 90
/** How much of `2026-11-22T01:15:02.345Z` tells one period from the next, and how its file is called. */
const hourly = { digits: 13, end: '.hourly.jsonl' }
const daily = { digits: 10, end: '.daily.jsonl' }

/** Answers how many days were thinned. Throws the system's error; a day is replaced whole or not at all. */
export const thinHeads = async (folder: string, now: WallTime90k): Promise<number> => {
  let thinned = 0
  for (const name of (await readdir(folder).catch(() => [])).toSorted()) {
    const [, day = '', kind] = /^(\d{4}-\d{2}-\d{2})(\.hourly)?\.jsonl$/.exec(name) ?? []
    const age_days = (unixMillis(now) - Date.parse(day)) / DAY_MS
    // NaN for any other name, and a clock that went back makes no day old.
    const to = age_days >= HOURLY_DAYS ? daily : age_days >= WHOLE_DAYS && kind === undefined ? hourly : undefined
    if (to === undefined) continue
    writeDurably(join(folder, day + to.end), await newestOfEach(join(folder, name), to.digits))
    await rm(join(folder, name))
    thinned++
  }
  return thinned
}

const newestOfEach = async (file: string, digits: number): Promise<string> => {
  const newest = new Map<string, string>()
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const period = periodOf(line, digits)
    if (period !== undefined) newest.set(period, `${line}\n`)
  }
  return [...newest.values()].join('')
}

/** Undefined for a line that a power cut tore. */
const periodOf = (line: string, digits: number): string | undefined => {
  try {
    const { camera, stream, signed_at } = JSON.parse(line).head
    return `${camera}/${stream}/${String(signed_at).slice(0, digits)}`
  } catch {
    return undefined
  }
}
