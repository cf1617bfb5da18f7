// Reach: whether a device answers on RTSP and on ONVIF, and where, before any password is tried.

import type { OnvifDevice } from '#engine/camera/onvif-device.ts'
import { findOnvif } from './ask-onvif.ts'
import { type Hello, sayHello } from './hello.ts'
import type { DialledAt } from './path-asker.ts'
import type { Run } from './run.ts'

const HELLO_MS = 2000
export const ONVIF_MS = 3000
const RTSP_PORTS = [554, 8554]
const ONVIF_PORTS = [80, 8000, 8080, 8899, 2020]

export type ReachedRtsp = { readonly at: DialledAt; readonly hello: Hello }

/** `closed`: the machine answers, and takes no connections where RTSP should be; `not_rtsp`: something else is there. */
export type NoRtsp = 'closed' | 'not_rtsp' | 'silent'

export const findRtsp = async (run: Run): Promise<ReachedRtsp | NoRtsp> => {
  const { address, pinned, named, signal, wish } = run
  const at = (port: number): DialledAt => ({ host: pinned.host, ip: pinned.ip, port, tls: address.tls })
  // A whole address is taken at its word: it may lie inside TLS, where nobody says hello.
  if (address.path !== undefined) return { at: at(address.port ?? (address.tls ? 322 : 554)), hello: nobody }
  const likely = [wish.rtsp_port, address.port].filter(port => port !== undefined)
  const ports = new Set(wish.rtsp_port === undefined ? [...likely, named?.ports.rtsp ?? 554, ...RTSP_PORTS] : likely)
  const answers = await Promise.all(
    [...ports].map(async port => ({ port, answer: await sayHello(pinned.ip, port, HELLO_MS, signal) })),
  )
  for (const { port, answer } of answers) if (typeof answer === 'object') return { at: at(port), hello: answer }
  // A port that was typed may be that of its web pages: that those speak no RTSP says nothing of RTSP.
  const isWebPort = (port: number) => port === address.port && port !== wish.rtsp_port && !RTSP_PORTS.includes(port)
  if (answers.some(({ port, answer }) => answer === 'not_rtsp' && !isWebPort(port))) return 'not_rtsp'
  return answers.some(({ answer }) => answer !== 'unreachable') ? 'closed' : 'silent'
}

const nobody: Hello = { status: 0, server: undefined, realm: undefined, wants_password: false }

export const detectOnvif = (run: Run): Promise<OnvifDevice | undefined> => {
  const { conditions, address, pinned, named, signal } = run
  const ports = new Set(address.port === undefined ? [...(named?.ports.web ?? []), ...ONVIF_PORTS] : [address.port])
  const soon = AbortSignal.any([signal, AbortSignal.timeout(ONVIF_MS)])
  return findOnvif(conditions.openDevice, { ...conditions, timeout_ms: ONVIF_MS }, pinned.host, [...ports], soon)
}
