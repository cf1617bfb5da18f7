// Exchange: one HTTP request and its answer, on a connection of its own, bounded in bytes and in time. What arrived before a device hung
// up, or kept quiet until the deadline, is handed over as `cut`: many count their own Content-Length wrong.

import { request as plainRequest, type RequestOptions } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { no, ok, type Result } from '#base/result.ts'

export type Sent = {
  readonly ip: string
  readonly port: number
  readonly tls: boolean
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path and query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  readonly most_bytes: number
  readonly timeout_ms: number
  readonly signal: AbortSignal | undefined
}

export type Received = {
  readonly status: number
  /** By lower-case name; the values of repeated headers apart. */
  readonly headers: ReadonlyMap<string, readonly string[]>
  readonly body: Buffer
  readonly cut: boolean
  /** From asking to the first line of the answer. */
  readonly waited_ms: number
}

export type ExchangeReason = 'unreachable' | 'timeout' | 'too_large' | 'rubbish'
export type ExchangeTrouble = { readonly reason: ExchangeReason; readonly said?: string }

/** Asks once. Certificates are not checked: cameras sign their own, and the address is pinned. Never rejects. */
export const exchange = (sent: Sent): Promise<Result<Received, ExchangeTrouble>> =>
  new Promise(resolve => {
    const began = performance.now()
    const parts: Buffer[] = []
    let held = 0
    let head: Omit<Received, 'body' | 'cut'> | undefined

    const end = (result: Result<Received, ExchangeTrouble>): void => {
      clearTimeout(timer)
      resolve(result)
      asked.destroy()
    }
    const withBody = (cut: boolean): void => {
      if (head !== undefined) end(ok({ ...head, body: Buffer.concat(parts), cut }))
    }
    const fail = (trouble: ExchangeTrouble): void => (held > 0 ? withBody(true) : end(no(trouble)))

    const asked = (sent.tls ? tlsRequest : plainRequest)(optionsOf(sent), answer => {
      head = {
        status: answer.statusCode ?? 0,
        headers: headersOf(answer.rawHeaders),
        waited_ms: performance.now() - began,
      }
      if (Number(answer.headers['content-length'] ?? 0) > sent.most_bytes) return end(no({ reason: 'too_large' }))
      answer.on('data', (part: Buffer) => {
        held += part.length
        if (held > sent.most_bytes) return end(no({ reason: 'too_large' }))
        parts.push(part)
      })
      answer.on('end', () => withBody(!answer.complete))
      answer.on('error', error => fail(troubleOf(error)))
    })
    const timer = setTimeout(() => fail({ reason: 'timeout' }), sent.timeout_ms)
    asked.on('error', error => fail(troubleOf(error)))
    asked.on('upgrade', () => end(no({ reason: 'rubbish', said: 'it changed the protocol' })))
    asked.end(sent.body)
  })

const optionsOf = ({ ip, port, tls, method, path, headers, body, signal }: Sent): RequestOptions => ({
  host: ip,
  port,
  method,
  path,
  headers: { ...headers, ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }) },
  agent: false,
  setHost: false,
  // Line ends and header characters that strict HTTP forbids are common among cameras; nothing else shares this connection.
  insecureHTTPParser: true,
  maxHeaderSize: 16_384,
  ...(signal === undefined ? {} : { signal }),
  ...(tls ? { rejectUnauthorized: false, servername: '', minVersion: 'TLSv1' as const } : {}),
})

const headersOf = (raw: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const headers = new Map<string, string[]>()
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i]!.toLowerCase()
    headers.set(name, [...(headers.get(name) ?? []), raw[i + 1]!])
  }
  return headers
}

const troubleOf = (error: Error): ExchangeTrouble => {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === 'HPE_HEADER_OVERFLOW') return { reason: 'too_large' }
  const spoken = /^(HPE_|ERR_SSL|EPROTO|ERR_TLS)/.test(code)
  return { reason: spoken ? 'rubbish' : 'unreachable', said: code || error.message }
}
