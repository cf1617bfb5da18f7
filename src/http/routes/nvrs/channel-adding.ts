// Channel adding: how a channel of a recorder becomes a camera: by the streams that were seen there, else by its maker's own addresses.

import { Problem } from '#base/problems.ts'
import type { NvrRow } from '#community/upkeep/nvr-book.ts'
import { brandNamed, carriesPassword, livePaths } from '#engine/camera/brands.ts'
import type { NvrWish } from '#engine/camera/nvr-channels.ts'
import { type ProbeFinding, readProbeAddress } from '#engine/camera/probe.ts'
import type { Adding } from '#http/routes/probes/camera-adder.ts'

type Account = { readonly username: string; readonly password: string }
export type WithCredentials = NvrRow & Account

type Wanted = { readonly channel: number; readonly name: string; readonly place: string }

/** Throws `no_such_channel` where nothing was seen and no maker's address is known. */
export const channelAdding = (
  nvr: WithCredentials,
  { channel, name, place }: Wanted,
  finding: ProbeFinding | undefined,
  by: string,
): Adding => {
  const known = addressesOf(nvr, channel, nvr)
  const main_url = finding?.main?.url ?? known?.main_url
  if (main_url === undefined) throw new Problem('no_such_channel', { nvr: nvr.id, channel })
  return {
    name,
    place: place === '' ? nvr.place : place,
    main_url,
    sub_url: finding?.main === undefined ? (known?.sub_url ?? null) : (finding.sub?.url ?? null),
    credentials: nvr.username === '' && nvr.password === '' ? undefined : nvr,
    transport: finding?.main?.look?.transport ?? 'tcp',
    device: {
      brand: finding?.brand ?? nvr.brand,
      service_url: `http://${hostAndPort(nvr)}`,
      nvr: nvr.id,
      channel,
    },
    by,
  }
}

export const wishOf = ({ address, rtsp_port, brand, username, password }: WithCredentials): NvrWish => ({
  address,
  rtsp_port,
  brand,
  credentials: username === '' && password === '' ? undefined : { username, password },
})

/** New addresses for another password, where its maker wants that in them. */
export const urlsOf = (
  nvr: NvrRow,
  channel: number,
  account: Account,
): { readonly main_url?: string; readonly sub_url?: string | null } => {
  const carries = nvr.brand !== null && brandNamed(nvr.brand).live(channel, 'main').some(carriesPassword)
  return carries ? (addressesOf(nvr, channel, account) ?? {}) : {}
}

const addressesOf = (nvr: NvrRow, channel: number, account: Account) => {
  const read = readProbeAddress(nvr.address)
  if (nvr.brand === null || !read.ok) return undefined
  const brand = brandNamed(nvr.brand)
  const { host } = read.value
  const at = (path: string | undefined) =>
    path === undefined ? undefined : `rtsp://${host.includes(':') ? `[${host}]` : host}:${nvr.rtsp_port}${path}`
  const main_url = at(livePaths(brand, channel, 'main', account)[0])
  return main_url === undefined
    ? undefined
    : { main_url, sub_url: at(livePaths(brand, channel, 'sub', account)[0]) ?? null }
}

/** Where its web service answers. */
export const hostAndPort = ({ address }: Pick<NvrRow, 'address'>): string => {
  const read = readProbeAddress(address)
  if (!read.ok) return address
  const { host, port } = read.value
  return `${host.includes(':') ? `[${host}]` : host}:${port ?? 80}`
}
