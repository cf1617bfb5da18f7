// Steering over HTTP. Each answer comes when the camera has taken the word; a camera that moves stops when the next word does not come in time.

import { z } from 'zod'
import type { CameraId } from '#base/ids.ts'
import type { Sight } from '#community/access/sight.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import { cameraIdShape } from '#contract/camera.ts'
import { cameraEventsShape } from '#contract/camera-event.ts'
import {
  ptzDoneShape,
  ptzMoveShape,
  ptzMoveToShape,
  ptzPresetNameShape,
  ptzPresetShape,
  ptzShape,
} from '#contract/ptz.ts'
import { toCamera } from '#http/deed.ts'
import { type HttpRoute, type Route, route } from '#http/route.ts'
import { presentCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'
import type { CameraEventsReader, PtzDesk } from './ptz-desk.ts'

type Need = {
  readonly desk: PtzDesk
  readonly events: CameraEventsReader
  readonly cameras: SeenCameras
}

const presetParamsShape = z.strictObject({ camera: cameraIdShape, preset: z.string().min(1).max(100) })
const done = { done: true } as const

type MustKnow = (sight: Sight, camera: string) => CameraId

export const ptzRoutes = ({ desk, events, cameras }: Need): readonly Route[] => {
  const mustKnow: MustKnow = (sight, camera) => presentCamera(cameras.seenBy(sight), camera)
  const deed = (
    method: 'POST' | 'PUT',
    path: `/${string}`,
    summary: string,
    act: (camera: CameraId) => Promise<unknown>,
  ): HttpRoute =>
    route({
      method,
      path,
      access: 'session',
      does: toCamera('ptz'),
      summary,
      params: cameraParamsShape,
      answers: { 200: ptzDoneShape },
      handler: async ({ params, sight }) => {
        await act(mustKnow(sight, params.camera))
        return done
      },
    })
  return [
    route({
      method: 'GET',
      path: '/api/cameras/:camera/ptz',
      access: 'session',
      does: toCamera('ptz'),
      summary: 'Whether a camera can be steered, where it looks, and its presets; asks the camera.',
      params: cameraParamsShape,
      answers: { 200: ptzShape },
      handler: ({ params, sight }) => desk.look(mustKnow(sight, params.camera)),
    }),
    route({
      method: 'POST',
      path: '/api/cameras/:camera/ptz/move',
      access: 'session',
      does: toCamera('ptz'),
      summary: 'Moves for `for_ms`; said again in time it goes on, else the camera is stopped. All zero stops.',
      params: cameraParamsShape,
      body: ptzMoveShape,
      answers: { 200: ptzDoneShape },
      handler: async ({ params, body, sight }) => {
        const { for_ms, ...speed } = body
        await desk.move(mustKnow(sight, params.camera), speed, for_ms)
        return done
      },
    }),
    deed('POST', '/api/cameras/:camera/ptz/stop', 'Stops at once.', desk.stopMoving),
    route({
      method: 'PUT',
      path: '/api/cameras/:camera/ptz/position',
      access: 'session',
      does: toCamera('ptz'),
      summary: 'Goes to a position.',
      params: cameraParamsShape,
      body: ptzMoveToShape,
      answers: { 200: ptzDoneShape },
      handler: async ({ params, body, sight }) => {
        await desk.moveTo(mustKnow(sight, params.camera), body)
        return done
      },
    }),
    deed('POST', '/api/cameras/:camera/ptz/home', 'Goes to its home position.', desk.home),
    deed('PUT', '/api/cameras/:camera/ptz/home', 'Makes where it looks now its home position.', desk.setHome),
    ...presetRoutes(desk, mustKnow),
    route({
      method: 'GET',
      path: '/api/cameras/:camera/events',
      access: 'session',
      does: toCamera('watch_live'),
      summary:
        'What a camera itself noticed (motion, tampering, digital inputs), the latest 200, since the station started.',
      params: cameraParamsShape,
      answers: { 200: cameraEventsShape },
      handler: ({ params, sight }) => events.of(mustKnow(sight, params.camera)),
    }),
  ]
}

const presetRoutes = (desk: PtzDesk, mustKnow: MustKnow): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/cameras/:camera/ptz/presets',
    access: 'session',
    does: toCamera('ptz'),
    summary: 'Keeps where the camera looks now as a new preset.',
    params: cameraParamsShape,
    body: ptzPresetNameShape,
    answers: { 201: ptzPresetShape },
    handler: async ({ params, body, sight }, reply) =>
      reply.code(201).send(await desk.keepPreset(mustKnow(sight, params.camera), body.name)),
  }),
  route({
    method: 'PUT',
    path: '/api/cameras/:camera/ptz/presets/:preset',
    access: 'session',
    does: toCamera('ptz'),
    summary: 'Replaces a preset by where the camera looks now.',
    params: presetParamsShape,
    body: ptzPresetNameShape,
    answers: { 200: ptzPresetShape },
    handler: ({ params, body, sight }) => desk.keepPreset(mustKnow(sight, params.camera), body.name, params.preset),
  }),
  route({
    method: 'DELETE',
    path: '/api/cameras/:camera/ptz/presets/:preset',
    access: 'session',
    does: toCamera('ptz'),
    summary: 'Removes a preset from the camera.',
    params: presetParamsShape,
    answers: { 200: ptzDoneShape },
    handler: async ({ params, sight }) => {
      await desk.removePreset(mustKnow(sight, params.camera), params.preset)
      return done
    },
  }),
  route({
    method: 'POST',
    path: '/api/cameras/:camera/ptz/presets/:preset/goto',
    access: 'session',
    does: toCamera('ptz'),
    summary: 'Goes to a preset.',
    params: presetParamsShape,
    answers: { 200: ptzDoneShape },
    handler: async ({ params, sight }) => {
      await desk.goto(mustKnow(sight, params.camera), params.preset)
      return done
    },
  }),
]
