// Devices: a camera is asked what it is, how its picture is set, and is started anew. Who changed what is in the log.

import type { CameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import { deviceShape, imagingShape, rebootedShape, setImagingShape } from '#contract/device.ts'
import { toCamera } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { presentCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'
import type { DeviceDesk } from './device-desk.ts'

type Need = { readonly desk: DeviceDesk; readonly cameras: SeenCameras; readonly log: Logger }

export const deviceRoutes = ({ desk, cameras, log }: Need): readonly Route[] => {
  const mustKnow = (sight: Sight, camera: string): CameraId => presentCamera(cameras.seenBy(sight), camera)
  return [
    route({
      method: 'GET',
      path: '/api/cameras/:camera/device',
      access: 'session',
      does: toCamera('configure_camera'),
      summary:
        'What a camera says of itself over ONVIF: maker, firmware, names, network, clock, accounts; asks the camera.',
      params: cameraParamsShape,
      answers: { 200: deviceShape },
      handler: ({ params, sight }) => desk.about(mustKnow(sight, params.camera)),
    }),
    route({
      method: 'GET',
      path: '/api/cameras/:camera/imaging',
      access: 'session',
      does: toCamera('configure_camera'),
      summary: 'How a camera’s picture is set, and what may be set; asks the camera.',
      params: cameraParamsShape,
      answers: { 200: imagingShape },
      handler: ({ params, sight }) => desk.imaging(mustKnow(sight, params.camera)),
    }),
    route({
      method: 'PATCH',
      path: '/api/cameras/:camera/imaging',
      access: 'session',
      does: toCamera('configure_camera'),
      summary: 'Changes brightness and its like, and day or night, on the camera; answers what it has afterwards.',
      params: cameraParamsShape,
      body: setImagingShape,
      answers: { 200: imagingShape },
      handler: async ({ params, body, caller, sight }) => {
        const camera = mustKnow(sight, params.camera)
        const imaging = await desk.setImaging(camera, body)
        log.info('the picture of a camera was set', { camera, by: nameOf(caller), ...body })
        return imaging
      },
    }),
    route({
      method: 'POST',
      path: '/api/cameras/:camera/reboot',
      access: 'session',
      does: toCamera('configure_camera'),
      summary: 'Starts a camera anew; a recorder is started anew with all its channels.',
      params: cameraParamsShape,
      answers: { 202: rebootedShape },
      handler: async ({ params, caller, sight }, reply) => {
        const camera = mustKnow(sight, params.camera)
        await desk.reboot(camera)
        log.info('a camera was started anew', { camera, by: nameOf(caller) })
        return reply.code(202).send({ rebooting: true })
      },
    }),
  ]
}
