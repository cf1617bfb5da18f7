// Probe address: what a person types to say where a device is: an address, a name, either with a port, or a whole address of a stream.

import { no, ok, type Result } from '#base/result.ts'
import { readCameraAddress } from '#engine/camera/address.ts'

export type ProbeAddress = {
  readonly host: string
  /** As typed; undefined: the usual ones. */
  readonly port: number | undefined
  /** A whole stream address: nothing else is tried. */
  readonly path: string | undefined
  readonly tls: boolean
}

/** User and password in it are the caller's to take out first. */
export const readProbeAddress = (text: string): Result<ProbeAddress, 'bad_address'> => {
  const plain = text.trim()
  if (/^rtsps?:/i.test(plain)) {
    const url = readCameraAddress(plain)
    if (!url.ok) return url
    const { host, port, path, tls } = url.value
    return path === '/' && !plain.endsWith('/')
      ? ok({ host, port, path: undefined, tls })
      : ok({ host, port, path, tls })
  }
  const bare = plain.replace(/^https?:\/\//i, '').replace(/[/?#].*$/, '')
  const found =
    /^(?:\[([0-9a-f:.]{2,60})\]|([0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*)|([^\s:@[\]]{1,253}))(?::(\d{1,5}))?$/i.exec(bare)
  const host = found?.[1] ?? found?.[2] ?? found?.[3]
  if (host === undefined) return no('bad_address')
  const port = found?.[4] === undefined ? undefined : Number(found[4])
  if (port !== undefined && (port < 1 || port > 65_535)) return no('bad_address')
  return ok({ host, port, path: undefined, tls: false })
}
