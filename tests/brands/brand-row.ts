// Brand row: what was measured of one maker's pretend camera in one run: a cell for each thing that the station can do with it. A cell is `yes` only
// when it was seen; a `no` carries what the station or the camera answered.

import type { BrandCode } from '#contract/brand.ts'
import type { FixCode } from '#contract/doctor.ts'

export const columns = [
  'discover',
  'main',
  'sub',
  'h265',
  'audio',
  'ptz',
  'events',
  'backfill',
  'recorder',
  'fixes',
] as const
export type Column = (typeof columns)[number]

/** Why a cell is what it is; words for each are in `brand-words.ts`. */
export type Note =
  | 'by_discovery' // it answered WS-Discovery, and its maker was known
  | 'by_discovery_unnamed' // it answered WS-Discovery, and another maker or none was told
  | 'by_range' // it answered behind the addresses of a range, and its maker was known
  | 'by_range_unnamed' // it answered there, and what it is was not told
  | 'rtsp_on_in_app' // nothing came before its owner switched RTSP on in its app
  | 'encryption_off_in_app' // pictures were scrambled before its owner switched that off in its app
  | 'cloud_only' // it gives no pictures to other programs
  | 'no_onvif' // the station knows of no ONVIF service of it
  | 'not_in_its_onvif' // its ONVIF has no such service
  | 'nvr'
  | 'sd_card'
  | 'device'
  | 'profile_g'
  | 'no_source' // nothing is known that could hold its footage
  | 'no_playback' // it was asked and plays nothing back
  | 'nvr_plays_nothing' // its channels are recorded, and nothing of what it holds comes
  | 'no_interface' // the doctor found what is wrong, and no interface of the camera changes it
  | 'not_seen' // tried, and it did not happen

export type Cell = { readonly yes: boolean; readonly note?: Note; readonly fixes?: readonly FixCode[] }

export type BrandRow = { readonly brand: BrandCode; readonly cells: Readonly<Record<Column, Cell>> }

export const yes = (note?: Note): Cell => (note === undefined ? { yes: true } : { yes: true, note })
export const no = (note: Note): Cell => ({ yes: false, note })
