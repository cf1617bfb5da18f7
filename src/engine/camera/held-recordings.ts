// Held recordings: asks a recorder, or a camera with a card, what it holds of a span before anything is played: ISAPI's search, Dahua's
// mediaFileFind. A device that does not know these, or answers what cannot be understood, is simply played.

import { randomUUID } from 'node:crypto'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { readDahuaTable, tableText } from './doctor/dahua-table.ts'
import { type MakerHttp, makerHttp } from './doctor/maker-http.ts'
import type { HttpClient } from './http-client.ts'
import { type HeldPage, readDahuaFiles, readIsapiMatches, type WrittenSpan } from './nvr/held-spans.ts'
import {
  fromSource,
  type PlaybackSource,
  type SourceClock,
  toLocalSource,
  toSource,
  trackOf,
} from './playback-address.ts'
import type { Credentials } from './rtsp/auth.ts'

const A_PAGE = 40
const MOST_PAGES = 25

export type HeldWish = {
  readonly source: PlaybackSource
  /** Where its web service answers: `http://10.0.0.9:80`. */
  readonly web: string
  readonly credentials: Credentials | undefined
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly clock: SourceClock
}

export type HeldSpan = { readonly from: WallTime90k; readonly to: WallTime90k }

/** What it holds that touches the span, by our clock, in the order in which it was told; undefined: it does not tell. Never throws. */
export const heldRecordings = async (
  client: HttpClient,
  wish: HeldWish,
  signal: AbortSignal,
): Promise<readonly HeldSpan[] | undefined> => {
  const { source, web, credentials, clock } = wish
  const http = makerHttp(client, web, credentials, signal)
  if (source.dialect === 'profile_g') return undefined
  const found = source.dialect === 'hikvision' ? await askIsapi(http, wish) : await askDahua(http, wish)
  const local = source.dialect === 'dahua'
  return found?.map(({ from_ms, to_ms, zoned }) => {
    const meant = zoned
      ? { ...clock, local_labelled_z: false }
      : { ...clock, local_labelled_z: local || clock.local_labelled_z }
    return { from: wallTime90k(fromSource(from_ms, meant)), to: wallTime90k(fromSource(to_ms, meant)) }
  })
}

const askIsapi = (
  http: MakerHttp,
  { source, from, to, clock }: HeldWish,
): Promise<readonly WrittenSpan[] | undefined> => {
  const track = trackOf(source)
  const at = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')
  const span = `<startTime>${at(toSource(from, clock))}</startTime><endTime>${at(toSource(to, clock))}</endTime>`
  const id = randomUUID()
  return allPages(async position => {
    const body =
      `<?xml version="1.0" encoding="UTF-8"?><CMSearchDescription><searchID>${id}</searchID><trackList><trackID>${track}</trackID></trackList>` +
      `<timeSpanList><timeSpan>${span}</timeSpan></timeSpanList><maxResults>${A_PAGE}</maxResults><searchResultPostion>${position}</searchResultPostion>` +
      '<metadataList><metadataDescriptor>//recordType.meta.std-cgi.com</metadataDescriptor></metadataList></CMSearchDescription>'
    const answer = await http.post('/ISAPI/ContentMgmt/search', body)
    return answer.ok ? readIsapiMatches(answer.value, track) : undefined
  })
}

/** A search is an object that is made, asked and thrown away; a device has room for a few. */
const askDahua = async (
  http: MakerHttp,
  { source, from, to, clock }: HeldWish,
): Promise<readonly WrittenSpan[] | undefined> => {
  const ask = (question: string) => http.get(`/cgi-bin/mediaFileFind.cgi?action=${question}`)
  const made = await ask('factory.create')
  const object = made.ok ? (readDahuaTable(made.value).get('result') ?? '') : ''
  if (!/^\d{1,20}$/.test(object)) return undefined
  const time = (at: WallTime90k): string => encodeURIComponent(tableText(toLocalSource(at, clock)))
  const wanted =
    `condition.Channel=${source.channel}&condition.StartTime=${time(from)}&condition.EndTime=${time(to)}` +
    `&condition.Types%5B0%5D=dav&condition.VideoStream=${source.stream === 'main' ? 'Main' : 'Extra1'}`
  const begun = await ask(`findFile&object=${object}&${wanted}`)
  const spans = !begun.ok
    ? undefined // some say so when they hold nothing, others when they do not know a word of this
    : await allPages(async () => {
        const next = await ask(`findNextFile&object=${object}&count=${A_PAGE}`)
        return next.ok ? readDahuaFiles(next.value, source.stream, A_PAGE) : undefined
      })
  await ask(`close&object=${object}`)
  await ask(`destroy&object=${object}`)
  return spans
}

/** A list that has no end was not understood. */
const allPages = async (
  page: (position: number) => Promise<HeldPage | undefined>,
): Promise<readonly WrittenSpan[] | undefined> => {
  const spans: WrittenSpan[] = []
  let position = 0
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const next = await page(position)
    if (next === undefined) return undefined
    spans.push(...next.spans)
    if (!next.more) return spans
    position += next.found
  }
  return undefined
}
