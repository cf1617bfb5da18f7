// Cameras: listed with the state of their streams, added, removed. No answer ever holds a user name or a password.

import { z } from 'zod'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import { hoursAt, parseWeekHours, weekHoursText } from '#base/week-hours.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { CameraRow, NewCamera } from '#community/upkeep/camera-book.ts'
import {
  type AddCameraRead,
  addCameraShape,
  type Camera,
  cameraIdShape,
  cameraListShape,
  cameraShape,
  type RemovedCamera,
  removedCameraShape,
  setHoursShape,
  suspendShape,
} from '#contract/camera.ts'
import type { Ports } from '#http/ports.ts'
import { type Route, route } from '#http/route.ts'
import { readCameraUrl } from './camera-url.ts'

/** Path parameters of every route under /api/cameras/:camera. */
export const cameraParamsShape = z.strictObject({ camera: cameraIdShape })

const LONGEST_SUSPENSION = spanFromMillis(366 * 24 * 3_600_000)

type Need = Pick<Ports, 'cameras' | 'recorder' | 'clock' | 'log'>

export const cameraRoutes = ({ cameras, recorder, clock, log }: Need): readonly Route[] => {
  const shown = (row: CameraRow): Camera => ({
    ...row,
    hours: row.hours === null ? null : { ...row.hours, recording: recordsAt(row.hours.text, clock.wall()) },
    ...recorder.statusOf(row.id),
  })
  const mustGet = (id: CameraId): CameraRow => {
    const row = cameras.get(id)
    if (row === undefined) throw new Problem('no_such_camera', { camera: id })
    return row
  }
  return [
    route({
      method: 'GET',
      path: '/api/cameras',
      access: 'session',
      summary: 'All cameras with the state of their streams.',
      answers: { 200: cameraListShape },
      handler: () => ({ cameras: cameras.list().map(shown), now_90k: clock.wall() }),
    }),
    route({
      method: 'POST',
      path: '/api/cameras',
      access: 'session',
      summary: 'Adds a camera; recording starts at once. User and password in the address are moved out of it.',
      body: addCameraShape,
      answers: { 201: cameraShape },
      handler: ({ body }, reply) => {
        const row = cameras.add(readNewCamera(body))
        log.info('camera added', { camera: row.id })
        recorder.camerasChanged()
        return reply.code(201).header('location', `/api/cameras/${row.id}`).send(shown(row))
      },
    }),
    route({
      method: 'GET',
      path: '/api/cameras/:camera',
      access: 'session',
      summary: 'One camera with the state of its streams.',
      params: cameraParamsShape,
      answers: { 200: cameraShape },
      handler: ({ params }) => shown(mustGet(knownCameraId(params.camera))),
    }),
    route({
      method: 'DELETE',
      path: '/api/cameras/:camera',
      access: 'session',
      summary: 'Removes a camera: recording stops and its password is forgotten. Its footage is kept.',
      params: cameraParamsShape,
      answers: { 200: removedCameraShape },
      handler: ({ params }): RemovedCamera => {
        const { id, name } = mustGet(knownCameraId(params.camera))
        cameras.remove(id)
        log.info('camera removed', { camera: id })
        recorder.camerasChanged()
        return { id, name, footage: 'kept' }
      },
    }),
    ...restRoutes({ cameras, recorder, clock, log }, id => shown(mustGet(knownCameraId(id)))),
  ]
}

/** `known` answers the camera as it is shown, or throws `no_such_camera`. */
const restRoutes = ({ cameras, recorder, clock, log }: Need, known: (camera: string) => Camera): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/cameras/:camera/suspension',
    access: 'session',
    summary:
      'Suspends a camera: it is not dialled, and the ledger says why and who, until it is resumed or its time comes.',
    params: cameraParamsShape,
    body: suspendShape,
    answers: { 200: cameraShape },
    handler: ({ params, body: { reason, until_90k }, caller }) => {
      const id = knownCameraId(known(params.camera).id)
      const now = clock.wall()
      if (until_90k !== null && (until_90k <= now || until_90k > now + LONGEST_SUSPENSION))
        throw new Problem('suspended_until_past', { camera: id, until_90k })
      const until = until_90k === null ? null : wallTime90k(until_90k)
      cameras.suspend(id, { reason, by: nameOf(caller), until_90k: until })
      log.info('camera suspended', { camera: id, by: nameOf(caller) })
      recorder.camerasChanged()
      return known(id)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/cameras/:camera/suspension',
    access: 'session',
    summary: 'Resumes a suspended camera at once.',
    params: cameraParamsShape,
    answers: { 200: cameraShape },
    handler: ({ params, caller }) => {
      const id = knownCameraId(known(params.camera).id)
      cameras.resume(id, nameOf(caller))
      log.info('camera resumed', { camera: id, by: nameOf(caller) })
      recorder.camerasChanged()
      return known(id)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/cameras/:camera/hours',
    access: 'session',
    summary: 'Sets the hours of the week in which a camera is recorded; null: always. Live goes on outside them.',
    params: cameraParamsShape,
    body: setHoursShape,
    answers: { 200: cameraShape },
    handler: ({ params, body: { hours }, caller }) => {
      const id = knownCameraId(known(params.camera).id)
      const read = hours === null ? undefined : parseWeekHours(hours)
      if (read !== undefined && !read.ok) throw new Problem('bad_hours', { field: 'body.hours' })
      cameras.setHours(id, read === undefined ? null : weekHoursText(read.value), nameOf(caller))
      log.info('recording hours set', { camera: id, by: nameOf(caller) })
      recorder.camerasChanged()
      return known(id)
    },
  }),
]

const recordsAt = (hours: string, now: WallTime90k): boolean => {
  const read = parseWeekHours(hours)
  return !read.ok || hoursAt(read.value, now).on
}

// What was typed in its own field wins over what stands in the address.
const readNewCamera = ({ id, username, password, main_url, sub_url, ...rest }: AddCameraRead): NewCamera => {
  const main = readCameraUrl(main_url, 'body.main_url')
  const sub = sub_url === null || sub_url.trim() === '' ? null : readCameraUrl(sub_url, 'body.sub_url')
  return {
    ...rest,
    id: id === undefined ? undefined : knownCameraId(id),
    main_url: main.url,
    sub_url: sub?.url ?? null,
    username: username || main.username || sub?.username || '',
    password: password || main.password || sub?.password || '',
  }
}
