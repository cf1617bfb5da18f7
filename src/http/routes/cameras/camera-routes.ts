// Cameras: listed with the state of their streams, added, removed. No answer ever holds a user name or a password.

import { z } from 'zod'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
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
} from '#contract/camera.ts'
import type { Ports } from '#http/ports.ts'
import { type Route, route } from '#http/route.ts'
import { readCameraUrl } from './camera-url.ts'

/** Path parameters of every route under /api/cameras/:camera. */
export const cameraParamsShape = z.strictObject({ camera: cameraIdShape })

type Need = Pick<Ports, 'cameras' | 'recorder' | 'clock' | 'log'>

export const cameraRoutes = ({ cameras, recorder, clock, log }: Need): readonly Route[] => {
  const shown = (row: CameraRow): Camera => ({ ...row, ...recorder.statusOf(row.id) })
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
  ]
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
