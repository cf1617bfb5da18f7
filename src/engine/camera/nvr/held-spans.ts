// Held spans: what a recorder answers when it is asked which footage it holds, in ISAPI's search and in Dahua's mediaFileFind. Foreign text:
// bounded, never throws; what cannot be understood is undefined, for "it holds none" must have been said.

import type { StreamName } from '#base/ids.ts'
import { readDahuaTable, tableNumber, tableTime } from '#engine/camera/doctor/dahua-table.ts'
import { all, find, readXml, textOf } from '#engine/camera/xml.ts'

/** As the device writes it, in unix milliseconds; `zoned`: with an offset of its own, which nobody can mean otherwise. */
export type WrittenSpan = { readonly from_ms: number; readonly to_ms: number; readonly zoned: boolean }

export type HeldPage = {
  readonly spans: readonly WrittenSpan[]
  /** How many there were, counted as the device counts. */
  readonly found: number
  /** There are more behind these. */
  readonly more: boolean
}

const MOST_A_PAGE = 400
const NONE: HeldPage = { spans: [], found: 0, more: false }

/** The answer to `POST /ISAPI/ContentMgmt/search` (Hikvision ISAPI, CMSearchResult). */
export const readIsapiMatches = (bytes: Buffer, track: string): HeldPage | undefined => {
  const read = readXml(bytes)
  if (!read.ok || read.value.name !== 'CMSearchResult') return undefined
  const said = textOf(read.value, 'responseStatusStrg')?.toUpperCase() ?? ''
  if (said === 'NO MATCHES') return NONE
  if (said !== 'OK' && said !== 'MORE') return undefined
  const items = all(find(read.value, 'matchList'), 'searchMatchItem').slice(0, MOST_A_PAGE)
  const spans: WrittenSpan[] = []
  for (const item of items) {
    // Some answer for all their tracks, whichever was asked for.
    if ((textOf(item, 'trackID') ?? track) !== track) continue
    const span = spanOf(textOf(find(item, 'timeSpan'), 'startTime'), textOf(find(item, 'timeSpan'), 'endTime'))
    if (span === undefined) return undefined
    spans.push(span)
  }
  return { spans, found: items.length, more: said === 'MORE' && items.length > 0 }
}

/** The answer to `mediaFileFind.cgi?action=findNextFile` (Dahua HTTP API); times are the device's local ones, as if they were UTC. */
export const readDahuaFiles = (bytes: Buffer, stream: StreamName, asked: number): HeldPage | undefined => {
  const table = readDahuaTable(bytes)
  const found = tableNumber(table, 'found')
  if (found === undefined || found < 0 || found > MOST_A_PAGE) return undefined
  const spans: WrittenSpan[] = []
  for (let at = 0; at < found; at++) {
    const of = (name: string): string | undefined => table.get(`items[${at}].${name}`)
    const kept = of('VideoStream')
    const other = kept !== undefined && (stream === 'main') !== /^main$/i.test(kept)
    if (other || /^jpg$/i.test(of('Type') ?? '')) continue
    const [from_ms, to_ms] = [tableTime(of('StartTime')), tableTime(of('EndTime'))]
    if (from_ms === undefined || to_ms === undefined || to_ms < from_ms) return undefined
    spans.push({ from_ms, to_ms, zoned: false })
  }
  return { spans, found, more: found >= asked }
}

const STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i

const spanOf = (from: string | undefined, to: string | undefined): WrittenSpan | undefined => {
  const zone = STAMP.exec(from ?? '')?.[1]
  const [from_ms, to_ms] = [Date.parse(from ?? ''), STAMP.test(to ?? '') ? Date.parse(to ?? '') : Number.NaN]
  if (zone === undefined || !(to_ms >= from_ms)) return undefined
  return { from_ms, to_ms, zoned: !/^z$/i.test(zone) }
}
