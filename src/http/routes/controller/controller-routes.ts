// Who answers for the footage, what it is for, and what the public notice tells: of the station, and of single cameras.

import type { Clock } from '#base/clock.ts'
import { localDay } from '#base/local-day.ts'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { ControllerBook } from '#community/rights/controller-book.ts'
import { yearsWithoutDaysOff } from '#community/rights/working-days.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import {
  type ControllerAnswer,
  cameraNoticeShape,
  controllerAnswerShape,
  setCameraNoticeShape,
  setControllerShape,
} from '#contract/controller.ts'
import { toCamera, toSome, toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { presentCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'

export type ControllerPorts = {
  readonly controllers: ControllerBook
  readonly cameras: SeenCameras
  readonly clock: Clock
  /** What the QR code of a sign leads to. */
  readonly noticeUrl: () => string
}

export const controllerRoutes = ({ controllers, cameras, clock, noticeUrl }: ControllerPorts): readonly Route[] => {
  const shown = (): ControllerAnswer => {
    const { set, ...settings } = controllers.stated()
    const year = Number(localDay(clock.wall()).slice(0, 4))
    return {
      ...settings,
      notice_url: noticeUrl(),
      days_off_missing: [...yearsWithoutDaysOff([year, year + 1], settings.days_off)],
      set_by: set?.by ?? null,
      set_90k: set?.at ?? null,
    }
  }
  return [
    route({
      method: 'GET',
      path: '/api/controller',
      access: 'session',
      does: toSome('read_coverage'),
      summary: 'Who answers for the footage, what it is for, what signs and the public notice tell, and days off.',
      answers: { 200: controllerAnswerShape },
      handler: shown,
    }),
    route({
      method: 'PUT',
      path: '/api/controller',
      access: 'session',
      does: toStation('configure_station'),
      summary: 'Sets all of it.',
      body: setControllerShape,
      answers: { 200: controllerAnswerShape },
      handler: ({ body, caller }) => {
        controllers.state(body, nameOf(caller))
        return shown()
      },
    }),
    route({
      method: 'PUT',
      path: '/api/cameras/:camera/notice',
      access: 'session',
      does: toCamera('configure_camera'),
      summary: 'Who answers for one camera and what it is for, where that is not as the station says.',
      params: cameraParamsShape,
      body: setCameraNoticeShape,
      answers: { 200: cameraNoticeShape },
      handler: ({ params, body: { controller, purposes }, caller, sight }) => {
        const camera = presentCamera(cameras.seenBy(sight), params.camera)
        if (controller !== null && !controllers.stated().controllers.some(({ id }) => id === controller))
          throw new Problem('no_such_controller', { controller })
        const notice = { camera, controller, purposes }
        controllers.stateCamera(notice, nameOf(caller))
        return notice
      },
    }),
  ]
}
