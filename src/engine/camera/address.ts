// Address: a camera's RTSP URL, taken apart and bounded. User and password never stand in it.

import { no, ok, type Result } from '#base/result.ts'

export type CameraAddress = { readonly host: string; readonly port: number; readonly url: string }

const RTSP_PORT = 554

/** Reads `rtsp://host[:port]/path`. The URL is kept as written, since cameras compare it letter by letter. */
export const readCameraAddress = (text: string): Result<CameraAddress, 'bad_address'> => {
  if (text.length > 500 || /[^!-~\u00a1-\u{1ffff}]/u.test(text)) return no('bad_address')
  const found = /^rtsp:\/\/(\[[0-9a-f:.]+\]|[^/:?#@[\]]+)(?::(\d{1,5}))?(?:[/?].*)?$/i.exec(text)
  if (!found) return no('bad_address')
  const port = found[2] === undefined ? RTSP_PORT : Number(found[2])
  if (port < 1 || port > 65_535) return no('bad_address')
  return ok({ host: found[1]!.replace(/^\[|\]$/g, ''), port, url: text })
}
