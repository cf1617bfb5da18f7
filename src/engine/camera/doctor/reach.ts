// Reach: the lower rungs of the ladder: does anything answer at the address, and is it RTSP on the RTSP port. No password is used. A port that
// refuses is an answer too, so no ping is needed, for which a program has to have rights that this one does not want.

import { connect } from 'node:net'
import { type Hello, sayHello } from '#engine/camera/probe/hello.ts'

const KNOCK_MS = 2500
const HELLO_MS = 2500

export type Knock = { readonly answer: 'open' | 'refused' | 'silent'; readonly ms: number }

export type Reach = {
  /** Undefined: nothing answered on any port. */
  readonly answer_ms: number | undefined
  readonly rtsp: 'on' | 'off' | 'not_rtsp' | 'not_reached'
  readonly hello: Hello | undefined
}

export const reach = async (
  ip: string,
  rtsp: { readonly port: number; readonly tls: boolean; readonly inside: 'http' | undefined },
  web: readonly number[],
  signal: AbortSignal,
): Promise<Reach> => {
  const ports = [...new Set([rtsp.port, ...web])].slice(0, 6)
  const knocks = await Promise.all(ports.map(port => knock(ip, port, KNOCK_MS, signal)))
  const answered = knocks.filter(({ answer }) => answer !== 'silent').map(({ ms }) => ms)
  const own = knocks[0]!
  const answer_ms = answered.length === 0 ? undefined : Math.round(Math.min(...answered))
  if (answer_ms === undefined) return { answer_ms, rtsp: 'not_reached', hello: undefined }
  if (own.answer !== 'open') return { answer_ms, rtsp: 'off', hello: undefined }
  // Inside HTTP there is no RTSP to greet, and a greeting inside TLS would want a certificate judged: the stream itself tells.
  if (rtsp.tls || rtsp.inside === 'http') return { answer_ms, rtsp: 'on', hello: undefined }
  const hello = await sayHello(ip, rtsp.port, HELLO_MS, signal)
  if (typeof hello === 'object') return { answer_ms, rtsp: 'on', hello }
  return { answer_ms, rtsp: hello === 'unreachable' ? 'off' : 'not_rtsp', hello: undefined }
}

export const knock = (ip: string, port: number, wait_ms: number, signal: AbortSignal): Promise<Knock> =>
  new Promise(resolve => {
    const began = performance.now()
    const socket = connect({ host: ip, port })
    const done = (answer: Knock['answer']): void => {
      clearTimeout(late)
      signal.removeEventListener('abort', abort)
      socket.destroy()
      resolve({ answer, ms: performance.now() - began })
    }
    const abort = (): void => done('silent')
    const late = setTimeout(abort, wait_ms)
    signal.addEventListener('abort', abort, { once: true })
    socket.on('connect', () => done('open'))
    socket.on('error', (error: NodeJS.ErrnoException) =>
      done(error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET' ? 'refused' : 'silent'),
    )
    if (signal.aborted) abort()
  })
