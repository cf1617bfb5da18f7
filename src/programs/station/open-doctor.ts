// Opens the camera doctor on a station: measures a stream where it is recorded, else in a session of its own, and keeps the desk behind its routes.

import type { Clock } from '#base/clock.ts'
import type { CameraId, StreamName } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import type { DoctorBook } from '#community/upkeep/doctor-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import { applyFix, type DoctorConditions, examine, type Patient } from '#engine/camera/doctor.ts'
import { createHttpClient } from '#engine/camera/http-client.ts'
import type { MeasuredStream } from '#engine/camera/measured-stream.ts'
import { openOnvifDevice } from '#engine/camera/onvif-open.ts'
import type { LiveHub } from '#engine/viewing/live.ts'
import { measureLive } from '#engine/viewing/measure-live.ts'
import { streamMeasurer } from '#engine/viewing/measure-stream.ts'
import type { PictureMaker } from '#engine/viewing/picture-maker.ts'
import type { Route } from '#http/route.ts'
import { createDoctorDesk } from '#http/routes/doctor/doctor-desk.ts'
import { doctorRoutes } from '#http/routes/doctor/doctor-routes.ts'
import type { CallingDevices } from '#programs/adding/adding-cameras.ts'
import { type CameraBooks, cameraAtHand } from './camera-at-hand.ts'

type Need = {
  readonly books: CameraBooks
  readonly book: DoctorBook
  readonly cameras: SeenCameras
  readonly calling: CallingDevices
  readonly hub: LiveHub
  readonly clock: Clock
  readonly log: Logger
}

const DECODE_WIDTH = 320

export const openDoctor = (need: Need): { readonly routes: readonly Route[]; readonly stop: () => void } => {
  const { books, cameras, clock, log } = need
  const conditionsOf = createConditions(need)
  const patientOf = (camera: CameraId): Patient => {
    const patient = cameraAtHand(books, camera)
    if (patient === undefined) throw new Problem('no_such_camera', { camera })
    return patient
  }
  const desk = createDoctorDesk({
    examine: async (camera, wish, signal, tell) => {
      const patient = patientOf(camera)
      return examine(conditionsOf(camera, patient), patient, wish, signal, tell)
    },
    fix: async (camera, brand, code, signal) => {
      const patient = patientOf(camera)
      return applyFix(conditionsOf(camera, patient), patient, patient.brand ?? brand, code, signal)
    },
    book: need.book,
    clock,
    log,
  })
  return { routes: doctorRoutes({ desk, cameras }), stop: () => desk.stop() }
}

const createConditions = ({ books, calling, hub, clock }: Need) => {
  const { guard, refused, pictures } = calling
  const http = createHttpClient(guard, refused)
  const inOwnSession = streamMeasurer(clock, guard.pin)
  return (camera: CameraId, patient: Patient): DoctorConditions => {
    const measureAnew = (stream: StreamName, signal: AbortSignal): Promise<MeasuredStream> => {
      const url = (stream === 'main' ? patient.main_url : patient.sub_url) ?? patient.main_url
      return inOwnSession({ url, credentials: patient.credentials, transport: patient.transport }, signal)
    }
    return {
      guard,
      refused,
      clock,
      http,
      openDevice: openOnvifDevice,
      measure: (stream, signal) =>
        books.statusOf(camera)[stream]?.state === 'streaming'
          ? measureLive(hub, camera, stream, signal)
          : measureAnew(stream, signal),
      measureAnew,
      decodes: picture => decodes(pictures, picture),
      lostPackets: stream => books.statusOf(camera)[stream]?.packets_lost ?? null,
    }
  }
}

/** Null where nobody here can decode, or was too busy to. */
const decodes = async (
  pictures: PictureMaker,
  picture: Parameters<PictureMaker['jpeg']>[0],
): Promise<boolean | null> => {
  const made = await pictures.jpeg(picture, DECODE_WIDTH)
  if (made.ok) return true
  return made.problem === 'undecodable' ? false : null
}
