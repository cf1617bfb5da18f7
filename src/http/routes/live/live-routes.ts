// Live: one WebSocket a page. The page says which cameras it wants to see; it gets their frames, and a word whenever a
// camera's state changes.

import type { WebSocket } from '@fastify/websocket'
import { type CameraId, knownCameraId, type StreamName } from '#base/ids.ts'
import { Problem, type ProblemCode } from '#base/problems.ts'
import { mediaSpan90k, wallTime90k } from '#base/units.ts'
import type { Looker } from '#community/access/access-log.ts'
import type { Sight } from '#community/access/sight.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { StreamStatus } from '#contract/camera.ts'
import { type LiveNews, type LiveRequest, liveRequestShape } from '#contract/live.ts'
import { LIVE_HEADER_BYTES, type LiveHeader, writeLiveHeader } from '#contract/live-header.ts'
import type { LiveHub, LiveViewer } from '#engine/viewing/live.ts'
import { atPace } from '#engine/viewing/pace.ts'
import { toSome } from '#http/deed.ts'
import { lookerOf } from '#http/looker.ts'
import type { AccessDesk } from '#http/ports.ts'
import { type Route, socketRoute } from '#http/route.ts'

const MOST_CHANNELS = 128
/** A page that sends so many wrong messages is not our page. */
const MOST_MISTAKES = 20

export type StatusBoard = {
  readonly statusOf: (camera: CameraId, stream: StreamName) => StreamStatus | null
  /** Calls back on every change; answers how to stop. */
  readonly subscribe: (changed: (camera: string, stream: StreamName, status: StreamStatus) => void) => () => void
}

/** Pictures that every browser decodes, made while somebody watches. */
export type TranscodedLive = {
  readonly hub: LiveHub
  /** The problem code that says why a stream cannot be had so just now; undefined when it can. */
  readonly refusal: (camera: CameraId, stream: StreamName) => ProblemCode | undefined
}

/** Pictures with privacy masks burned in, for this caller. */
export type CoveredLive = TranscodedLive & {
  /** Whether the caller is given the camera covered. */
  readonly covers: (camera: string) => boolean
}

/** The access log's hand, for one who looks. */
export type LiveLooks = {
  /** They begin to look at a camera; answers what says that they have stopped. Throws where that cannot be written down. */
  readonly begin: (camera: string) => () => void
  /** They asked for one that is not theirs to see, or not there. */
  readonly refuse: (camera: string) => void
}

export type LivePorts = {
  readonly looks: LiveLooks
  readonly transcoded: TranscodedLive
  readonly covered: CoveredLive
  readonly hub: LiveHub
  readonly cameras: CameraReader
  readonly board: StatusBoard
  /** Why a camera is not there for the caller; `no_such_camera` where left out. */
  readonly whyNot?: (camera: string) => ProblemCode
}

type LiveRoutePorts = Omit<LivePorts, 'looks' | 'covered' | 'whyNot'> & {
  readonly looksOf: (who: Looker) => LiveLooks
  readonly coveredFor: (sight: Sight) => CoveredLive
}

type Channel = {
  readonly camera: string
  readonly stream: StreamName
  readonly stop: () => void
  readonly asked: WatchRequest
  readonly covered: boolean
}
type WatchRequest = Extract<LiveRequest, { kind: 'watch' }>

export type LiveRoutesNeed = Omit<LiveRoutePorts, 'cameras'> & {
  readonly cameras: SeenCameras
  readonly access: Pick<AccessDesk, 'onReview'>
}

export const liveRoutes = ({ cameras, access, looksOf, coveredFor, ...ports }: LiveRoutesNeed): readonly Route[] => [
  socketRoute({
    path: '/api/live',
    access: 'session',
    does: toSome('watch_live'),
    summary: 'Live pictures of many cameras over one WebSocket; see contract/live.ts for its messages.',
    handler: (socket, request) => {
      const serving = serveLive(socket, {
        ...ports,
        cameras: cameras.seenBy(request.sight, 'watch_live'),
        looks: looksOf(lookerOf(request)),
        covered: coveredFor(request.sight),
        whyNot: camera => whyNot(request.sight, camera),
      })
      socket.once('close', access.onReview(serving.review))
    },
  }),
]

/** Of a camera that one may know it is said that its owner does not share it now. */
const whyNot = (sight: Sight, camera: string): ProblemCode => {
  const decision = sight.decide('watch_live', { kind: 'camera', camera })
  const withheld = !decision.allowed && decision.because === 'not_shared' && sight.knows(camera)
  return withheld ? 'not_shared' : 'no_such_camera'
}

export type LiveServing = {
  /** Lets go of what `ports.cameras` does not know any more; what is covered now, or no more, is shown so. */
  readonly review: () => void
}

/** Speaks `contract/live.ts` on this socket; whoever may not see every camera is given ports with the cameras they may see. */
export const serveLive = (socket: WebSocket, ports: LivePorts): LiveServing => {
  const channels = new Map<number, Channel>()
  let mistakes = 0
  const tell = (news: LiveNews) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(news))
  }
  const drop = (channel: number) => {
    channels.get(channel)?.stop()
    channels.delete(channel)
  }
  const stopStatus = ports.board.subscribe((camera, stream, status) => {
    for (const [channel, watched] of channels) {
      if (watched.camera === camera && watched.stream === stream) tell({ kind: 'status', channel, status })
    }
  })
  socket.on('message', (data, binary) => {
    const request = binary ? undefined : readRequest(String(data))
    if (request === undefined) {
      if (++mistakes > MOST_MISTAKES) socket.close(1008, 'not understood')
      return
    }
    drop(request.channel)
    if (request.kind === 'watch') watch(socket, ports, channels, request, tell)
  })
  socket.on('close', () => {
    stopStatus()
    for (const channel of [...channels.keys()]) drop(channel)
  })
  return {
    review: () => {
      for (const [channel, { camera, covered, asked }] of [...channels]) {
        if (ports.cameras.get(knownCameraId(camera)) === undefined) {
          drop(channel)
          tell({ kind: 'refused', channel, code: ports.whyNot?.(camera) ?? 'no_such_camera' })
        } else if (ports.covered.covers(camera) !== covered) {
          drop(channel)
          watch(socket, ports, channels, asked, tell)
        }
      }
    },
  }
}

const watch = (
  socket: WebSocket,
  ports: LivePorts,
  channels: Map<number, Channel>,
  request: WatchRequest,
  tell: (news: LiveNews) => void,
): void => {
  const { channel, stream } = request
  const camera = knownCameraId(request.camera)
  const status = ports.board.statusOf(camera, stream)
  const row = ports.cameras.get(camera)
  if (row === undefined || (stream === 'sub' && row.sub_url === null) || channels.size >= MOST_CHANNELS) {
    if (row === undefined) refusedTo(ports, camera)
    const code = ports.whyNot?.(camera) ?? 'no_such_camera'
    tell({ kind: 'refused', channel, code: channels.size >= MOST_CHANNELS ? 'too_many_tries' : code })
    return
  }
  if (status !== null) tell({ kind: 'status', channel, status })
  const covered = ports.covered.covers(camera)
  const transcoded = request.as === 'h264' && !covered
  const made = covered ? ports.covered : transcoded ? ports.transcoded : undefined
  const refused = made?.refusal(camera, stream)
  if (refused !== undefined) {
    tell({ kind: 'refused', channel, code: refused })
    return
  }
  const ended = lookedAt(ports, camera)
  if (ended === undefined) {
    tell({ kind: 'refused', channel, code: 'access_log_full' })
    return
  }
  const hub = made?.hub ?? ports.hub
  const as = { ...(transcoded && { transcoded }), ...(covered && { masked: true }) }
  const viewer = atPace(viewerOf(socket, channel, as, tell), request.pace ?? 'all')
  const unwatch = hub.watch(camera, stream, viewer)
  const stop = () => {
    unwatch()
    ended()
  }
  channels.set(channel, { camera, stream, stop, asked: request, covered })
}

/** Undefined where the look cannot be written down: then there is none. */
const lookedAt = ({ looks }: LivePorts, camera: CameraId): (() => void) | undefined => {
  try {
    return looks.begin(camera)
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

/** What cannot be written down is refused all the same. */
const refusedTo = ({ looks }: LivePorts, camera: CameraId): void => {
  try {
    looks.refuse(camera)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
}

const viewerOf = (
  socket: WebSocket,
  channel: number,
  as: { readonly transcoded?: boolean; readonly masked?: boolean },
  tell: (news: LiveNews) => void,
): LiveViewer => {
  const send = (header: LiveHeader, bytes: Buffer) => {
    if (socket.readyState !== socket.OPEN) return
    const message = Buffer.allocUnsafe(LIVE_HEADER_BYTES + bytes.length)
    writeLiveHeader(header, new DataView(message.buffer, message.byteOffset, LIVE_HEADER_BYTES))
    bytes.copy(message, LIVE_HEADER_BYTES)
    socket.send(message)
  }
  return {
    format: ({ mime, width, height, init }) => {
      tell({ kind: 'format', channel, mime, width, height, ...as })
      if (init.length > 0)
        send({ kind: 'init', channel, key: false, start: wallTime90k(0), span: mediaSpan90k(0) }, init)
    },
    frame: ({ key, start, span, bytes }) => send({ kind: 'frame', channel, key, start, span }, bytes),
    skipped: frames => tell({ kind: 'skipped', channel, frames }),
    waiting: () => socket.bufferedAmount,
  }
}

const readRequest = (text: string): LiveRequest | undefined => {
  try {
    const read = liveRequestShape.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}
