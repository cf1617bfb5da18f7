// Scans of the papers that ask for footage, laid to the request and read again.

import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { extractionShape, MOST_SCAN_BYTES } from '#contract/extraction.ts'
import { scanName } from '#contract/scan-name.ts'
import { toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { askedExtraction, doerOf, type ExtractionPorts, mustBeDone, shownExtraction } from './extraction-desk.ts'
import { extractionParams, told } from './extraction-routes.ts'

const MOST_SCANS = 20
const scanParams = extractionParams.extend({ scan: z.coerce.number().int().min(1).max(1e9) })
const nameQuery = z.strictObject({ name: z.string().trim().min(1).max(200).default('scan') })
const ends: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' }

export const scanRoutes = (ports: ExtractionPorts): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/extractions/:extraction/scans',
    access: 'session',
    does: toSome('request_extract'),
    summary: 'A scan of the paper that asks for it: PDF, JPEG or PNG as application/octet-stream, at most 20 MB.',
    params: extractionParams,
    query: nameQuery,
    bodyLimit: MOST_SCAN_BYTES,
    tooLarge: 'scan_too_large',
    answers: { 201: extractionShape },
    handler: async ({ params, query, body, caller, sight }, reply) => {
      const asking = { caller, sight }
      const row = askedExtraction(ports, asking, params.extraction)
      mustBeDone(ports, asking, row, 'add_scan')
      if (row.scans.length >= MOST_SCANS) throw new Problem('too_many_scans', { most: MOST_SCANS })
      const kept = Buffer.isBuffer(body) ? await ports.scans.keep(body) : undefined
      if (kept?.ok !== true) throw new Problem('scan_unreadable', { extraction: row.id })
      const doer = doerOf(caller)
      const name = scanName(query.name)
      const scan = ports.book.addScan(row.id, { name, ...kept.value }, doer.by)
      ports.book.step(row.id, { kind: 'add_scan', state: row.state, text: `${scan}: ${name}` }, doer)
      return reply.code(201).send(shownExtraction(ports, asking, ports.book.get(row.id)))
    },
  }),
  route({
    method: 'GET',
    path: '/api/extractions/:extraction/scans/:scan',
    access: 'session',
    does: told,
    summary: 'A scan, as it was laid to the request.',
    params: scanParams,
    answers: { 200: { type: 'application/pdf', says: 'PDF, JPEG or PNG.' } },
    handler: async ({ params, caller, sight }, reply) => {
      const { id } = askedExtraction(ports, { caller, sight }, params.extraction)
      const { type, sha256 } = ports.book.scan(id, params.scan)
      const read = await ports.scans.read(sha256)
      if (!read.ok)
        throw new Problem(read.problem === 'gone' ? 'no_such_scan' : 'scan_changed', {
          extraction: id,
          scan: params.scan,
        })
      return reply
        .type(type)
        .header('content-disposition', `attachment; filename="ban-chup-${params.scan}.${ends[type]}"`)
        .send(read.value)
    },
  }),
]
