// Signs: which camera has one, what it still lacks before it may do its work, photos of them, and their printing.

import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import {
  LARGEST_PHOTO_BYTES,
  printSignsQueryShape,
  saySignShape,
  signListShape,
  signPhotoOfShape,
  signPhotoQueryShape,
  signShape,
} from '#contract/sign.ts'
import { toCamera, toCameras, toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { presentCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'
import type { Press } from '#papers/press.ts'
import { cleanPhoto } from './clean-photo.ts'
import { type BoardNeed, printedSigns, signBoard } from './sign-board.ts'

export type SignPorts = BoardNeed & { readonly press: Press }

export const signRoutes = (need: SignPorts): readonly Route[] => [
  ...boardRoutes(need),
  ...photoRoutes(need),
  printRoute(need),
]

const boardRoutes = (need: SignPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/signs',
    access: 'session',
    does: toSome('read_coverage'),
    summary: 'The sign of each camera: whether it hangs, what it says, and what the camera still lacks.',
    answers: { 200: signListShape },
    handler: ({ sight }) => ({
      signs: [...signBoard(need, sight, 'read_coverage')],
      check_every_days: need.controllers.stated().check_every_days,
    }),
  }),
  route({
    method: 'PUT',
    path: '/api/cameras/:camera/sign',
    access: 'session',
    does: toCamera('check_signs'),
    summary: 'Says that a sign was printed, is missing, or that there is none. One that hangs is shown by a photo.',
    params: cameraParamsShape,
    body: saySignShape,
    answers: { 200: signShape },
    handler: ({ params, body: { state, note }, caller, sight }) => {
      const camera = presentCamera(need.cameras.seenBy(sight), params.camera)
      need.signs.say({ camera, word: state, note, by: nameOf(caller) }, undefined)
      return signBoard(need, sight, 'check_signs').find(sign => sign.camera === camera)!
    },
  }),
]

const photoRoutes = (need: SignPorts): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/cameras/:camera/sign/photos',
    access: 'session',
    does: toCamera('check_signs'),
    summary:
      'The sign hangs: a photo of it (JPEG or PNG as application/octet-stream, at most 600 kB). Where and with what it was taken is not kept.',
    params: cameraParamsShape,
    query: signPhotoQueryShape,
    bodyLimit: LARGEST_PHOTO_BYTES,
    answers: { 201: signShape },
    handler: ({ params, query, body, caller, sight }, reply) => {
      const camera = presentCamera(need.cameras.seenBy(sight), params.camera)
      const photo = Buffer.isBuffer(body) ? cleanPhoto(body) : undefined
      if (photo?.ok !== true) throw new Problem('sign_photo_unreadable', { camera })
      need.signs.say({ camera, word: 'mounted', note: query.note, by: nameOf(caller) }, photo.value)
      return reply.code(201).send(signBoard(need, sight, 'check_signs').find(sign => sign.camera === camera)!)
    },
  }),
  route({
    method: 'GET',
    path: '/api/cameras/:camera/sign/photo',
    access: 'session',
    does: toCamera('read_coverage'),
    summary: 'The newest photo of a camera’s sign.',
    params: cameraParamsShape,
    query: signPhotoOfShape,
    answers: { 200: { type: 'image/jpeg', says: 'JPEG, or PNG where it was sent as one.' } },
    handler: ({ params, sight }, reply) => {
      const camera = presentCamera(need.cameras.seenBy(sight), params.camera)
      const photo = need.signs.photo(camera)
      if (photo === undefined) throw new Problem('no_such_sign_photo', { camera })
      return reply.type(photo.type).send(photo.bytes)
    },
  }),
]

const printRoute = (need: SignPorts): Route =>
  route({
    method: 'GET',
    path: '/api/signs/print.pdf',
    access: 'session',
    does: toCameras('check_signs', 'query.cameras'),
    summary: 'Signs to print: A4, A5 or a sheet of stickers, for each of some cameras or one for all of them.',
    query: printSignsQueryShape,
    answers: { 200: { type: 'application/pdf', says: 'One page a sign; stickers eight a page.' } },
    handler: async ({ query: { cameras, size, per }, sight }, reply) => {
      const wanted = new Set<string>(cameras)
      const chosen = signBoard(need, sight, 'check_signs').filter(({ camera }) => wanted.has(camera))
      if (chosen.length === 0) throw new Problem('no_such_camera', { camera: cameras[0]! })
      const bytes = await need.press({ kind: 'signs', signs: printedSigns(need, chosen, per), size })
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="bien-thong-bao-${size}.pdf"`)
        .send(bytes)
    },
  })
