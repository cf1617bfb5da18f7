// Recordings: which seconds are held, and a span of a camera as the page plays it, as HLS, or as one file to keep.

import { fileTime } from '#base/file-time.ts'
import { knownCameraId } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import { clipNotesShape, coverageShape, playbackQueryShape, spanQueryShape } from '#contract/recording.ts'
import { clip } from '#engine/viewing/clip.ts'
import { type Playback, playback } from '#engine/viewing/playback.ts'
import { toCamera } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'
import { MP4, partsOf, type RecordingPorts, seenIn, spanOf } from './asked-span.ts'
import { bareWhile, coveredClip, masksOf, whileHeard } from './covered-footage.ts'
import { hlsRoutes } from './hls-routes.ts'
import { sendExtents } from './send-extents.ts'
import { coverageOf, notesOf } from './told-coverage.ts'

/** Clients take headers of 16 kB in all. */
const MOST_TOLD = 100

export const recordingRoutes = (ports: RecordingPorts): readonly Route[] => [...spanRoutes(ports), ...hlsRoutes(ports)]

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

/** Spans for a header, `from-to,from-to`; past the bound `more` stands for the rest, and clip.json tells all. */
const spansHeader = (spans: readonly { readonly from_90k: number; readonly to_90k: number }[]): string => {
  const told = spans.slice(0, MOST_TOLD).map(({ from_90k, to_90k }) => `${from_90k}-${to_90k}`)
  return [...told, ...(spans.length > MOST_TOLD ? ['more'] : [])].join(',')
}
