// Personality: what makes a pretend camera one of a maker's: its name plate, its addresses, how it asks for the password, which services it
// offers and which traps it comes with. One file per brand holds the data; `traits` are what one device may have otherwise.

import type { AudioCodec, VideoCodec } from '#simulator/footage/film.ts'
import type { AuthScheme } from '#simulator/rtsp/auth.ts'

export type BrandCode =
  | 'hikvision'
  | 'dahua'
  | 'kbvision'
  | 'imou'
  | 'ezviz'
  | 'uniview'
  | 'tiandy'
  | 'xmeye'
  | 'reolink'
  | 'tp_link'
  | 'hanet'
  | 'generic_onvif'

export type StreamName = 'main' | 'sub'

export type Personality = {
  readonly code: BrandCode
  readonly maker: string
  readonly model: string
  readonly recorder_model: string
  /** `{date}` and `{yymmdd}` stand for the day it was built. */
  readonly firmware: string
  /** The first three bytes of its MAC address, as `44:19:b6`. */
  readonly mac_begins: string
  /** What it calls itself in the Server header of RTSP and HTTP. */
  readonly server: string
  readonly realm: (serial: string) => string
  /** What its web server shows a browser before anybody signs in; its maker’s name as the title where left out. */
  readonly page?: string
  readonly factory: { readonly username: string; readonly password: string }
  /** `label`: the password is the code on its label; `chosen`: the owner chose it. */
  readonly password: 'chosen' | 'label'
  readonly ports: { readonly rtsp: number; readonly http: number }
  /** Undefined: it speaks no RTSP at all. */
  readonly rtsp: PersonalRtsp | undefined
  readonly onvif: PersonalOnvif | undefined
  readonly api: 'isapi' | 'dahua_cgi' | undefined
  readonly traits: Partial<Traits>
}

export const titled = (title: string): string => `<html><head><title>${title}</title></head></html>`

export type PersonalRtsp = {
  /** `url`: user and password stand in the address. */
  readonly auth: AuthScheme
  /** In the order in which the maker tells them; `{user}` and `{password}` stand for whatever the client wrote there. */
  readonly paths: (channel: number, stream: StreamName) => readonly string[]
  /** The control attribute of a track, counted from 0. */
  readonly control: (track: number) => string
  /** The control attribute is a whole URL. */
  readonly whole_urls?: boolean
}

export type PersonalOnvif = {
  /** `token`: WS-UsernameToken; `digest`: HTTP digest; `either`: whichever comes. */
  readonly sign_in: 'token' | 'digest' | 'either'
  /** The prefix of the SOAP envelope's namespace. */
  readonly prefix: string
  /** Path of the device service; those of the others lie beside it. */
  readonly path: string
  readonly services: readonly OnvifService[]
  readonly profile_token: (channel: number, stream: StreamName) => string
  /** What is added behind a stream's path in GetStreamUri. */
  readonly query?: (token: string) => string
}

export type OnvifService = 'media' | 'media2' | 'events' | 'ptz' | 'imaging' | 'recording' | 'search' | 'replay'

/** What one device may have otherwise than its brand. */
export type Traits = {
  readonly rtsp_on: boolean
  readonly onvif_on: boolean
  /** The stream's pictures are scrambled behind their parameter sets. */
  readonly encrypted: boolean
  readonly codec: { readonly main: VideoCodec; readonly sub: VideoCodec }
  readonly smart_codec: boolean
  /** Seconds between keyframes. */
  readonly group_s: number
  readonly b_frames: boolean
  /** Both streams are set to more than 720p. */
  readonly large_pictures: boolean
  /** With a variable bit rate it sends three times what is set. */
  readonly overshoots: boolean
  readonly audio: 'none' | AudioCodec
  /** Its clock against ours. */
  readonly clock_offset_ms: number
  /** It writes its local time and calls it UTC. */
  readonly local_time_as_utc: boolean
  /** POSIX, as `CST-7:00:00`, and what that is in minutes east of Greenwich. */
  readonly time_zone: string
  readonly zone_minutes: number
  /** The password it came with still opens it, beside the owner's. */
  readonly factory_account_open: boolean
  /** The owner never changed the password it came with. */
  readonly factory_password: boolean
  /** So many wrong tries, over whichever door, lock its account until it is started again; null: never. */
  readonly locks_after: number | null
  /** The host that it believes to have, as behind a router; its real one when left out. */
  readonly believes_host: string
  readonly firmware_on: string
  readonly ptz: boolean
  readonly card: Card
  /** Number of the first channel of a recorder in its addresses. */
  readonly channels_from: number
  /** What it says its streams have, where that is not what it sends. */
  readonly says: { readonly fps?: number; readonly bitrate_kbps?: number }
}

export type Card = {
  readonly state: 'none' | 'ok' | 'error' | 'unformatted'
  readonly capacity_mb: number
  readonly free_mb: number
  readonly days_kept: number
}
