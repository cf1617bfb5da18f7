// Cameras: listed with the state of their streams, added, removed. No answer ever holds a user name or a password.

import { z } from 'zod'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, wallTime90k } from '#base/units.ts'
import { parseWeekHours, weekHoursText } from '#base/week-hours.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { CameraChange, CameraRow, NewCamera } from '#community/upkeep/camera-book.ts'
import { verbCodes } from '#contract/access.ts'
import {
  type AddCameraRead,
  addCameraShape,
  type Camera,
  cameraIdShape,
  cameraListShape,
  cameraShape,
  type EditCamera,
  editCameraShape,
  type RemovedCamera,
  removedCameraShape,
  setHoursShape,
  suspendShape,
} from '#contract/camera.ts'
import { readCameraAddress } from '#engine/camera/address.ts'
import { freely, toCamera, toStation } from '#http/deed.ts'
import type { Ports } from '#http/ports.ts'
import { type Route, route } from '#http/route.ts'
import { urlsMustBeCallable } from './callable-address.ts'
import { readCameraUrl } from './camera-url.ts'
import { movedWith } from './moved-device.ts'
import { mustNotMoveSight } from './place-decides.ts'
import { cameraShower } from './shown-camera.ts'

/** Path parameters of every route under /api/cameras/:camera. */
export const cameraParamsShape = z.strictObject({ camera: cameraIdShape })

const LONGEST_SUSPENSION = spanFromMillis(366 * 24 * 3_600_000)

type Need = Pick<Ports, 'cameras' | 'access' | 'devices' | 'recorder' | 'guard' | 'clock' | 'log'>

export const cameraRoutes = ({ cameras, access, devices, recorder, guard, clock, log }: Need): readonly Route[] => {
  const shower = cameraShower({ devices, recorder, clock })
  const shown = (sight: Sight, row: CameraRow): Camera =>
    withRights(sight, sight.may('configure_camera', row.id) ? shower(row) : withoutAddresses(shower(row)))
  const mustGet = (sight: Sight, id: CameraId): CameraRow => {
    const row = cameras.seenBy(sight).get(id)
    if (row === undefined) throw new Problem('no_such_camera', { camera: id })
    return row
  }
  return [
    route({
      method: 'GET',
      path: '/api/cameras',
      access: 'session',
      does: freely('The list holds the cameras that the caller may do something with, and no other.'),
      summary: 'All cameras with the state of their streams.',
      answers: { 200: cameraListShape },
      handler: ({ sight }) => ({
        cameras: cameras
          .seenBy(sight)
          .list()
          .map(row => shown(sight, row)),
        now_90k: clock.wall(),
      }),
    }),
    route({
      method: 'POST',
      path: '/api/cameras',
      access: 'session',
      does: toStation('configure_camera'),
      summary: 'Adds a camera; recording starts at once. User and password in the address are moved out of it.',
      body: addCameraShape,
      answers: { 201: cameraShape },
      handler: async ({ body, caller, sight }, reply) => {
        const camera = readNewCamera(body, nameOf(caller))
        mustNotMoveSight(access, sight, camera.id, camera.place)
        await urlsMustBeCallable(guard, camera)
        const row = cameras.add(camera)
        log.info('camera added', { camera: row.id })
        recorder.camerasChanged()
        return reply.code(201).header('location', `/api/cameras/${row.id}`).send(shown(sight, row))
      },
    }),
    route({
      method: 'GET',
      path: '/api/cameras/:camera',
      access: 'session',
      does: toCamera('any'),
      summary: 'One camera with the state of its streams.',
      params: cameraParamsShape,
      answers: { 200: cameraShape },
      handler: ({ params, sight }) => shown(sight, mustGet(sight, knownCameraId(params.camera))),
    }),
    route({
      method: 'PATCH',
      path: '/api/cameras/:camera',
      access: 'session',
      does: toCamera('configure_camera'),
      summary:
        'Changes a camera; what is left out stays. Recording its sound needs a reason, which is kept with who gave it.',
      params: cameraParamsShape,
      body: editCameraShape,
      answers: { 200: cameraShape },
      handler: async ({ params, body, caller, sight }) => {
        const before = mustGet(sight, knownCameraId(params.camera))
        const { id } = before
        const { audio, trust_certificate, retry_sign_in, ...rest } = body
        mustNotMoveSight(access, sight, id, rest.place)
        const change = readChange(rest)
        await urlsMustBeCallable(guard, change)
        if (Object.keys(rest).length > 0) cameras.change(id, change)
        devices.set(id, movedWith(before, mustGet(sight, id), devices.get(id)))
        if (audio !== undefined)
          cameras.recordAudio(id, { recording: audio.record, reason: audio.reason, by: nameOf(caller) })
        log.info('camera changed', { camera: id, by: nameOf(caller), what: Object.keys(body) })
        if (trust_certificate === true) recorder.trustCertificate(id)
        if (retry_sign_in === true) retrySignIn(mustGet(sight, id), recorder)
        recorder.camerasChanged()
        return shown(sight, mustGet(sight, id))
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/cameras/:camera',
      access: 'session',
      does: toCamera('configure_camera'),
      summary: 'Removes a camera: recording stops and its password is forgotten. Its footage is kept.',
      params: cameraParamsShape,
      answers: { 200: removedCameraShape },
      handler: ({ params, sight }): RemovedCamera => {
        const { id, name } = mustGet(sight, knownCameraId(params.camera))
        cameras.remove(id)
        log.info('camera removed', { camera: id })
        recorder.camerasChanged()
        return { id, name, footage: 'kept' }
      },
    }),
    ...restRoutes({ cameras, recorder, clock, log }, (sight, id) => shown(sight, mustGet(sight, knownCameraId(id)))),
  ]
}

/** `known` answers the camera as it is shown, or throws `no_such_camera`. */
const restRoutes = (
  { cameras, recorder, clock, log }: Omit<Need, 'access' | 'devices' | 'guard'>,
  known: (sight: Sight, camera: string) => Camera,
): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/cameras/:camera/suspension',
    access: 'session',
    does: toCamera('configure_camera'),
    summary:
      'Suspends a camera: it is not dialled, and the ledger says why and who, until it is resumed or its time comes.',
    params: cameraParamsShape,
    body: suspendShape,
    answers: { 200: cameraShape },
    handler: ({ params, body: { reason, until_90k }, caller, sight }) => {
      const id = knownCameraId(known(sight, params.camera).id)
      const now = clock.wall()
      if (until_90k !== null && (until_90k <= now || until_90k > now + LONGEST_SUSPENSION))
        throw new Problem('suspended_until_past', { camera: id, until_90k })
      const until = until_90k === null ? null : wallTime90k(until_90k)
      cameras.suspend(id, { reason, by: nameOf(caller), until_90k: until })
      log.info('camera suspended', { camera: id, by: nameOf(caller) })
      recorder.camerasChanged()
      return known(sight, id)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/cameras/:camera/suspension',
    access: 'session',
    does: toCamera('configure_camera'),
    summary: 'Resumes a suspended camera at once.',
    params: cameraParamsShape,
    answers: { 200: cameraShape },
    handler: ({ params, caller, sight }) => {
      const id = knownCameraId(known(sight, params.camera).id)
      cameras.resume(id, nameOf(caller))
      log.info('camera resumed', { camera: id, by: nameOf(caller) })
      recorder.camerasChanged()
      return known(sight, id)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/cameras/:camera/hours',
    access: 'session',
    does: toCamera('configure_camera'),
    summary: 'Sets the hours of the week in which a camera is recorded; null: always. Live goes on outside them.',
    params: cameraParamsShape,
    body: setHoursShape,
    answers: { 200: cameraShape },
    handler: ({ params, body: { hours }, caller, sight }) => {
      const id = knownCameraId(known(sight, params.camera).id)
      const read = hours === null ? undefined : parseWeekHours(hours)
      if (read !== undefined && !read.ok) throw new Problem('bad_hours', { field: 'body.hours' })
      cameras.setHours(id, read === undefined ? null : weekHoursText(read.value), nameOf(caller))
      log.info('recording hours set', { camera: id, by: nameOf(caller) })
      recorder.camerasChanged()
      return known(sight, id)
    },
  }),
]

/** Where a camera is dialled is the business of whoever sets it up. */
const withRights = (sight: Sight, camera: Camera): Camera => ({
  ...camera,
  may: verbCodes.filter(verb => sight.may(verb, camera.id)),
})

const withoutAddresses = (camera: Camera): Camera => {
  const { device, main, sub } = camera
  return {
    ...camera,
    main_url: '',
    sub_url: camera.sub_url === null ? null : '',
    // Whether it answers ONVIF is told: whoever may steer it is shown how.
    device: { brand: device.brand, service_url: device.service_url && '', nvr: null, channel: null },
    main: main && { ...main, detail: null },
    sub: sub && { ...sub, detail: null },
  }
}

const retrySignIn = ({ main_url, sub_url }: CameraRow, recorder: Ports['recorder']): void => {
  const hosts = [main_url, sub_url ?? main_url].map(url => readCameraAddress(url))
  for (const host of new Set(hosts.flatMap(read => (read.ok ? [read.value.host] : [])))) recorder.retrySignIn(host)
}

// What was typed in its own field wins over what stands in the address.
const readNewCamera = (body: AddCameraRead, by: string): NewCamera => {
  const { id, username, password, main_url, sub_url, audio_reason, ...rest } = body
  if (rest.record_audio && audio_reason === '') throw new Problem('audio_needs_reason', { field: 'body.audio_reason' })
  const main = readCameraUrl(main_url, 'body.main_url')
  const sub = sub_url === null || sub_url.trim() === '' ? null : readCameraUrl(sub_url, 'body.sub_url')
  return {
    ...rest,
    id: id === undefined ? undefined : knownCameraId(id),
    main_url: main.url,
    sub_url: sub?.url ?? null,
    username: username || main.username || sub?.username || '',
    password: password || main.password || sub?.password || '',
    audio: rest.record_audio ? { reason: audio_reason, by } : undefined,
  }
}

const readChange = ({
  main_url,
  sub_url,
  ...rest
}: Omit<EditCamera, 'audio' | 'trust_certificate' | 'retry_sign_in'>): CameraChange => {
  const main = main_url === undefined ? undefined : readCameraUrl(main_url, 'body.main_url')
  const none = sub_url === null || sub_url?.trim() === ''
  const sub = none || sub_url === undefined ? undefined : readCameraUrl(sub_url, 'body.sub_url')
  const username = rest.username ?? (main?.username || sub?.username || undefined)
  const password = rest.password ?? (main?.password || sub?.password || undefined)
  return { ...rest, main_url: main?.url, sub_url: none ? null : sub?.url, username, password }
}
