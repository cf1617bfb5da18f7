// Films of redacted copies over HTTP: the one that is drawn upon, single pictures as they will be, tracks, and the copy itself: watched here while it waits,
// taken along once it is approved.

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { fileTime } from '#base/file-time.ts'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import { hasWatched, refusal } from '#community/evidence/redaction.ts'
import type { RedactionRow } from '#community/evidence/redaction-book.ts'
import { previewQueryShape, redactionPicturesShape, trackAskShape, trackShape } from '#contract/redaction.ts'
import { toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { whileHeard } from '#http/routes/recordings/covered-footage.ts'
import { sendExtents } from '#http/routes/recordings/send-extents.ts'
import { askedRedaction, lookedAtRedaction, type RedactionPorts, standingOf } from './redaction-desk.ts'

export const redactionParams = z.strictObject({
  redaction: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
})

const MP4 = 'video/mp4'

export const redactionFilmRoutes = (ports: RedactionPorts): readonly Route[] => [
  ...drawnUponRoutes(ports),
  ...copyRoutes(ports),
]

const drawnUponRoutes = (ports: RedactionPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/redactions/:redaction/pictures',
    access: 'session',
    does: toSome('play_back'),
    summary: 'When each picture of the film that is drawn upon is shown.',
    params: redactionParams,
    answers: { 200: redactionPicturesShape },
    handler: async request => {
      const row = lookedAtRedaction(ports, request, request.params.redaction)
      return { times_90k: await ports.studio.times(row.id) }
    },
  }),
  route({
    method: 'GET',
    path: '/api/redactions/:redaction/work.mp4',
    access: 'session',
    does: toSome('play_back'),
    summary: 'The small film of the span that is drawn upon: privacy masks covered, nothing else.',
    params: redactionParams,
    answers: { 200: { type: MP4, says: 'H.264, each picture at its own moment; ranges are answered.' } },
    handler: (request, reply) => {
      const row = lookedAtRedaction(ports, request, request.params.redaction)
      return sendFilm(ports, request, reply, row, 'work')
    },
  }),
  route({
    method: 'GET',
    path: '/api/redactions/:redaction/preview',
    access: 'session',
    does: toSome('play_back'),
    summary: 'One picture as it will be in the redacted copy, by what is drawn and saved.',
    params: redactionParams,
    query: previewQueryShape,
    answers: { 200: { type: 'image/jpeg', says: 'The picture that stands at that instant.' } },
    handler: async (request, reply) => {
      const row = lookedAtRedaction(ports, request, request.params.redaction)
      const at = Math.min(Math.max(row.from, request.query.at_90k), row.to)
      const jpeg = await ports.studio.preview(row, at, whileHeard(reply))
      return reply.type('image/jpeg').header('cache-control', 'no-store').send(jpeg)
    },
  }),
  route({
    method: 'POST',
    path: '/api/redactions/:redaction/tracks',
    access: 'session',
    does: toSome('play_back'),
    summary:
      'Follows what a rectangle holds, forward or back; answers keys for a person to look at, and where it was lost.',
    params: redactionParams,
    body: trackAskShape,
    answers: { 200: trackShape },
    handler: (request, reply) => {
      const row = lookedAtRedaction(ports, request, request.params.redaction)
      return ports.studio.track(row, request.body, whileHeard(reply))
    },
  }),
]

const copyRoutes = (ports: RedactionPorts): readonly Route[] =>
  (['film', 'still'] as const).flatMap(form => [watchRoute(ports, form), saveRoute(ports, form)])

const of = {
  film: { end: 'mp4', type: MP4, what: 'copy', says: 'H.264 and AAC; ranges are answered.' },
  still: { end: 'jpg', type: 'image/jpeg', what: 'still', says: 'The picture, its rectangles burned in.' },
} as const

const watchRoute = (ports: RedactionPorts, form: RedactionRow['form']): Route =>
  route({
    method: 'GET',
    path: `/api/redactions/:redaction/copy.${of[form].end}`,
    access: 'session',
    does: toSome('play_back'),
    summary: `The redacted ${of[form].what}, to be watched here.`,
    params: redactionParams,
    answers: { 200: { type: of[form].type, says: of[form].says } },
    handler: async (request, reply) => {
      const row = lookedAtRedaction(ports, request, request.params.redaction)
      if (row.form !== form) throw new Problem('redaction_gone', { redaction: row.id })
      if (row.result === undefined) throw new Problem('redaction_not_ready', { redaction: row.id })
      const by = nameOf(request.caller)
      await sizeOf(ports, row, 'copy')
      // Before the first byte: whoever has it has watched.
      if (!hasWatched(row, ports.redactions.steps(row.id), by))
        ports.redactions.step(row.id, { kind: 'watched', text: row.result.sha256, by }, {})
      return sendFilm(ports, request, reply, row, 'copy')
    },
  })

const saveRoute = (ports: RedactionPorts, form: RedactionRow['form']): Route =>
  route({
    method: 'GET',
    path: `/api/redactions/:redaction/saved.${of[form].end}`,
    access: 'session',
    does: toSome('extract'),
    summary: `The redacted ${of[form].what} as a file to take along, once it is approved.`,
    params: redactionParams,
    answers: { 200: { type: of[form].type, says: of[form].says } },
    handler: async (request, reply) => {
      const row = askedRedaction(ports, request, request.params.redaction)
      request.footage = { cameras: [row.camera], span: [row.from, row.to] }
      const refused = refusal(row, standingOf(request, row), 'save')
      if (refused !== undefined) throw new Problem(refused, { redaction: row.id })
      if (row.form !== form) throw new Problem('redaction_gone', { redaction: row.id })
      const { range } = request.headers
      await (range === undefined ? mustBeWhole(ports, row) : sizeOf(ports, row, 'copy'))
      if (range === undefined || range.startsWith('bytes=0-'))
        ports.redactions.step(row.id, { kind: 'saved', text: '', by: nameOf(request.caller) }, {})
      const name = `${form === 'still' ? 'anh-da-che' : 'da-che'}-${row.id}_${row.camera}_${fileTime(row.from)}`
      return sendFilm(ports, request, reply, row, 'copy', `${name}.${of[form].end}`)
    },
  })

/** Throws `redaction_damaged` where the file is not what was made. */
export const mustBeWhole = async ({ studio }: Pick<RedactionPorts, 'studio'>, row: RedactionRow): Promise<void> => {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(studio.file(row.id, 'copy'))) hash.update(piece as Buffer)
  } catch (cause) {
    throw new Problem('redaction_gone', { redaction: row.id }, { cause })
  }
  if (hash.digest('hex') !== row.result?.sha256) throw new Problem('redaction_damaged', { redaction: row.id })
}

const sendFilm = async (
  { studio }: RedactionPorts,
  request: FastifyRequest,
  reply: FastifyReply,
  row: RedactionRow,
  what: 'work' | 'copy',
  name?: string,
): Promise<FastifyReply> => {
  const file = studio.file(row.id, what)
  const size = await sizeOf({ studio }, row, what)
  reply.header('cache-control', 'no-store')
  const version = `${row.id} ${row.result?.sha256 ?? ''} ${size}`
  const extents = [{ kind: 'file', file, at: 0, length: size } as const]
  const type = what === 'copy' ? of[row.form].type : MP4
  return sendExtents(request, reply, { type, extents, version, ...(name === undefined ? {} : { name }) })
}

/** Throws where it is not there. */
const sizeOf = async (
  { studio }: Pick<RedactionPorts, 'studio'>,
  { id }: RedactionRow,
  what: 'work' | 'copy',
): Promise<number> => {
  try {
    return (await stat(studio.file(id, what))).size
  } catch (cause) {
    throw new Problem(what === 'work' ? 'redaction_not_ready' : 'redaction_gone', { redaction: id }, { cause })
  }
}
