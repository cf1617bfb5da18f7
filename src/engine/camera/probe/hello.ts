// Hello: the first word to whatever listens on a port: does it speak RTSP, what does it call itself, does it want a password. Nothing is
// signed in with, so it may be asked as often as needed. What it answers is foreign.

import { connect } from 'node:net'
import { chooseChallenge, realmOf } from '#engine/camera/rtsp/auth.ts'
import { firstOf, LARGEST_HEAD_BYTES, readHead, writeRequest } from '#engine/camera/rtsp/message.ts'

export type Hello = {
  readonly status: number
  readonly server: string | undefined
  readonly realm: string | undefined
  readonly wants_password: boolean
}

/**
 * `closed`: the machine is there, and nobody listens on the port or whoever does hangs up without a word; `not_rtsp`: somebody listens, and
 * what he says is not RTSP, or he says nothing.
 */
export type HelloAnswer = Hello | 'unreachable' | 'closed' | 'not_rtsp'

/** Asks DESCRIBE of the root, which almost every camera answers with its challenge. Never throws. */
export const sayHello = (ip: string, port: number, wait_ms: number, signal: AbortSignal): Promise<HelloAnswer> =>
  new Promise(resolve => {
    const socket = connect({ host: ip, port, noDelay: true })
    let heard = ''
    let connected = false
    const done = (answer: HelloAnswer) => {
      clearTimeout(late)
      signal.removeEventListener('abort', abort)
      socket.destroy()
      resolve(answer)
    }
    const over = () => done(connected ? (readHello(heard) ?? 'not_rtsp') : 'unreachable')
    const abort = () => over()
    const late = setTimeout(over, wait_ms)
    signal.addEventListener('abort', abort, { once: true })
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNREFUSED' ? done('closed') : over()))
    socket.on('close', () => (connected && heard === '' ? done('closed') : over()))
    socket.on('connect', () => {
      connected = true
      const url = `rtsp://${ip.includes(':') ? `[${ip}]` : ip}:${port}/`
      socket.write(writeRequest('DESCRIBE', url, { CSeq: '1', Accept: 'application/sdp' }))
    })
    socket.on('data', chunk => {
      heard += chunk.toString('latin1')
      if (/\r?\n\r?\n/.test(heard) || heard.length > LARGEST_HEAD_BYTES) over()
    })
    if (signal.aborted) abort()
  })

/** Reads the head of an answer; undefined when it is none. */
export const readHello = (text: string): Hello | undefined => {
  const end = /\r?\n\r?\n/.exec(text)
  const head = readHead(end === null ? text : text.slice(0, end.index))
  if (!head.ok || head.value.kind !== 'response') return undefined
  const { status, headers } = head.value
  const challenges = headers.get('www-authenticate') ?? []
  return {
    status,
    server: firstOf(headers, 'server')?.slice(0, 200),
    realm: challenges.map(realmOf).find(realm => realm !== undefined),
    wants_password: status === 401 || chooseChallenge(challenges) !== undefined,
  }
}
