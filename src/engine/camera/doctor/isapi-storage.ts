// ISAPI's storage: the card or disk of a device, and how many days back its recordings of one channel reach.

import { randomUUID } from 'node:crypto'
import { no, ok } from '#base/result.ts'
import { all, find, numberOf, readXml, textOf, type XmlElement } from '#engine/camera/xml.ts'
import type { CardFacts } from './device-way.ts'
import { getXml, type MakerHttp, type WayResult } from './maker-http.ts'

const DAY_MS = 86_400_000
const LONGEST_BACK_MS = 400 * DAY_MS

export const isapiCard = async (http: MakerHttp, channel: number, now_ms: number): Promise<WayResult<CardFacts>> => {
  const answer = await getXml(http, '/ISAPI/ContentMgmt/Storage')
  if (!answer.ok) return answer
  const card = readIsapiCard(answer.value)
  if (card.state !== 'works') return ok(card)
  const days = await daysBack(http, channel, now_ms)
  return ok({ ...card, days: days.ok ? days.value : undefined })
}

/** The best of what is in it; how many days it keeps is another question. */
export const readIsapiCard = (storage: XmlElement): CardFacts => {
  const disks = all(find(storage, 'hddList'), 'hdd').filter(disk => textOf(disk, 'status') !== 'notexist')
  if (disks.length === 0) return { state: 'none', said: undefined, capacity_mb: undefined, days: undefined }
  const best = disks.find(disk => textOf(disk, 'status') === 'ok') ?? disks[0]!
  const said = textOf(best, 'status')?.slice(0, 40)
  const state = said === 'ok' ? 'works' : said === 'unformatted' ? 'unformatted' : 'broken'
  return { state, said, capacity_mb: numberOf(best, 'capacity'), days: undefined }
}

/** The oldest recording of a channel: the first that a search of everything finds. */
const daysBack = async (http: MakerHttp, channel: number, now_ms: number): Promise<WayResult<number>> => {
  const at = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')
  const body =
    `<?xml version="1.0" encoding="UTF-8"?><CMSearchDescription><searchID>${randomUUID()}</searchID>` +
    `<trackList><trackID>${channel}01</trackID></trackList><timeSpanList><timeSpan><startTime>${at(now_ms - LONGEST_BACK_MS)}</startTime>` +
    `<endTime>${at(now_ms + DAY_MS)}</endTime></timeSpan></timeSpanList><maxResults>1</maxResults>` +
    '<searchResultPostion>0</searchResultPostion><metadataList><metadataDescriptor>//recordType.meta.std-cgi.com</metadataDescriptor></metadataList></CMSearchDescription>'
  const answer = await http.post('/ISAPI/ContentMgmt/search', body)
  if (!answer.ok) return answer
  const read = readXml(answer.value)
  if (!read.ok) return no({ reason: 'rubbish' })
  const from = Date.parse(textOf(find(read.value, 'matchList/searchMatchItem/timeSpan'), 'startTime') ?? '')
  const days = (now_ms - from) / DAY_MS
  return days >= 0 && days < 4000 ? ok(Math.round(days * 10) / 10) : no({ reason: 'not_supported' })
}
