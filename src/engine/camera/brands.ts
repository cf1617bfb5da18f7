// Brands: the registry of what is known of each maker, and which maker a device is by what it says of itself. Data only: whoever dials
// a device does so elsewhere.

import type { StreamName } from '#base/ids.ts'
import type { BrandCode } from '#contract/brand.ts'
import type { Brand } from './brands/brand.ts'
import { dahua } from './brands/dahua.ts'
import { ezviz } from './brands/ezviz.ts'
import { genericOnvif } from './brands/generic-onvif.ts'
import { hanet } from './brands/hanet.ts'
import { hikvision } from './brands/hikvision.ts'
import { imou } from './brands/imou.ts'
import { kbvision } from './brands/kbvision.ts'
import { reolink } from './brands/reolink.ts'
import { tiandy } from './brands/tiandy.ts'
import { tpLink } from './brands/tp-link.ts'
import { uniview } from './brands/uniview.ts'
import { xmeye, xmeyeHash } from './brands/xmeye.ts'

export type { Brand } from './brands/brand.ts'

/** The commonest in Viet Nam first: in this order their addresses are tried on a device that nobody named. */
export const brands: readonly Brand[] = [
  hikvision,
  dahua,
  ezviz,
  imou,
  kbvision,
  uniview,
  tiandy,
  xmeye,
  tpLink,
  reolink,
  hanet,
  genericOnvif,
]

export const brandNamed = (code: BrandCode): Brand => brands.find(brand => brand.code === code)!

/** What a device says of itself, wherever it says it; all of it is foreign. */
export type SelfDescription = {
  readonly maker?: string | undefined
  readonly model?: string | undefined
  /** ONVIF scopes, percent-encoded as they come. */
  readonly scopes?: readonly string[] | undefined
  /** `Server` of an RTSP or HTTP answer. */
  readonly server?: string | undefined
  /** The realm of its RTSP or HTTP challenge. */
  readonly realm?: string | undefined
  /** Whatever else: more realms, the title of its web page and where that leads. */
  readonly says?: readonly string[] | undefined
}

const LONGEST = 200

/** Which brand a device is; undefined: nothing that it says is known. Labels are tried before the family that builds for them. */
export const brandOf = (says: SelfDescription): Brand | undefined => {
  const scopes = (says.scopes ?? []).slice(0, 40).map(scope => decoded(scope.slice(0, LONGEST)))
  const words = [says.maker, says.model, ...scopes, says.server, says.realm, ...(says.says ?? []).slice(0, 16)]
    .filter(word => word !== undefined && word !== '')
    .map(word => word!.slice(0, LONGEST))
  return byLabel.find(({ makers }) => makers.some(maker => words.some(word => maker.test(word))))
}

const byLabel = [...brands].sort((a, b) => Number(a.family === undefined) - Number(b.family === undefined))

const decoded = (scope: string): string => {
  const last = scope.replace(/^onvif:\/\/www\.onvif\.org\/\w+\//i, '')
  try {
    return decodeURIComponent(last)
  } catch {
    return last // a bare % in it: read as it stands
  }
}

export type InPath = { readonly username: string; readonly password: string }

/** Paths of a live stream with user and password put in where the maker wants them there. */
export const livePaths = (brand: Brand, channel: number, stream: StreamName, account: InPath): readonly string[] =>
  brand.live(channel, stream).map(path => fillIn(path, account))

/** Whether a maker's addresses carry user and password. */
export const carriesPassword = (path: string): boolean => path.includes('{password')

const fillIn = (path: string, { username, password }: InPath): string =>
  path
    .replace('{user}', () => encodeURIComponent(username))
    .replace('{password}', () => encodeURIComponent(password))
    .replace('{password_hash}', () => xmeyeHash(password))
