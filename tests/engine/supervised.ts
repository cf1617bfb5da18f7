// Supervised: one stream of a camera that a test plays by hand, request by request, and what its supervisor made of it.

import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { type Clock, systemClock } from '#base/clock.ts'
import { millis, spanFromMillis, wallPlus } from '#base/units.ts'
import { createAddressGuard, type Pin } from '#engine/camera/address-guard.ts'
import { createDialBudget, type DialBudget } from '#engine/camera/dial-budget.ts'
import type { Credentials } from '#engine/camera/rtsp/auth.ts'
import { createSignInLine, type SignInLine } from '#engine/camera/sign-in-line.ts'
import type { StreamState } from '#engine/camera/stream-state.ts'
import { supervise } from '#engine/camera/supervisor.ts'

export type Answer = (method: string, request: string, socket: Socket) => void

export type Supervised = {
  readonly states: StreamState[]
  packets: number
  ended: number
  readonly broken: unknown[]
}

type Manner = {
  readonly onPacket?: () => void
  /** OPTIONS is answered by `answer` too, and not with a plain yes. */
  readonly ownOptions?: boolean
  readonly transport?: 'tcp' | 'udp'
  readonly clock?: Clock
  readonly dials?: DialBudget
  /** Where the host is; the ranges that are always allowed when left out. */
  readonly pin?: Pin
  readonly credentials?: Credentials
  readonly signIns?: SignInLine
}

/** Answers one request; a body gets its length. */
export const say = (socket: Socket, request: string, status: string, headers = '', body = ''): void => {
  const length = body === '' ? '' : `Content-Length: ${body.length}\r\n`
  const sequence = /CSeq: (\d+)/.exec(request)?.[1] ?? ''
  socket.write(`RTSP/1.0 ${status}\r\nCSeq: ${sequence}\r\n${headers}${length}\r\n${body}`)
}

/** A camera on a port of its own, or on the given one, that answers by `answer`. */
export const openCamera = async (answer: Answer, { port = 0, ownOptions = false } = {}): Promise<Server> => {
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.on('data', bytes => {
      const methods = /(?=(?:OPTIONS|DESCRIBE|SETUP|PLAY|TEARDOWN|GET_PARAMETER) )/
      for (const request of bytes.toString('latin1').split(methods)) {
        const method = /^[A-Z_]+/.exec(request)?.[0] ?? ''
        if (method === 'OPTIONS' && !ownOptions) say(socket, request, '200 OK')
        else if (method !== '') answer(method, request, socket)
      }
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

export const portOf = (server: Server): number => (server.address() as AddressInfo).port

/** Supervises one stream until a state comes that is `wanted`. */
export const superviseAt = async (
  url: string,
  wanted: (state: StreamState, seen: Supervised) => boolean,
  {
    onPacket = () => {},
    transport = 'tcp',
    clock = systemClock,
    dials = createDialBudget(systemClock, 50),
    pin = createAddressGuard().pin,
    credentials,
    signIns = createSignInLine(clock),
  }: Manner = {},
): Promise<Supervised> => {
  const stop = new AbortController()
  const seen: Supervised = { states: [], packets: 0, ended: 0, broken: [] }
  const taken = () => {
    seen.packets++
    onPacket()
  }
  await supervise(
    { camera: 'cam', url, credentials, transport, sound: false },
    {
      offered: () => ({ packet: taken, senderReport: () => {} }),
      broken: error => seen.broken.push(error),
      ended: () => seen.ended++,
      state: state => {
        seen.states.push(state)
        if (wanted(state, seen)) stop.abort()
      },
      certificate: () => true,
      pin,
      complaint: () => undefined,
    },
    { packets: 0, bytes: 0, bad_packets: 0 },
    { clock, dials, signIns },
    stop.signal,
  )
  return seen
}

/** Supervises a camera that answers by `answer` until a state comes that is `wanted`. */
export const superviseUntil = async (
  answer: Answer,
  wanted: (state: StreamState, seen: Supervised) => boolean,
  manner: Manner = {},
): Promise<Supervised> => {
  const server = await openCamera(answer, manner.ownOptions === true ? { ownOptions: true } : {})
  const seen = await superviseAt(`rtsp://127.0.0.1:${portOf(server)}/cam`, wanted, manner)
  server.close()
  return seen
}

/** A clock on which time passes so many times faster, for waits that are counted in seconds. */
export const hastyClock = (times: number): Clock => {
  const [began, wall] = [performance.now(), systemClock.wall()]
  const passed = () => (performance.now() - began) * times
  return { monotonic: () => millis(passed()), wall: () => wallPlus(wall, spanFromMillis(passed())) }
}
