// Recordings: which seconds are held, and a span of a camera as the page plays it, as HLS, or as one file to keep.

import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import { fileTime } from '#base/file-time.ts'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Span as UnsharedSpan } from '#community/access/sharing.ts'
import type { Sight } from '#community/access/sight.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import {
  type ClipNotes,
  type Coverage,
  clipNotesShape,
  coverageShape,
  playbackQueryShape,
  type SpanQuery,
  spanQueryShape,
} from '#contract/recording.ts'
import { type CoverageSpan, coverage, missingSpan, recordedSpan, recoveredSpan } from '#engine/recording/coverage.ts'
import { initSegment } from '#engine/recording/init-segment.ts'
import type { LedgerReader, Outage } from '#engine/recording/ledger.ts'
import { clip } from '#engine/viewing/clip.ts'
import { endBefore, type Footage, type FootagePart, type SteppedOver } from '#engine/viewing/footage.ts'
import { coveredPlaylist, hasPlayableSound, masterPlaylist, mediaPlaylist } from '#engine/viewing/hls.ts'
import { type Playback, playback } from '#engine/viewing/playback.ts'
import { pieceName, piecePattern, readPiece } from '#http/covered-piece.ts'
import { toCamera } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'
import { bareWhile, type CoveredFootage, coveredClip, masksOf, whileHeard } from './covered-footage.ts'
import { judgedSpan } from './judged-span.ts'
import { sendExtents } from './send-extents.ts'
import type { SharedFootage } from './shared-footage.ts'

const LONGEST_SPAN = spanFromMillis(24 * 3_600_000)
/** What the transcoder makes (RFC 6381): constrained baseline, as far as any of its sizes. */
const COVERED = 'avc1.42c01f'
const LONGEST_COVERAGE = spanFromMillis(32 * 24 * 3_600_000)
/** Clients take headers of 16 kB in all. */
const MOST_TOLD = 100
const MP4 = { type: 'video/mp4', says: 'The bytes; HTTP ranges are answered.' }

export type RecordingPorts = {
  readonly footage: Footage
  readonly shared: SharedFootage
  readonly ledger: LedgerReader
  readonly cameras: SeenCameras
  readonly clock: Clock
  readonly covered: CoveredFootage
  /** The same pictures as H.264; throws the problems of transcoding. */
  readonly transcode: (
    parts: readonly FootagePart[],
    gone: AbortSignal,
  ) => Promise<{ readonly mime: string; readonly bytes: Buffer }>
}

/** The ports with the cameras that one caller may see. */
type Seen = Omit<RecordingPorts, 'cameras'> & {
  readonly cameras: CameraReader
  /** When its owner did not share it with this caller. */
  readonly unshared: (camera: string, from: WallTime90k, to: WallTime90k) => readonly UnsharedSpan[]
  /** Whether anything was left out because of that. */
  readonly withheld: () => boolean
}

const segmentParams = cameraParamsShape.extend({ segment: z.string().regex(/^\d{1,12}\.mp4$/) })
const formatParams = cameraParamsShape.extend({ format: z.string().regex(/^[0-9a-f]{16}\.mp4$/) })
/** From and to, as the playlist has them, and which stream. */
const pieceParams = cameraParamsShape.extend({ piece: z.string().regex(piecePattern) })
const pieceQueryShape = z.strictObject({ init: z.literal('1').optional() })
const trackParams = cameraParamsShape.extend({ track: z.enum(['video.m3u8', 'audio.m3u8']) })

export const recordingRoutes = (ports: RecordingPorts): readonly Route[] => [...spanRoutes(ports), ...hlsRoutes(ports)]

const seenIn =
  (ports: RecordingPorts) =>
  (sight: Sight): Seen => {
    let withheld = false
    const footage = ports.shared.seenBy(sight, () => {
      withheld = true
    })
    return {
      ...{ ...ports, footage, cameras: ports.cameras.seenBy(sight) },
      unshared: (camera, from, to) => ports.shared.unshared(sight, camera, from, to),
      withheld: () => withheld,
    }
  }

const spanRoutes = (ports: RecordingPorts, seenBy = seenIn(ports)): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/cameras/:camera/coverage',
    access: 'session',
    does: toCamera('read_coverage'),
    summary: 'Which seconds of a stream are recorded, which were recovered and from where, which are missing and why.',
    params: cameraParamsShape,
    query: spanQueryShape,
    answers: { 200: coverageShape },
    handler: ({ params, query, sight }) => coverageOf(seenBy(sight), params.camera, query),
  }),
  route({
    method: 'GET',
    path: '/api/cameras/:camera/playback.mp4',
    access: 'session',
    does: toCamera('play_back'),
    summary:
      'A span as fragmented MP4 for Media Source Extensions, from the keyframe before it; with `as=h264` transcoded for browsers that cannot decode what was recorded.',
    params: cameraParamsShape,
    query: playbackQueryShape,
    answers: { 200: MP4 },
    handler: async ({ params, query, sight }, reply) => {
      const { parts } = await partsOf(seenBy(sight), params.camera, query)
      const masks = masksOf(ports.covered, sight, parts)
      if (masks.length === 0) bareWhile(reply.request, () => masksOf(ports.covered, sight, parts))
      const next = ports.footage.reader.next(knownCameraId(params.camera), query.stream, wallTime90k(query.to_90k))
      const { mime, extents } =
        masks.length > 0
          ? asBytes(await ports.covered.span(parts, masks, whileHeard(reply)))
          : query.as === 'h264'
            ? asBytes(await ports.transcode(parts, whileHeard(reply)))
            : playback(parts)
      reply.header('x-mime', mime)
      if (next !== undefined) reply.header('x-next-90k', next.start)
      return sendExtents(reply.request, reply, { type: 'video/mp4', extents })
    },
  }),
  route({
    method: 'GET',
    path: '/api/cameras/:camera/clip.mp4',
    access: 'session',
    does: toCamera('extract'),
    summary: 'A span as one ordinary MP4 file, header first, not encoded anew; footage that is missing is left out.',
    params: cameraParamsShape,
    query: spanQueryShape,
    answers: { 200: MP4 },
    handler: async ({ params, query, sight }, reply) => {
      const seen = seenBy(sight)
      const found = await partsOf(seen, params.camera, query)
      const { from, to } = spanOf(query)
      const masks = masksOf(ports.covered, sight, found.parts)
      if (masks.length === 0) bareWhile(reply.request, () => masksOf(ports.covered, sight, found.parts))
      const covering = masks.length > 0 && (await coveredClip(ports.covered, found.parts, masks, whileHeard(reply)))
      const made = clip(found.parts, from, to)
      const notes = notesOf(seen, params.camera, query, made, found.over)
      reply.header('x-covered-90k', spansHeader(notes.parts)).header('x-gaps-90k', spansHeader(notes.gaps))
      const name = `${params.camera}_${fileTime(from)}.mp4`
      const { extents } = covering ? asBytes(covering) : made
      return sendExtents(reply.request, reply, { type: 'video/mp4', extents, name })
    },
  }),
  route({
    method: 'GET',
    path: '/api/cameras/:camera/clip.json',
    access: 'session',
    does: toCamera('play_back'),
    summary: 'What clip.mp4 of the same span holds: its size, its parts and each gap.',
    params: cameraParamsShape,
    query: spanQueryShape,
    answers: { 200: clipNotesShape },
    handler: async ({ params, query, sight }) => {
      const seen = seenBy(sight)
      const { from, to } = spanOf(query)
      const { parts, over } = await partsOf(seen, params.camera, query)
      return notesOf(seen, params.camera, query, clip(parts, from, to), over)
    },
  }),
]

const asBytes = ({ mime, bytes }: { readonly mime: string; readonly bytes: Buffer }): Playback => ({
  mime,
  extents: [{ kind: 'bytes', bytes }],
})

const hlsRoutes = (ports: RecordingPorts, seenBy = seenIn(ports)): readonly Route[] => [
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

/** Spans for a header, `from-to,from-to`; past the bound `more` stands for the rest, and clip.json tells all. */
const spansHeader = (spans: readonly { readonly from_90k: number; readonly to_90k: number }[]): string => {
  const told = spans.slice(0, MOST_TOLD).map(({ from_90k, to_90k }) => `${from_90k}-${to_90k}`)
  return [...told, ...(spans.length > MOST_TOLD ? ['more'] : [])].join(',')
}

const spanOf = (query: SpanQuery): { from: WallTime90k; to: WallTime90k } => ({
  from: wallTime90k(query.from_90k),
  to: wallTime90k(query.to_90k),
})

const checked = (ports: Seen, camera: string, query: SpanQuery, longest: number) => {
  const id = knownCamera(ports.cameras, camera)
  const { from, to } = spanOf(query)
  if (to <= from) throw new Problem('invalid_request', { from_90k: from, to_90k: to })
  if (to - from > longest) throw new Problem('span_too_long', { camera })
  return { id, from, to }
}

type Found = { readonly parts: readonly FootagePart[]; readonly over: readonly SteppedOver[] }

const partsOf = async (ports: Seen, camera: string, query: SpanQuery): Promise<Found> => {
  const { id, from, to } = checked(ports, camera, query, LONGEST_SPAN)
  const over: SteppedOver[] = []
  const parts = await ports.footage.parts(id, query.stream, from, to, one => over.push(one))
  if (parts.length > 0) return { parts, over }
  const next = ports.footage.reader.next(id, query.stream, to)
  const before_90k = endBefore(ports.footage.reader, id, query.stream, from)
  const where = { camera, ...(next && { next_90k: next.start }), ...(before_90k && { before_90k }) }
  if (ports.withheld()) throw new Problem('not_shared', where)
  const [first] = over
  if (first === undefined) throw new Problem('nothing_recorded', where)
  throw new Problem('footage_damaged', { ...where, segment: first.segment.path, why: first.why })
}

const coverageOf = (ports: Seen, camera: string, query: SpanQuery): Coverage => {
  const { id, from, to } = checked(ports, camera, query, LONGEST_COVERAGE)
  const known = coveredUntil(ports, id, from, to)
  const all = coverage(
    ports.footage.reader.segments(id, query.stream, known.from, known.to),
    ports.ledger.outages(id, query.stream, known.from, known.to),
    known.from,
    known.to,
  )
  const spans = withoutUnshared(all, ports.unshared(camera, known.from, known.to))
  const suspended_90k = missingSpan(spans, 'suspended')
  const not_scheduled_90k = missingSpan(spans, 'not_scheduled') + missingSpan(spans, 'not_shared')
  return {
    camera,
    stream: query.stream,
    from_90k: from,
    to_90k: to,
    expected_90k: known.to - known.from - suspended_90k - not_scheduled_90k,
    suspended_90k,
    not_scheduled_90k,
    recorded_90k: recordedSpan(spans),
    recovered_90k: recoveredSpan(spans),
    spans: spans.map(span => ({
      state: span.state,
      from_90k: span.from,
      to_90k: span.to,
      cause: span.state === 'missing' ? span.cause : null,
      detail: span.state === 'missing' ? span.detail : null,
      by: span.state === 'missing' ? span.by : null,
      noted_90k: span.state === 'missing' ? span.noted : null,
      recovered: span.state === 'recovered' ? span.origin : null,
    })),
  }
}

/** What was recorded for its owner alone is missing for others, with that cause. */
const withoutUnshared = (spans: readonly CoverageSpan[], unshared: readonly UnsharedSpan[]): readonly CoverageSpan[] =>
  spans.flatMap(span => {
    if (span.state === 'missing') return [span]
    const left: CoverageSpan[] = []
    let at: number = span.from
    for (const { from, to } of unshared) {
      if (to <= at || from >= span.to) continue
      if (from > at) left.push({ ...span, from: wallTime90k(at), to: from })
      const end = wallTime90k(Math.min(to, span.to))
      const why = { cause: 'not_shared', by: null, detail: null, noted: null } as const
      left.push({ state: 'missing', from: wallTime90k(Math.max(at, from)), to: end, ...why })
      at = end
    }
    return at < span.to ? [...left, { ...span, from: wallTime90k(at) }] : left
  })

const coveredUntil = (ports: Seen, id: CameraId, from: WallTime90k, to: WallTime90k) => {
  const first = ports.footage.reader.next(id, 'main', wallTime90k(0))?.start
  return judgedSpan({ added: ports.cameras.get(id)?.added_90k, first }, from, to, ports.clock.wall())
}

const notesOf = (
  ports: Seen,
  camera: string,
  query: SpanQuery,
  made: ReturnType<typeof clip>,
  over: readonly SteppedOver[],
): ClipNotes => {
  const { from, to } = spanOf(query)
  const held = made.parts.map(part => ({ start: part.from, end: part.to }))
  // What is not judged yet (the last seconds, the future, the time before the camera was added) is no gap.
  const id = knownCameraId(camera)
  const judged = coveredUntil(ports, id, from, to)
  const outages = ports.ledger.outages(id, query.stream, judged.from, judged.to)
  const known = [...outages, ...over.map(one => outageOf(one, ports.clock.wall()))].sort((a, b) => a.from - b.from)
  const gaps = coverage(held, known, judged.from, judged.to).flatMap(span =>
    span.state === 'missing' ? [{ from_90k: span.from, to_90k: span.to, cause: span.cause, detail: span.detail }] : [],
  )
  return {
    camera,
    stream: query.stream,
    from_90k: from,
    to_90k: to,
    bytes: made.bytes,
    parts: made.parts.map(part => ({ from_90k: part.from, to_90k: part.to, at_90k: part.at })),
    gaps,
  }
}

/** What the station has just seen for itself; the recorder enters it into the ledger when it comes to that file. */
const outageOf = ({ segment, why }: SteppedOver, noted: WallTime90k): Outage => ({
  camera: segment.camera,
  stream: segment.stream,
  from: segment.start,
  to: segment.end,
  cause: 'disk_fault',
  by: 'station',
  detail: why,
  noted,
})
