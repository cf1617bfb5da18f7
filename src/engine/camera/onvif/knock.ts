// Knock: what is behind a port of an address: an ONVIF device, an RTSP server, some other web server, or nothing. One question each, nothing
// that asks for a password.

import { connect } from 'node:net'
import { ok } from '#base/result.ts'
import { exchange, type Sent } from './exchange.ts'
import { serviceSpaces } from './namespaces.ts'
import { operationBody } from './service.ts'
import { envelope, readAnswer } from './soap.ts'

export type Behind = { readonly speaks: 'onvif' | 'rtsp' | 'http'; readonly server: string | undefined }

const ONVIF_PATH = '/onvif/device_service'
const ANSWER_MS = 3000
const MOST_BYTES = 64 * 1024
const MOST_HEAD = 4096

/** Undefined when nobody answers within `connect_ms`, or answers in nothing that is known. Never rejects. */
export const knock = async (
  ip: string,
  port: number,
  connect_ms: number,
  signal: AbortSignal | undefined,
): Promise<Behind | undefined> => {
  const said = await speakRtsp(ip, port, connect_ms, signal)
  if (said === undefined) return undefined
  const head = /^RTSP\/1\.\d \d{3}/.test(said) ? said : undefined
  if (head !== undefined) return { speaks: 'rtsp', server: serverIn(head) }
  // Whatever else it said, or kept to itself: an HTTP server answers RTSP with 400, or hangs up.
  return speakOnvif(ip, port, signal)
}

/** Sends OPTIONS; answers what came back (perhaps nothing), undefined where no connection came about. */
const speakRtsp = (ip: string, port: number, connect_ms: number, signal: AbortSignal | undefined) =>
  new Promise<string | undefined>(resolve => {
    if (signal?.aborted === true) return resolve(undefined)
    let connected = false
    let said = ''
    const socket = connect({ host: ip, port })
    const end = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      socket.destroy()
      resolve(connected ? said : undefined)
    }
    let timer = setTimeout(end, connect_ms)
    signal?.addEventListener('abort', end, { once: true })
    socket.on('connect', () => {
      connected = true
      clearTimeout(timer)
      timer = setTimeout(end, port === 554 || port === 8554 ? ANSWER_MS : connect_ms)
      const host = ip.includes(':') ? `[${ip}]` : ip
      socket.write(`OPTIONS rtsp://${host}:${port}/ RTSP/1.0\r\nCSeq: 1\r\nUser-Agent: mat-than\r\n\r\n`)
    })
    socket.on('data', part => {
      said += part.toString('latin1')
      if (said.includes('\r\n\r\n') || said.length > MOST_HEAD) end()
    })
    socket.on('error', end)
    socket.on('close', end)
  })

const speakOnvif = async (ip: string, port: number, signal: AbortSignal | undefined): Promise<Behind | undefined> => {
  const asked = await exchange(
    onvifCall({ ip, port, operation: 'GetSystemDateAndTime', timeout_ms: ANSWER_MS, signal }),
  )
  if (!asked.ok) return undefined
  const server = asked.value.headers.get('server')?.[0]?.slice(0, 120)
  const read = readAnswer(asked.value.body)
  const soap = read.ok ? ok(read.value.name).value.endsWith('Response') : read.problem.reason === 'fault'
  return { speaks: soap ? 'onvif' : 'http', server }
}

type Call = Pick<Sent, 'ip' | 'port' | 'timeout_ms' | 'signal'> & { readonly operation: string }

/** A question to the device service where it usually is, without a password. */
export const onvifCall = ({ operation, ...call }: Call): Sent => ({
  ...call,
  tls: false,
  method: 'POST',
  path: ONVIF_PATH,
  headers: {
    Host: `${call.ip.includes(':') ? `[${call.ip}]` : call.ip}:${call.port}`,
    'Content-Type': 'application/soap+xml; charset=utf-8',
    Connection: 'close',
  },
  body: envelope('', operationBody(serviceSpaces.device, operation, '')),
  most_bytes: MOST_BYTES,
})

const serverIn = (head: string): string | undefined => /^server:[ \t]*([ -~]{1,120})/im.exec(head)?.[1]?.trim()
