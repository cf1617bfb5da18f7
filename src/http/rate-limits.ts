// Rate limits: how much one account, or one household without an account, may ask for in a while. A bucket for each kind of work: full at
// first, emptied by asking, filled again with time. Far above what a hand at the page asks for, far below what tires the station out.

import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import { isOwnMachine } from './plain-line.ts'
import { networkOf } from './sign-in-tries.ts'

type Limit = { readonly most: number; readonly each_s: number }

/** `most` at once, and `each_s` a second for as long as one likes. */
export const limits = {
  /** Reading hours from disk into one file. */
  clips: { most: 60, each_s: 1 },
  /** A hand that pulls along the timeline of sixteen cameras asks for some dozens a second. */
  pictures: { most: 1500, each_s: 80 },
  /** Dials devices, or reads what somebody uploads. */
  searches: { most: 60, each_s: 1 },
  /** Hashes a password, or looks a secret up. */
  doors: { most: 120, each_s: 2 },
  /** What else somebody does who is signed in. */
  usual: { most: 1500, each_s: 60 },
  /** What anybody may ask. */
  open: { most: 600, each_s: 20 },
  /** The page's own files: a whole office opens it at eight. */
  files: { most: 4000, each_s: 200 },
} as const satisfies Record<string, Limit>

export type Kind = keyof typeof limits

const costly: Readonly<Record<string, Kind>> = {
  'GET /api/cameras/:camera/clip.mp4': 'clips',
  'GET /api/access-log/export': 'clips',
  'GET /api/cameras/:camera/playback.mp4': 'pictures',
  'GET /api/cameras/:camera/keyframe': 'pictures',
  'GET /api/cameras/:camera/keyframes': 'pictures',
  'GET /api/cameras/:camera/sound': 'pictures',
  'GET /api/cameras/:camera/segments/:segment': 'pictures',
  'GET /api/cameras/:camera/hls/:track': 'pictures',
  'GET /api/cameras/:camera/covered/:piece': 'pictures',
  'GET /api/map/bases/:file': 'pictures',
  'GET /api/map/openstreetmap/:z/:x/:y': 'pictures',
  'POST /api/discovery': 'searches',
  'POST /api/probes': 'searches',
  'POST /api/camera-imports': 'searches',
  'POST /api/map/checks': 'searches',
  'GET /*': 'files',
}

/** The work that a route stands for. */
export const kindOf = (method: string, path: string, access: string | undefined): Kind => {
  const named = costly[`${method === 'HEAD' ? 'GET' : method} ${path}`]
  if (named !== undefined) return named
  if (access !== 'public') return 'usual'
  return path.startsWith('/api/sign-in') && method !== 'DELETE' ? 'doors' : 'open'
}

const MOST_KEPT = 20_000

export type RateLimits = {
  /** Takes one of `kind` for `who`; throws `too_many_requests` with `retry_after_s`. */
  readonly take: (who: string, kind: Kind) => void
}

export const createRateLimits = (clock: Clock): RateLimits => {
  const kept = new Map<string, { left: number; at_ms: number }>()
  return {
    take: (who, kind) => {
      const { most, each_s }: Limit = limits[kind]
      const [key, now] = [`${kind} ${who}`, clock.monotonic()]
      const bucket = kept.get(key)
      const left = bucket === undefined ? most : Math.min(most, bucket.left + ((now - bucket.at_ms) / 1000) * each_s)
      kept.delete(key)
      kept.set(key, { left: Math.max(0, left - 1), at_ms: now })
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
      if (left < 1) throw new Problem('too_many_requests', { retry_after_s: Math.ceil((1 - left) / each_s) })
    },
  }
}

/**
 * Put behind the hook that finds out who asks. The operator on the local socket is not limited, nor are strangers on this very machine: a proxy
 * that stands before the station makes everybody look like it.
 */
export const limitRates = (app: FastifyInstance, clock: Clock): void => {
  const { take } = createRateLimits(clock)
  app.addHook('onRequest', async request => {
    const who = whoOf(request)
    if (who === undefined) return
    const { url = '', config } = request.routeOptions
    take(who, request.is404 ? 'open' : kindOf(request.method, url, config.access))
  })
}

const whoOf = ({ caller, socket }: FastifyRequest): string | undefined => {
  if (caller.kind === 'operator') return undefined
  if (caller.kind === 'account') return `account ${caller.account.id}`
  if (caller.kind === 'television') return `television ${caller.id}`
  return isOwnMachine(socket.remoteAddress) ? undefined : networkOf(socket.remoteAddress ?? '')
}
