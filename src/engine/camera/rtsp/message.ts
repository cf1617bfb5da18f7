// RTSP messages (RFC 2326 §4–7): reads the head of a response or of a request that a camera sends us, and writes ours.
// What a camera sends is foreign: every length is bounded, nothing throws.

import { no, ok, type Result } from '#base/result.ts'

export const LARGEST_HEAD_BYTES = 16 * 1024
export const LARGEST_BODY_BYTES = 256 * 1024
const MOST_HEADERS = 100

/** Header names in lower case; a header that came several times keeps all its values. */
export type Headers = ReadonlyMap<string, readonly string[]>

export type RtspHead =
  | { readonly kind: 'response'; readonly status: number; readonly phrase: string; readonly headers: Headers }
  | { readonly kind: 'request'; readonly method: string; readonly url: string; readonly headers: Headers }

export type RtspResponse = {
  readonly status: number
  readonly phrase: string
  readonly headers: Headers
  readonly body: string
}

export const firstOf = (headers: Headers, name: string): string | undefined => headers.get(name)?.[0]

/** Reads the lines before the empty line. */
export const readHead = (text: string): Result<RtspHead, 'not_rtsp'> => {
  if (text.length > LARGEST_HEAD_BYTES) return no('not_rtsp')
  const lines = text.split(/\r?\n/)
  const first = lines[0] ?? ''
  const headers = readHeaders(lines.slice(1))
  if (headers === undefined) return no('not_rtsp')
  const response = /^RTSP\/\d\.\d +(\d{3})(?: +(.*))?$/i.exec(first)
  if (response) return ok({ kind: 'response', status: Number(response[1]), phrase: response[2] ?? '', headers })
  const request = /^([A-Z_]{3,20}) +(\S{1,2048}) +RTSP\/\d\.\d$/.exec(first)
  if (request) return ok({ kind: 'request', method: request[1]!, url: request[2]!, headers })
  return no('not_rtsp')
}

/** The body's length that a head declares; undefined when it is nonsense or over the bound. */
export const bodyLength = (headers: Headers): number | undefined => {
  const text = firstOf(headers, 'content-length')
  if (text === undefined) return 0
  if (!/^\d{1,9}$/.test(text)) return undefined
  const length = Number(text)
  return length <= LARGEST_BODY_BYTES ? length : undefined
}

export const writeRequest = (method: string, url: string, headers: Readonly<Record<string, string>>): string => {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value.replace(/[\r\n]/g, ' ')}\r\n`)
  return `${method} ${url.replace(/[\r\n ]/g, '')} RTSP/1.0\r\n${lines.join('')}\r\n`
}

/** Reads header lines, of RTSP or of HTTP; undefined where there are too many. */
export const readHeaders = (lines: readonly string[]): Map<string, string[]> | undefined => {
  const headers = new Map<string, string[]>()
  let last: string[] | undefined
  let count = 0
  for (const line of lines) {
    if (line === '') continue
    if (++count > MOST_HEADERS) return undefined
    if (/^[ \t]/.test(line) && last !== undefined) {
      last.push(`${last.pop() ?? ''} ${line.trim()}`)
      continue
    }
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    last = headers.get(name)
    if (last) last.push(value)
    else {
      last = [value]
      headers.set(name, last)
    }
  }
  return headers
}
