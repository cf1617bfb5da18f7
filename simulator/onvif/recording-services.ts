// Profile G: what a device holds, found by a search and played at the address that replay tells (ONVIF Recording Search §5, Replay §5). A search is
// complete at once: the recordings are few, one a channel.

import type { HeldRecording } from '#simulator/device/device.ts'
import { ownHost } from './device-service.ts'
import { answers, type Call, noEntity, type Service, spaces } from './soap.ts'
import { escapeXml, textOf } from './xml.ts'

export const recordingService: Service = {
  space: spaces.trc,
  operations: {
    GetServiceCapabilities: () =>
      answers(
        '<trc:GetServiceCapabilitiesResponse><trc:Capabilities DynamicRecordings="false" DynamicTracks="false" MaxRecordings="64"/></trc:GetServiceCapabilitiesResponse>',
      ),
    GetRecordings: ({ device }) =>
      answers(
        `<trc:GetRecordingsResponse>${device.recordings.map(one => `<trc:RecordingItem><tt:RecordingToken>${one.token}</tt:RecordingToken><tt:Configuration>${source(one)}</tt:Configuration><tt:Tracks>${track()}</tt:Tracks></trc:RecordingItem>`).join('')}</trc:GetRecordingsResponse>`,
      ),
  },
}

export const searchService: Service = {
  space: spaces.tse,
  operations: {
    GetServiceCapabilities: () =>
      answers(
        '<tse:GetServiceCapabilitiesResponse><tse:Capabilities MetadataSearch="false"/></tse:GetServiceCapabilitiesResponse>',
      ),
    GetRecordingSummary: ({ device }) => {
      const spans = device.recordings.map(one => one.span())
      const from = Math.min(...spans.map(({ from_ms }) => from_ms), device.clock_ms())
      const until = Math.max(...spans.map(({ to_ms }) => to_ms), from)
      return answers(
        `<tse:GetRecordingSummaryResponse><tse:Summary><tt:DataFrom>${iso(from)}</tt:DataFrom><tt:DataUntil>${iso(until)}</tt:DataUntil><tt:NumberRecordings>${spans.length}</tt:NumberRecordings></tse:Summary></tse:GetRecordingSummaryResponse>`,
      )
    },
    FindRecordings: () =>
      answers('<tse:FindRecordingsResponse><tse:SearchToken>search</tse:SearchToken></tse:FindRecordingsResponse>'),
    GetRecordingSearchResults: ({ device, body }) =>
      textOf(body, 'SearchToken') === 'search'
        ? answers(
            `<tse:GetRecordingSearchResultsResponse><tse:ResultList><tt:SearchState>Completed</tt:SearchState>${device.recordings.map(information).join('')}</tse:ResultList></tse:GetRecordingSearchResultsResponse>`,
          )
        : noEntity('search'),
    EndSearch: ({ device }) =>
      answers(`<tse:EndSearchResponse><tse:Endpoint>${iso(device.clock_ms())}</tse:Endpoint></tse:EndSearchResponse>`),
  },
}

export const replayService: Service = {
  space: spaces.trp,
  operations: {
    GetServiceCapabilities: () =>
      answers(
        '<trp:GetServiceCapabilitiesResponse><trp:Capabilities ReversePlayback="false" RTP_RTSP_TCP="true"/></trp:GetServiceCapabilitiesResponse>',
      ),
    GetReplayUri: call => {
      const found = call.device.recordings.find(({ token }) => token === textOf(call.body, 'RecordingToken'))
      return found === undefined
        ? noEntity('recording')
        : answers(
            `<trp:GetReplayUriResponse><trp:Uri>${escapeXml(replayUri(call, found))}</trp:Uri></trp:GetReplayUriResponse>`,
          )
    },
  },
}

const replayUri = (call: Call, { path }: HeldRecording): string =>
  `rtsp://${ownHost(call).replace(/:\d+$/, '')}:${call.device.rtsp_port}${path}`

const information = (one: HeldRecording): string => {
  const { from_ms, to_ms } = one.span()
  return (
    `<tt:RecordingInformation><tt:RecordingToken>${one.token}</tt:RecordingToken>${source(one)}<tt:EarliestRecording>${iso(from_ms)}</tt:EarliestRecording>` +
    `<tt:LatestRecording>${iso(to_ms)}</tt:LatestRecording><tt:Content>all</tt:Content>${track(`<tt:DataFrom>${iso(from_ms)}</tt:DataFrom><tt:DataTo>${iso(to_ms)}</tt:DataTo>`)}` +
    '<tt:RecordingStatus>Recording</tt:RecordingStatus></tt:RecordingInformation>'
  )
}

const source = ({ name, channel }: HeldRecording): string =>
  `<tt:Source><tt:SourceId>VideoSource_${channel}</tt:SourceId><tt:Name>${escapeXml(name)}</tt:Name><tt:Location/><tt:Description/><tt:Address/></tt:Source>`

const track = (data = ''): string =>
  `<tt:Track><tt:TrackToken>VIDEO001</tt:TrackToken><tt:TrackType>Video</tt:TrackType><tt:Description/>${data}</tt:Track>`

const iso = (ms: number): string => new Date(ms).toISOString()
