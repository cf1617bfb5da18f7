// HLS: a span of a camera for phones and other players: playlists, and the pieces that they name.

import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { spanQueryShape } from '#contract/recording.ts'
import { initSegment } from '#engine/recording/init-segment.ts'
import { coveredPlaylist, hasPlayableSound, masterPlaylist, mediaPlaylist } from '#engine/viewing/hls.ts'
import { pieceName, piecePattern, readPiece } from '#http/covered-piece.ts'
import { toCamera } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'
import { MP4, partsOf, type RecordingPorts, seenIn } from './asked-span.ts'
import { bareWhile, masksOf, whileHeard } from './covered-footage.ts'
import { sendExtents } from './send-extents.ts'

/** What the transcoder makes (RFC 6381): constrained baseline, as far as any of its sizes. */
const COVERED = 'avc1.42c01f'

const segmentParams = cameraParamsShape.extend({ segment: z.string().regex(/^\d{1,12}\.mp4$/) })
const formatParams = cameraParamsShape.extend({ format: z.string().regex(/^[0-9a-f]{16}\.mp4$/) })
/** From and to, as the playlist has them, and which stream. */
const pieceParams = cameraParamsShape.extend({ piece: z.string().regex(piecePattern) })
const pieceQueryShape = z.strictObject({ init: z.literal('1').optional() })
const trackParams = cameraParamsShape.extend({ track: z.enum(['video.m3u8', 'audio.m3u8']) })

export const hlsRoutes = (ports: RecordingPorts, seenBy = seenIn(ports)): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/cameras/:camera/index.m3u8',
    access: 'session',
    does: toCamera('play_back'),
    summary: 'A span as HLS, for phones and other players.',
    params: cameraParamsShape,
    query: spanQueryShape,
    answers: { 200: { type: 'application/vnd.apple.mpegurl', says: 'A playlist of playlists.' } },
    handler: async ({ params, query, sight }, reply) => {
      const { parts } = await partsOf(seenBy(sight), params.camera, query)
      const span = `from_90k=${query.from_90k}&to_90k=${query.to_90k}&stream=${query.stream}`
      const bare = masksOf(ports.covered, sight, parts).length === 0
      const audio = hasPlayableSound(parts) && bare ? `hls/audio.m3u8?${span}` : undefined
      return reply
        .type('application/vnd.apple.mpegurl')
        .send(masterPlaylist(parts, `hls/video.m3u8?${span}`, audio, bare ? undefined : COVERED))
    },
  }),
  route({
    method: 'GET',
    path: '/api/cameras/:camera/hls/:track',
    access: 'session',
    does: toCamera('play_back'),
    summary: 'One track of a span as an HLS media playlist of byte ranges.',
    params: trackParams,
    query: spanQueryShape,
    answers: { 200: { type: 'application/vnd.apple.mpegurl', says: 'A media playlist.' } },
    handler: async ({ params, query, sight }, reply) => {
      const { parts } = await partsOf(seenBy(sight), params.camera, query)
      const track = params.track === 'video.m3u8' ? 'video' : 'audio'
      const finished = query.to_90k <= ports.clock.wall()
      if (masksOf(ports.covered, sight, parts).length > 0) {
        if (track === 'audio') throw new Problem('masked_not_here', { camera: params.camera })
        const piece = (from: number, to: number) => `../covered/${pieceName(from, to, query.stream)}`
        return reply.type('application/vnd.apple.mpegurl').send(coveredPlaylist(parts, piece, finished))
      }
      const links = {
        segment: (id: number) => `../segments/${id}.mp4`,
        format: (id: string) => `../formats/${id}.mp4`,
      }
      return reply.type('application/vnd.apple.mpegurl').send(mediaPlaylist(parts, track, links, finished))
    },
  }),
  route({
    method: 'GET',
    path: '/api/cameras/:camera/segments/:segment',
    access: 'session',
    does: toCamera('play_back'),
    summary: 'One segment as it lies on disk.',
    params: segmentParams,
    answers: { 200: MP4 },
    handler: ({ params, sight }, reply) => {
      knownCamera(ports.cameras.seenBy(sight), params.camera)
      const segment = ports.footage.reader.segment(Number.parseInt(params.segment, 10))
      if (segment?.camera !== params.camera) throw new Problem('nothing_recorded', { camera: params.camera })
      if (ports.shared.unshared(sight, segment.camera, segment.start, segment.end).length > 0)
        throw new Problem('not_shared', { camera: params.camera })
      const masks = () => ports.covered.masksOver(sight, segment.camera, segment.start, segment.end)
      if (masks().length > 0) throw new Problem('masked_not_here', { camera: params.camera })
      bareWhile(reply.request, masks)
      const file = ports.footage.fileOf(segment)
      const extents = [{ kind: 'file', file, at: 0, length: segment.bytes } as const]
      return sendExtents(reply.request, reply, { type: 'video/mp4', extents })
    },
  }),
  route({
    method: 'GET',
    path: '/api/cameras/:camera/covered/:piece',
    access: 'session',
    does: toCamera('play_back'),
    summary:
      'A piece of a span as fragmented MP4 with privacy masks burned in, for HLS; the init segment that stands in front of it where `init=1`.',
    params: pieceParams,
    query: pieceQueryShape,
    answers: { 200: MP4 },
    handler: async ({ params, query, sight }, reply) => {
      const { from, to, stream } = readPiece(params.piece)!
      const { parts } = await partsOf(seenBy(sight), params.camera, { from_90k: from, to_90k: to, stream })
      const masks = masksOf(ports.covered, sight, parts)
      const { bytes, init_bytes } = await ports.covered.span(parts, masks, whileHeard(reply))
      const made = query.init === '1' ? bytes.subarray(0, init_bytes) : bytes.subarray(init_bytes)
      return sendExtents(reply.request, reply, { type: 'video/mp4', extents: [{ kind: 'bytes', bytes: made }] })
    },
  }),
  route({
    method: 'GET',
    path: '/api/cameras/:camera/formats/:format',
    access: 'session',
    does: toCamera('play_back'),
    summary: 'The init segment of one stream format.',
    params: formatParams,
    answers: { 200: MP4 },
    handler: ({ params, sight }, reply) => {
      knownCamera(ports.cameras.seenBy(sight), params.camera)
      const format = ports.footage.reader.format(params.format.slice(0, 16))
      if (format === undefined) throw new Problem('nothing_recorded', { camera: params.camera })
      return reply.type('video/mp4').send(initSegment([format]))
    },
  }),
]
