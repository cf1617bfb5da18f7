// The camera doctor over HTTP: a run is started and read while it goes on; a fix is applied and answered when it is proven.

import type { CameraId } from '#base/ids.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import { appliedFixShape, applyFixShape, doctorReportShape, startDoctorShape } from '#contract/doctor.ts'
import { toCamera } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { presentCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'
import type { DoctorDesk } from './doctor-desk.ts'

type Need = { readonly desk: DoctorDesk; readonly cameras: SeenCameras }

export const doctorRoutes = ({ desk, cameras }: Need): readonly Route[] => {
  const mustKnow = (sight: Sight, camera: string): CameraId => presentCamera(cameras.seenBy(sight), camera)
  return [
    route({
      method: 'GET',
      path: '/api/cameras/:camera/doctor',
      access: 'session',
      does: toCamera('configure_camera'),
      summary: 'What the camera doctor found so far, or at its last run, and what was put right.',
      params: cameraParamsShape,
      answers: { 200: doctorReportShape },
      handler: ({ params, sight }) => desk.report(mustKnow(sight, params.camera)),
    }),
    route({
      method: 'POST',
      path: '/api/cameras/:camera/doctor',
      access: 'session',
      does: toCamera('configure_camera'),
      summary: 'Begins to look a camera over, which takes up to 20 s; the report is read from GET until it is done.',
      params: cameraParamsShape,
      body: startDoctorShape,
      answers: { 202: doctorReportShape },
      handler: ({ params, body, sight }, reply) =>
        reply.code(202).send(desk.start(mustKnow(sight, params.camera), body)),
    }),
    route({
      method: 'POST',
      path: '/api/cameras/:camera/doctor/fixes',
      access: 'session',
      does: toCamera('configure_camera'),
      summary: 'Changes one setting on the camera, reads it back and looks whether its stream shows it; up to 25 s.',
      params: cameraParamsShape,
      body: applyFixShape,
      answers: { 200: appliedFixShape },
      handler: ({ params, body, caller, sight }) => desk.fix(mustKnow(sight, params.camera), body.code, nameOf(caller)),
    }),
  ]
}
