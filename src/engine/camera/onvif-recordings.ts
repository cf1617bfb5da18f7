// ONVIF recordings (profile G): what a device itself has recorded, and where it plays that. Times are the device's own; its clock may be
// wrong, and how far is for the caller to take into account (`DeviceClock`).

import type { OnvifResult } from './onvif-trouble.ts'

export type RecordingsSummary = {
  readonly from_ms: number | undefined
  readonly until_ms: number | undefined
  readonly recordings: number | undefined
}

export type DeviceRecording = {
  readonly token: string
  readonly source: string
  readonly source_token: string | undefined
  readonly from_ms: number | undefined
  /** Still growing where `state` is `recording`. */
  readonly until_ms: number | undefined
  readonly state: 'recording' | 'stopped' | 'unknown'
  readonly tracks: readonly { readonly token: string; readonly kind: 'video' | 'audio' | 'metadata' | 'other' }[]
}

export type OnvifRecordings = {
  readonly summary: () => Promise<OnvifResult<RecordingsSummary>>
  /** What it holds, by a search that is ended again; at most 1,000 recordings. */
  readonly search: () => Promise<OnvifResult<readonly DeviceRecording[]>>
  /** An RTSP address of the replay service, on the host that was asked, without user and password. */
  readonly replayUri: (recording: string) => Promise<OnvifResult<string>>
}
