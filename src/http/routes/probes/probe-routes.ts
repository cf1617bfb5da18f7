// Probes: the station dials a device that a person named and shows what it found; what is chosen becomes a camera.

import { z } from 'zod'
import { knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import { type BrandList, brandListShape } from '#contract/brand.ts'
import { cameraShape } from '#contract/camera.ts'
import { addProbedShape, probeShape, startProbeShape } from '#contract/probe.ts'
import { brands } from '#engine/camera/brands.ts'
import { freely, toStation } from '#http/deed.ts'
import type { AccessDesk } from '#http/ports.ts'
import { type Route, route } from '#http/route.ts'
import { mustNotMoveSight } from '#http/routes/cameras/place-decides.ts'
import type { CameraAdder } from './camera-adder.ts'
import type { PictureShelf } from './picture-shelf.ts'
import type { ProbeDesk } from './probe-desk.ts'

export type ProbePorts = {
  readonly desk: ProbeDesk
  readonly shelf: PictureShelf
  readonly adder: CameraAdder
  readonly access: Pick<AccessDesk, 'movesSight'>
}

const probeParamsShape = z.strictObject({ probe: z.string().max(40) })
const pictureParamsShape = z.strictObject({ picture: z.string().max(60) })

export const probeRoutes = ({ desk, shelf, adder, access }: ProbePorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/brands',
    access: 'session',
    does: freely('The program’s own table of makers, the same at every station.'),
    summary: 'The makers whose devices the station knows: how they are signed in to, and their traps.',
    answers: { 200: brandListShape },
    handler: (): BrandList => ({ brands: brands.map(shownBrand) }),
  }),
  route({
    method: 'POST',
    path: '/api/probes',
    access: 'session',
    does: toStation('configure_camera'),
    summary: 'Begins to find out which streams a device has; the answer is read from GET until it is done.',
    body: startProbeShape,
    answers: { 202: probeShape },
    handler: ({ body }, reply) => {
      const kept = desk.start(body)
      return reply.code(202).header('location', `/api/probes/${kept.id}`).send(desk.shown(kept))
    },
  }),
  route({
    method: 'GET',
    path: '/api/probes/:probe',
    access: 'session',
    does: toStation('configure_camera'),
    summary:
      'What a probe found so far: streams with a picture each, which of them are proposed, or why there are none.',
    params: probeParamsShape,
    answers: { 200: probeShape },
    handler: ({ params }) => desk.shown(desk.get(params.probe)),
  }),
  route({
    method: 'POST',
    path: '/api/probes/:probe/camera',
    access: 'session',
    does: toStation('configure_camera'),
    summary:
      'Adds what a probe found as a camera, with the password that the probe was given; recording starts at once.',
    params: probeParamsShape,
    body: addProbedShape,
    answers: { 201: cameraShape },
    handler: ({ params, body, caller, sight }, reply) => {
      mustNotMoveSight(access, sight, body.id, body.place)
      const { wish, finding } = desk.get(params.probe)
      const stream = (key: string) => finding?.streams[Number(/^s(\d{1,2})$/.exec(key)?.[1] ?? 0) - 1]
      const main = stream(body.main)
      const sub = body.sub === null ? undefined : stream(body.sub)
      if (main === undefined || (body.sub !== null && sub === undefined))
        throw new Problem('no_such_probe', { probe: params.probe, stream: main === undefined ? body.main : body.sub! })
      const camera = adder.add({
        ...(body.id === undefined ? {} : { id: knownCameraId(body.id) }),
        name: body.name,
        place: body.place,
        main_url: main.url,
        sub_url: sub?.url ?? null,
        credentials: wish.credentials,
        transport: main.look?.transport ?? 'tcp',
        device: {
          brand: finding?.brand ?? wish.brand,
          service_url: finding?.device?.service_url ?? null,
          nvr: null,
          channel: (finding?.device?.channels ?? 1) > 1 || wish.channel > 1 ? wish.channel : null,
        },
        by: nameOf(caller),
      })
      return reply.code(201).header('location', `/api/cameras/${camera.id}`).send(camera)
    },
  }),
  route({
    method: 'GET',
    path: '/api/pictures/:picture',
    access: 'session',
    does: toStation('configure_camera'),
    summary: 'A picture of a stream that is being added: JPEG, or a video of one frame. Gone after a while.',
    params: pictureParamsShape,
    answers: { 200: { type: 'image/jpeg', says: 'JPEG, or video/mp4 where the name ends so.' } },
    handler: ({ params }, reply) => {
      const found = shelf.get(params.picture)
      if (found === undefined) throw new Problem('no_such_page', {})
      const type = found.form === 'jpeg' ? 'image/jpeg' : 'video/mp4'
      return reply.type(type).header('cache-control', 'private, max-age=600').send(found.bytes)
    },
  }),
]

const shownBrand = ({
  code,
  label,
  accounts,
  password_hint,
  gives_rtsp,
  recorder,
  notes,
}: (typeof brands)[number]) => ({
  code,
  label,
  username: accounts[0]?.username ?? '',
  password_hint,
  live: gives_rtsp,
  recorders: recorder !== null,
  notes: notes.map(({ code: note, says }) => ({ code: note, says })),
})
