// Dahua's storage: the card or disk of a device, and how many days back its recordings reach. A search is an object that is made, asked and
// thrown away; a device has room for a few.

import { no, ok } from '#base/result.ts'
import { readDahuaTable, tableNumber, tableText, tableTime } from './dahua-table.ts'
import type { CardFacts } from './device-way.ts'
import type { MakerHttp, WayResult } from './maker-http.ts'

const DAY_MS = 86_400_000
const LONGEST_BACK_MS = 400 * DAY_MS
const detail = 'list.info[0].Detail[0]'

/** `local_ms`: our time in the device's zone, as it writes times. */
export const dahuaCard = async (http: MakerHttp, channel: number, local_ms: number): Promise<WayResult<CardFacts>> => {
  const answer = await http.get('/cgi-bin/storageDevice.cgi?action=getDeviceAllInfo')
  if (!answer.ok) {
    // It answers with an error where there is nothing to tell of.
    if (answer.problem.reason !== 'refused') return answer
    return ok({ state: 'none', said: undefined, capacity_mb: undefined, days: undefined })
  }
  const table = readDahuaTable(answer.value)
  const bytes = tableNumber(table, `${detail}.TotalBytes`)
  const said = table.get('list.info[0].State')?.slice(0, 40)
  const capacity_mb = bytes === undefined ? undefined : Math.round(bytes / 1_048_576)
  if (bytes === undefined || bytes === 0) return ok({ state: 'none', said, capacity_mb: undefined, days: undefined })
  if (table.get(`${detail}.IsError`) === 'true' || (said !== undefined && !/success/i.test(said)))
    return ok({ state: 'broken', said, capacity_mb, days: undefined })
  const days = await daysBack(http, channel, local_ms)
  return ok({ state: 'works', said, capacity_mb, days: days.ok ? days.value : undefined })
}

const daysBack = async (http: MakerHttp, channel: number, local_ms: number): Promise<WayResult<number>> => {
  const ask = (question: string) => http.get(`/cgi-bin/mediaFileFind.cgi?action=${question}`)
  const made = await ask('factory.create')
  if (!made.ok) return made
  const object = readDahuaTable(made.value).get('result') ?? ''
  if (!/^\d{1,20}$/.test(object)) return no({ reason: 'rubbish' })
  const from = encodeURIComponent(tableText(local_ms - LONGEST_BACK_MS))
  const to = encodeURIComponent(tableText(local_ms + DAY_MS))
  const found = await ask(
    `findFile&object=${object}&condition.Channel=${channel}&condition.StartTime=${from}&condition.EndTime=${to}`,
  )
  const next = found.ok ? await ask(`findNextFile&object=${object}&count=1`) : found
  await ask(`close&object=${object}`)
  await ask(`destroy&object=${object}`)
  if (!next.ok) return next
  const from_ms = tableTime(readDahuaTable(next.value).get('items[0].StartTime'))
  const days = from_ms === undefined ? -1 : (local_ms - from_ms) / DAY_MS
  return days >= 0 && days < 4000 ? ok(Math.round(days * 10) / 10) : no({ reason: 'not_supported' })
}
