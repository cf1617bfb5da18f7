// Address: a camera's RTSP URL, taken apart and bounded. User and password never stand in it.

import { no, ok, type Result } from '#base/result.ts'

export type CameraAddress = {
  readonly host: string
  readonly port: number
  readonly url: string
  /** `rtsps://`: inside TLS. */
  readonly tls: boolean
  /** Path and query. */
  readonly path: string
}

const RTSP_PORT = 554
/** Of `rtsps` (RFC 7826 §22.11). */
const RTSPS_PORT = 322
/** Of a camera's web server, which takes RTSP inside HTTP. */
const HTTP_PORT = 80

/**
 * Reads `rtsp://host[:port]/path`, or `rtsps://`. The URL is kept as written, since cameras compare it letter by letter. Without a
 * port in it, the one that is usual where RTSP travels inside `http` or `tls`.
 */
export const readCameraAddress = (text: string, inside?: 'http' | 'tls'): Result<CameraAddress, 'bad_address'> => {
  if (text.length > 500 || /[^!-~\u00a1-\u{1ffff}]/u.test(text)) return no('bad_address')
  const found = /^rtsp(s?):\/\/(\[[0-9a-f:.]+\]|[^/:?#@[\]]+)(?::(\d{1,5}))?([/?].*)?$/i.exec(text)
  if (!found) return no('bad_address')
  const tls = found[1] !== '' || inside === 'tls'
  const usual = inside === 'http' ? HTTP_PORT : tls ? RTSPS_PORT : RTSP_PORT
  const port = found[3] === undefined ? usual : Number(found[3])
  if (port < 1 || port > 65_535) return no('bad_address')
  return ok({ host: found[2]!.replace(/^\[|\]$/g, ''), port, url: text, tls, path: found[4] ?? '/' })
}
