// Maker HTTP: asks a device's own web service, ISAPI or CGI, within what one run of the doctor may take, and says trouble in its words.

import { no, ok, type Result } from '#base/result.ts'
import type { HttpClient } from '#engine/camera/http-client.ts'
import type { Credentials } from '#engine/camera/rtsp/auth.ts'
import { readXml, type XmlElement } from '#engine/camera/xml.ts'
import type { WayTrouble } from './device-way.ts'

const TIMEOUT_MS = 5000
const MOST_BYTES = 512 * 1024

export type WayResult<T> = Result<T, { readonly reason: WayTrouble; readonly said?: string }>

export type MakerHttp = {
  readonly get: (path: string) => Promise<WayResult<Buffer>>
  readonly put: (path: string, body: string) => Promise<WayResult<Buffer>>
  readonly post: (path: string, body: string) => Promise<WayResult<Buffer>>
}

/** `base`: `http://192.168.1.20:80`. */
export const makerHttp = (
  http: HttpClient,
  base: string,
  credentials: Credentials | undefined,
  signal: AbortSignal,
): MakerHttp => {
  const ask = async (method: 'GET' | 'PUT' | 'POST', path: string, body?: string): Promise<WayResult<Buffer>> => {
    const headers = body === undefined ? {} : { 'Content-Type': 'application/xml; charset=UTF-8' }
    const more = { timeout_ms: TIMEOUT_MS, most_bytes: MOST_BYTES, signal }
    const wish = { method, url: base + path, headers, ...more, ...(body === undefined ? {} : { body }) }
    const answer = await http.ask(wish, credentials)
    if (!answer.ok) return no({ reason: troubles[answer.problem.reason] ?? 'unreachable', said: answer.problem.reason })
    const { status } = answer.value
    if (status >= 200 && status < 300) return ok(answer.value.body)
    if (status === 401) return no({ reason: 'auth_failed' })
    return no({ reason: status === 404 || status === 405 ? 'not_supported' : 'refused', said: `HTTP ${status}` })
  }
  return {
    get: path => ask('GET', path),
    put: (path, body) => ask('PUT', path, body),
    post: (path, body) => ask('POST', path, body),
  }
}

const troubles: Readonly<Record<string, WayTrouble>> = {
  auth_failed: 'auth_failed',
  password_waits: 'password_waits',
  forbidden_address: 'forbidden_address',
  rubbish: 'rubbish',
  too_large: 'rubbish',
}

export const getXml = async (http: MakerHttp, path: string): Promise<WayResult<XmlElement>> => {
  const answer = await http.get(path)
  if (!answer.ok) return answer
  const read = readXml(answer.value)
  return read.ok ? read : no({ reason: 'rubbish', said: read.problem })
}
