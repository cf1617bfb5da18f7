// Steering over HTTP. Each answer comes when the camera has taken the word; a camera that moves stops when the next word does not come in time.

import { z } from 'zod'
import type { CameraId } from '#base/ids.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
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
import { type HttpRoute, type Route, route } from '#http/route.ts'
import { presentCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'
import type { CameraEventsReader, PtzDesk } from './ptz-desk.ts'

type Need = {
  readonly desk: PtzDesk
  readonly events: CameraEventsReader
  readonly cameras: CameraReader
}

const presetParamsShape = z.strictObject({ camera: cameraIdShape, preset: z.string().min(1).max(100) })
const done = { done: true } as const

export const ptzRoutes = ({ desk, events, cameras }: Need): readonly Route[] => {
  const mustKnow = (camera: string): CameraId => presentCamera(cameras, camera)
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
      summary,
      params: cameraParamsShape,
      answers: { 200: ptzDoneShape },
      handler: async ({ params }) => {
        await act(mustKnow(params.camera))
        return done
      },
    })
  return [
    route({
      method: 'GET',
      path: '/api/cameras/:camera/ptz',
      access: 'session',
      summary: 'Whether a camera can be steered, where it looks, and its presets; asks the camera.',
      params: cameraParamsShape,
      answers: { 200: ptzShape },
      handler: ({ params }) => desk.look(mustKnow(params.camera)),
    }),
    route({
      method: 'POST',
      path: '/api/cameras/:camera/ptz/move',
      access: 'session',
      summary: 'Moves for `for_ms`; said again in time it goes on, else the camera is stopped. All zero stops.',
      params: cameraParamsShape,
      body: ptzMoveShape,
      answers: { 200: ptzDoneShape },
      handler: async ({ params, body }) => {
        const { for_ms, ...speed } = body
        await desk.move(mustKnow(params.camera), speed, for_ms)
        return done
      },
    }),
    deed('POST', '/api/cameras/:camera/ptz/stop', 'Stops at once.', desk.stopMoving),
    route({
      method: 'PUT',
      path: '/api/cameras/:camera/ptz/position',
      access: 'session',
      summary: 'Goes to a position.',
      params: cameraParamsShape,
      body: ptzMoveToShape,
      answers: { 200: ptzDoneShape },
      handler: async ({ params, body }) => {
        await desk.moveTo(mustKnow(params.camera), body)
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
      summary:
        'What a camera itself noticed (motion, tampering, digital inputs), the latest 200, since the station started.',
      params: cameraParamsShape,
      answers: { 200: cameraEventsShape },
      handler: ({ params }) => events.of(mustKnow(params.camera)),
    }),
  ]
}

const presetRoutes = (desk: PtzDesk, mustKnow: (id: string) => CameraId): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/cameras/:camera/ptz/presets',
    access: 'session',
    summary: 'Keeps where the camera looks now as a new preset.',
    params: cameraParamsShape,
    body: ptzPresetNameShape,
    answers: { 201: ptzPresetShape },
    handler: async ({ params, body }, reply) =>
      reply.code(201).send(await desk.keepPreset(mustKnow(params.camera), body.name)),
  }),
  route({
    method: 'PUT',
    path: '/api/cameras/:camera/ptz/presets/:preset',
    access: 'session',
    summary: 'Replaces a preset by where the camera looks now.',
    params: presetParamsShape,
    body: ptzPresetNameShape,
    answers: { 200: ptzPresetShape },
    handler: ({ params, body }) => desk.keepPreset(mustKnow(params.camera), body.name, params.preset),
  }),
  route({
    method: 'DELETE',
    path: '/api/cameras/:camera/ptz/presets/:preset',
    access: 'session',
    summary: 'Removes a preset from the camera.',
    params: presetParamsShape,
    answers: { 200: ptzDoneShape },
    handler: async ({ params }) => {
      await desk.removePreset(mustKnow(params.camera), params.preset)
      return done
    },
  }),
  route({
    method: 'POST',
    path: '/api/cameras/:camera/ptz/presets/:preset/goto',
    access: 'session',
    summary: 'Goes to a preset.',
    params: presetParamsShape,
    answers: { 200: ptzDoneShape },
    handler: async ({ params }) => {
      await desk.goto(mustKnow(params.camera), params.preset)
      return done
    },
  }),
]
