// Imports: cameras from a spreadsheet. Its rows are checked first and nothing is added; then the good ones are, with a picture each.

import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import { importShape } from '#contract/camera-import.ts'
import { toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import type { ImportDesk } from './import-desk.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { csvTemplate, xlsxTemplate } from './template.ts'

export type ImportPorts = { readonly desk: ImportDesk }

const MOST_BYTES = 2 * 1024 * 1024
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const importParamsShape = z.strictObject({ import: z.string().max(40) })
const formParamsShape = z.strictObject({ form: z.enum(['csv', 'xlsx']) })

export const importRoutes = ({ desk }: ImportPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/camera-imports/template/:form',
    access: 'session',
    does: toStation('configure_camera'),
    summary: 'An empty spreadsheet of cameras to fill in, as CSV or XLSX.',
    params: formParamsShape,
    answers: { 200: { type: XLSX, says: 'XLSX, or text/csv.' } },
    handler: ({ params }, reply) => {
      const isCsv = params.form === 'csv'
      return reply
        .type(isCsv ? 'text/csv; charset=utf-8' : XLSX)
        .header('content-disposition', `attachment; filename="camera.${params.form}"`)
        .send(isCsv ? csvTemplate() : xlsxTemplate())
    },
  }),
  route({
    method: 'POST',
    path: '/api/camera-imports',
    access: 'session',
    does: toStation('configure_camera'),
    summary: 'Reads a spreadsheet of cameras (text/csv or XLSX) and tells what is wrong with each row; adds nothing.',
    bodyLimit: MOST_BYTES,
    answers: { 201: importShape },
    handler: async (request, reply) => reply.code(201).send(await desk.check(await tableOf(request))),
  }),
  route({
    method: 'GET',
    path: '/api/camera-imports/:import',
    access: 'session',
    does: toStation('configure_camera'),
    summary: 'The rows of a spreadsheet and how far their adding has come.',
    params: importParamsShape,
    answers: { 200: importShape },
    handler: ({ params }) => desk.get(params.import),
  }),
  route({
    method: 'POST',
    path: '/api/camera-imports/:import/start',
    access: 'session',
    does: toStation('configure_camera'),
    summary: 'Begins to add the good rows of a spreadsheet, each with a picture; read from GET until it is done.',
    params: importParamsShape,
    answers: { 202: importShape },
    handler: ({ params, caller }, reply) => reply.code(202).send(desk.start(params.import, nameOf(caller))),
  }),
  route({
    method: 'POST',
    path: '/api/camera-imports/:import/unseen',
    access: 'session',
    does: toStation('configure_camera'),
    summary: 'Adds the rows whose camera did not answer, at the address where its maker or the row has its stream.',
    params: importParamsShape,
    answers: { 200: importShape },
    handler: ({ params, caller }) => desk.addUnseen(params.import, nameOf(caller)),
  }),
]

const tableOf = async ({ body }: FastifyRequest) => {
  if (!Buffer.isBuffer(body)) throw new Problem('not_a_spreadsheet', {})
  const isZip = body[0] === 0x50 && body[1] === 0x4b
  const read = isZip ? await readXlsx(body) : readCsv(body)
  if (!read.ok) throw new Problem(read.problem === 'too_large' ? 'spreadsheet_too_large' : 'not_a_spreadsheet', {})
  return read.value
}
