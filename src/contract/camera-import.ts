// Cameras from a spreadsheet, on the wire: the file is read without adding anything, each row's troubles are told, and then the good rows
// are added one after another. Passwords go in and never come out.

import { z } from 'zod'
import { bothShape, brandCodeShape } from './brand.ts'
import { cameraIdShape } from './camera.ts'
import { probeTroubleShape } from './probe.ts'

export const importColumnShape = z.enum([
  'name',
  'place',
  'brand',
  'address',
  'port',
  'channel',
  'username',
  'password',
  'main_url',
  'sub_url',
  'nvr',
])
export type ImportColumn = z.infer<typeof importColumnShape>

export const rowProblemShape = z.object({
  column: importColumnShape.nullable().describe('null: about the whole row'),
  heading: z.string().describe('the column as the file calls it'),
  code: z.string(),
  says: bothShape,
})
export type RowProblem = z.infer<typeof rowProblemShape>

/** `not_kept`: it was seen, and the station could not keep it; the log says why. */
export const rowTroubleShape = z.enum([...probeTroubleShape.options, 'not_kept'])
export type RowTrouble = z.infer<typeof rowTroubleShape>

export const importRowShape = z.object({
  row: z.number().int().describe('as the spreadsheet numbers it, the heading being row 1'),
  name: z.string(),
  place: z.string(),
  address: z.string().describe('without user and password'),
  channel: z.number().int().nullable(),
  brand: brandCodeShape.nullable(),
  problems: z.array(rowProblemShape),
  state: z.enum(['bad', 'ready', 'adding', 'added', 'failed']),
  camera: cameraIdShape.nullable(),
  jpeg: z.string().nullable(),
  mp4: z.string().nullable(),
  trouble: rowTroubleShape.nullable().describe('why it could not be added'),
  can_add_unseen: z.boolean().describe('nobody answers there now, and where its stream should be is known'),
})
export type ImportRow = z.infer<typeof importRowShape>

/**
 * POST /api/camera-imports with the file as its body (text/csv or XLSX) is the dry run; POST /api/camera-imports/:import/start adds the good rows, …/unseen those of them whose camera does not answer now;
 * GET /api/camera-imports/:import is read until it is done.
 */
export const importShape = z.object({
  id: z.string(),
  state: z.enum(['checked', 'adding', 'done']),
  rows: z.array(importRowShape),
  good: z.number().int(),
  bad: z.number().int(),
  ignored_columns: z.array(z.string()).describe('headings that mean nothing to the station'),
})
export type CameraImport = z.infer<typeof importShape>
