// Recordings service: profile G's search and replay (ver10/search.wsdl, ver10/replay.wsdl). A search is opened, asked for its results until it
// says that it is complete, and ended again: recorders keep few searches open at once.

import { ok } from '#base/result.ts'
import type { DeviceRecording, OnvifRecordings, RecordingsSummary } from '#engine/camera/onvif-recordings.ts'
import { type OnvifResult, trouble } from '#engine/camera/onvif-trouble.ts'
import { all, find, numberOf, textOf, type XmlElement } from '#engine/camera/xml.ts'
import { streamAddress } from './foreign-address.ts'
import { readMoment } from './moment.ts'
import { type Ask, tag } from './service.ts'

const MOST_RECORDINGS = 1000
const MOST_ROUNDS = 20
const LONGEST = 120
const SEARCH_SCOPE = '<Scope/><KeepAliveTime>PT30S</KeepAliveTime>'

export const recordingsQuestions = (ask: Ask, host: string): OnvifRecordings => ({
  summary: async () => {
    const response = await ask('search', 'GetRecordingSummary')
    return response.ok ? ok(readSummary(response.value)) : response
  },
  search: async () => {
    const found = await ask('search', 'FindRecordings', SEARCH_SCOPE)
    if (!found.ok) return found
    const search = textOf(found.value, 'SearchToken')
    if (search === undefined) return trouble('rubbish', { said: 'a search without a token' })
    const results = await gather(ask, search)
    await ask('search', 'EndSearch', tag('SearchToken', search))
    return results
  },
  replayUri: async recording => {
    const transport = `<tt:Transport>${tag('tt:Protocol', 'RTSP')}</tt:Transport>`
    const setup = `<StreamSetup>${tag('tt:Stream', 'RTP-Unicast')}${transport}</StreamSetup>`
    const response = await ask('replay', 'GetReplayUri', setup + tag('RecordingToken', recording))
    if (!response.ok) return response
    const moved = streamAddress(textOf(response.value, 'Uri') ?? '', host)
    return moved === undefined ? trouble('rubbish', { said: 'it gave no address that can be read' }) : ok(moved)
  },
})

const gather = async (ask: Ask, search: string): Promise<OnvifResult<readonly DeviceRecording[]>> => {
  const found = new Map<string, DeviceRecording>()
  const question = `${tag('SearchToken', search)}<MinResults>1</MinResults><MaxResults>100</MaxResults><WaitTime>PT2S</WaitTime>`
  for (let round = 0; round < MOST_ROUNDS && found.size < MOST_RECORDINGS; round++) {
    const response = await ask('search', 'GetRecordingSearchResults', question)
    if (!response.ok) return found.size > 0 ? ok([...found.values()]) : response
    const list = find(response.value, 'ResultList')
    for (const recording of all(list, 'RecordingInformation').flatMap(readRecording))
      found.set(recording.token, recording)
    if (textOf(list, 'SearchState')?.toLowerCase() === 'completed') break
  }
  return ok([...found.values()].slice(0, MOST_RECORDINGS))
}

const readSummary = (response: XmlElement): RecordingsSummary => ({
  from_ms: readMoment(textOf(response, 'Summary/DataFrom')),
  until_ms: readMoment(textOf(response, 'Summary/DataUntil')),
  recordings: numberOf(response, 'Summary/NumberRecordings'),
})

const readRecording = (said: XmlElement): DeviceRecording[] => {
  const token = textOf(said, 'RecordingToken')
  if (token === undefined || token.length > LONGEST) return []
  const tracks = all(said, 'Track').slice(0, 16)
  const moments = (name: string) => tracks.map(track => readMoment(textOf(track, name))).filter(at => at !== undefined)
  const [froms, tos] = [moments('DataFrom'), moments('DataTo')]
  const state = textOf(said, 'RecordingStatus')?.toLowerCase()
  return [
    {
      token,
      source: (textOf(said, 'Source/Name') ?? '').slice(0, LONGEST),
      source_token: textOf(said, 'Source/SourceId')?.slice(0, LONGEST),
      from_ms: readMoment(textOf(said, 'EarliestRecording')) ?? (froms.length === 0 ? undefined : Math.min(...froms)),
      until_ms: readMoment(textOf(said, 'LatestRecording')) ?? (tos.length === 0 ? undefined : Math.max(...tos)),
      state: state === 'recording' || state === 'stopped' ? state : 'unknown',
      tracks: tracks.map(track => ({
        token: (textOf(track, 'TrackToken') ?? '').slice(0, LONGEST),
        kind: trackKind(textOf(track, 'TrackType')),
      })),
    },
  ]
}

const trackKind = (text: string | undefined): DeviceRecording['tracks'][number]['kind'] => {
  const kind = text?.toLowerCase()
  return kind === 'video' || kind === 'audio' || kind === 'metadata' ? kind : 'other'
}
