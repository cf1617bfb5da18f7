// The access log for those who may read it: searching, taking it along, how far it is signed, and how it is kept. Reading it is written into it
// like any other look.

import { statSync } from 'node:fs'
import { Problem } from '#base/problems.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { AccessLogReader, AccessSearch } from '#community/access/access-log.ts'
import type { AccessSettingsBook } from '#community/access/access-settings.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import {
  type AccessFilter,
  type AccessHead,
  type AccessLogPage,
  accessExportQueryShape,
  accessHeadShape,
  accessLogQueryShape,
  accessLogShape,
  accessSettingsShape,
  type Looks,
  looksQueryShape,
  looksShape,
} from '#contract/access-log.ts'
import { toCamera, toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'
import { exportStream } from './export-log.ts'
import { shownEntry, shownLook } from './shown-entry.ts'

export type AccessLogPorts = {
  readonly log: AccessLogReader & { readonly flush: () => Promise<void> }
  /** Signs how far the log has come and tells where that was copied to. */
  readonly seal: () => Promise<AccessHead>
  readonly settings: AccessSettingsBook
  readonly cameras: CameraReader
}

export const accessLogRoutes = (ports: AccessLogPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/access-log',
    access: 'session',
    does: toStation('read_log'),
    summary: 'Who looked at what, changed what or was refused what, and why; newest first.',
    query: accessLogQueryShape,
    answers: { 200: accessLogShape },
    handler: async ({ query }): Promise<AccessLogPage> => {
      await written(ports)
      const { entries, next } = page(ports, { ...searchOf(query), before: query.before }, query.most)
      return { entries: entries.map(shownEntry), next }
    },
  }),
  route({
    method: 'GET',
    path: '/api/access-log/export',
    access: 'session',
    does: toStation('read_log'),
    summary: 'All entries that a filter lets through, as CSV for a spreadsheet or as JSON, a line each; newest first.',
    query: accessExportQueryShape,
    answers: { 200: { type: 'text/csv', says: 'CSV with a line of names first, or application/x-ndjson.' } },
    handler: async ({ query }, reply) => {
      await written(ports)
      const { form, ...filter } = query
      reply.type(form === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8')
      const name = form === 'csv' ? 'nhat-ky-truy-cap.csv' : 'nhat-ky-truy-cap.jsonl'
      reply.header('content-disposition', `attachment; filename="${name}"`)
      return reply.send(exportStream(ports.log, searchOf(filter), form))
    },
  }),
  route({
    method: 'GET',
    path: '/api/cameras/:camera/looks',
    access: 'session',
    does: toCamera('see_looks'),
    summary:
      'Who looked at a camera, live or what was recorded, when, at which footage and why: for the owner of the camera.',
    params: cameraParamsShape,
    query: looksQueryShape,
    answers: { 200: looksShape },
    handler: async ({ params, query, sight, caller }): Promise<Looks> => {
      const camera = knownCamera(ports.cameras, params.camera)
      const knowsPeople =
        sight.decide('read_log', { kind: 'station' }).allowed || sight.may('see_identity', params.camera)
      const mayName = (username: string) =>
        knowsPeople || (caller.kind === 'account' && caller.account.username === username)
      await written(ports)
      const { before, most, ...span } = query
      const { entries, next } = page(ports, { ...searchOf(span), camera, before }, most)
      return { looks: entries.map(entry => shownLook(entry, mayName)), next }
    },
  }),
  ...keepingRoutes(ports),
]

const keepingRoutes = (ports: AccessLogPorts): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/access-log/heads',
    access: 'session',
    does: toStation('read_log'),
    summary: 'Signs how far the log has come, copies that to every place, and answers it for printing.',
    answers: { 200: accessHeadShape },
    handler: () => ports.seal(),
  }),
  route({
    method: 'GET',
    path: '/api/access-log/settings',
    access: 'session',
    does: toStation('read_log'),
    summary: 'How long the log is kept, where its signed heads are copied to, and who is asked for a purpose.',
    answers: { 200: accessSettingsShape },
    handler: () => ports.settings.settings(),
  }),
  route({
    method: 'PUT',
    path: '/api/access-log/settings',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Sets how the log is kept. It is never kept for less than 24 months.',
    body: accessSettingsShape,
    answers: { 200: accessSettingsShape },
    handler: ({ body, caller }) => {
      for (const folder of body.copy_to)
        if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
          throw new Problem('access_copy_impossible', { place: folder })
      ports.settings.set(body, nameOf(caller))
      return ports.settings.settings()
    },
  }),
]

/** What was noted a moment ago is found; a disk that takes nothing hides nothing that is there. */
const written = async ({ log }: AccessLogPorts): Promise<void> => {
  await log.flush().catch(() => undefined)
}

const page = ({ log }: AccessLogPorts, search: Omit<AccessSearch, 'most'>, most: number) => {
  const found = log.find({ ...search, most: most + 1 })
  const entries = found.slice(0, most)
  return { entries, next: found.length > most ? (entries.at(-1)?.n ?? null) : null }
}

const searchOf = (filter: AccessFilter): Omit<AccessSearch, 'most'> => {
  const { from_90k, to_90k, ...rest } = filter
  return { ...rest, from: instant(from_90k), to: instant(to_90k) }
}

const instant = (at_90k: number | undefined): WallTime90k | undefined =>
  at_90k === undefined ? undefined : wallTime90k(at_90k)
