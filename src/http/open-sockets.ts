// Open WebSockets by session, so that signing out, or a session's end, also ends the live pictures. A picture that stands open is no hand at
// the page: only the duty wall stays signed in for want of clicks.

import type { WebSocket } from '@fastify/websocket'
import type { SessionReader } from '#community/access/session-book.ts'
import type { AccessDesk } from './ports.ts'

/** WebSocket close code for a session that ended; 4000–4999 are ours to give (RFC 6455 §7.4.2). */
export const CLOSE_SIGNED_OUT = 4401
const CLOSE_TRY_LATER = 1013
const MOST_PER_SESSION = 20

export type OpenSockets = {
  /** False when the session has too many open; the socket is then being closed. */
  readonly add: (token: string, socket: WebSocket) => boolean
  readonly signOut: (token: string) => void
  /** Closes the sockets of sessions that have ended; runs by itself whenever access is reviewed. */
  readonly check: () => void
  readonly stop: () => void
}

export const createOpenSockets = (sessions: SessionReader, access: AccessDesk): OpenSockets => {
  const open = new Map<string, Set<WebSocket>>()
  const signOut = (token: string) => {
    for (const socket of open.get(token) ?? []) socket.close(CLOSE_SIGNED_OUT, 'signed_out')
  }
  const check = () => {
    for (const token of open.keys()) if (sessions.find(token) === undefined) signOut(token)
  }
  const stop = access.onReview(check)
  return {
    add: (token, socket) => {
      const sockets = open.get(token) ?? new Set()
      if (sockets.size >= MOST_PER_SESSION) {
        socket.close(CLOSE_TRY_LATER, 'too_many_sockets')
        return false
      }
      open.set(token, sockets.add(socket))
      socket.once('close', () => {
        sockets.delete(socket)
        if (sockets.size === 0 && open.get(token) === sockets) open.delete(token)
      })
      return true
    },
    signOut,
    check,
    stop,
  }
}
