// Unseen: where the streams of a device that nobody answers for should be, as its maker names them or as a person wrote them down. For a camera that
// is switched off today and is to be on the station all the same: whether the address is right shows once it is on.

import { brandNamed, livePaths } from './brands.ts'
import { urlAt } from './probe/path-asker.ts'
import { readProbeAddress } from './probe/probe-address.ts'
import { nothing } from './probe/run.ts'
import type { ProbeFinding, ProbeWish } from './probe.ts'

/** Undefined where neither an address of its stream nor its maker is known. */
export const unseenStreams = ({
  address: text,
  brand,
  credentials,
  channel,
  rtsp_port,
}: ProbeWish): ProbeFinding | undefined => {
  const address = readProbeAddress(text)
  if (!address.ok) return undefined
  const { host, path, tls } = address.value
  const found = (url: string) =>
    ({ url, found_by: path === undefined ? 'pattern' : 'given', audio: null, look: undefined }) as const
  if (path !== undefined) return { ...nothing, brand, main: found(text) }
  if (brand === null) return undefined
  const maker = brandNamed(brand)
  const account = credentials ?? { username: '', password: '' }
  const at = { host, port: rtsp_port ?? maker.ports.rtsp, tls }
  const [main, sub] = (['main', 'sub'] as const).map(stream => livePaths(maker, channel, stream, account)[0])
  if (main === undefined) return undefined
  return { ...nothing, brand, main: found(urlAt(at, main)), sub: sub === undefined ? undefined : found(urlAt(at, sub)) }
}
