// Units: their tree, what came before and after each, and which camera stands in which. Who sees a camera through a grant for a unit follows.

import { z } from 'zod'
import type { Logger } from '#base/log.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { UnitBook, UnitRow } from '#community/neighbours/unit-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import { unitIdShape } from '#contract/access.ts'
import {
  cameraUnitListShape,
  cameraUnitShape,
  editUnitShape,
  endUnitShape,
  newUnitShape,
  setCameraUnitShape,
  setUnitCamerasShape,
  type Unit,
  unitListShape,
  unitShape,
} from '#contract/unit.ts'
import { freely, toCamera, toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'

export type UnitPorts = { readonly units: UnitBook; readonly cameras: SeenCameras; readonly log: Logger }

const unitParams = z.strictObject({ unit: unitIdShape })

export const unitRoutes = (ports: UnitPorts): readonly Route[] => [
  ...treeRoutes(ports),
  ...cameraUnitRoutes(ports),
  ...manyCamerasRoutes(ports),
]

const treeRoutes = ({ units, log }: UnitPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/units',
    access: 'session',
    does: freely(
      'Units are public administration; how many cameras stand in one is told to whoever may read its coverage.',
    ),
    summary: 'All units, those that are no more last.',
    answers: { 200: unitListShape },
    handler: ({ sight }) => ({ units: units.list().map(row => shown(sight, row)) }),
  }),
  route({
    method: 'POST',
    path: '/api/units',
    access: 'session',
    does: toStation('manage_people'),
    summary: 'Adds a unit.',
    body: newUnitShape,
    answers: { 201: unitShape },
    handler: ({ body, caller, sight }, reply) => {
      const row = units.add(body, nameOf(caller))
      log.info('a unit was added', { unit: row.id, by: nameOf(caller) })
      return reply.code(201).send(shown(sight, row))
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/units/:unit',
    access: 'session',
    does: toStation('manage_people'),
    summary: 'Changes a unit; what is left out stays. What it was is kept.',
    params: unitParams,
    body: editUnitShape,
    answers: { 200: unitShape },
    handler: ({ params, body, caller, sight }) => shown(sight, units.change(params.unit, body, nameOf(caller))),
  }),
  route({
    method: 'POST',
    path: '/api/units/:unit/end',
    access: 'session',
    does: toStation('manage_people'),
    summary:
      'Says since which day a unit is no more, and which came after it. Its cameras and people stay until they are moved.',
    params: unitParams,
    body: endUnitShape,
    answers: { 200: unitShape },
    handler: ({ params, body: { valid_to, successors }, caller, sight }) =>
      shown(sight, units.end(params.unit, valid_to, successors, nameOf(caller))),
  }),
]

const cameraUnitRoutes = ({ units, cameras, log }: UnitPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/cameras/:camera/unit',
    access: 'session',
    does: toCamera('any'),
    summary: 'In which unit a camera stands.',
    params: cameraParamsShape,
    answers: { 200: cameraUnitShape },
    handler: ({ params, sight }) => {
      const camera = knownCamera(cameras.seenBy(sight), params.camera)
      return { camera, unit: units.ofCamera(camera) }
    },
  }),
  route({
    method: 'PUT',
    path: '/api/cameras/:camera/unit',
    access: 'session',
    does: toStation('manage_people'),
    summary:
      'Says in which unit a camera stands: whoever is granted something for that unit may do it here from now on.',
    params: cameraParamsShape,
    body: setCameraUnitShape,
    answers: { 200: cameraUnitShape },
    handler: ({ params, body: { unit }, caller, sight }) => {
      const camera = knownCamera(cameras.seenBy(sight), params.camera)
      units.placeCamera(camera, unit, nameOf(caller))
      log.info('a camera was given to a unit', { camera, unit: unit ?? '', by: nameOf(caller) })
      return { camera, unit }
    },
  }),
]

const manyCamerasRoutes = ({ units, cameras, log }: UnitPorts): readonly Route[] => {
  const listed = (sight: Sight) => ({ cameras: units.cameraUnits().filter(({ camera }) => sight.knows(camera)) })
  return [
    route({
      method: 'GET',
      path: '/api/units/cameras',
      access: 'session',
      does: toStation('manage_people'),
      summary: 'Which cameras stand in which unit.',
      answers: { 200: cameraUnitListShape },
      handler: ({ sight }) => listed(sight),
    }),
    route({
      method: 'PUT',
      path: '/api/units/:unit/cameras',
      access: 'session',
      does: toStation('manage_people'),
      summary:
        'Says which cameras stand in a unit: those that are named come from wherever they stood, those that are left out stand in none.',
      params: unitParams,
      body: setUnitCamerasShape,
      answers: { 200: cameraUnitListShape },
      handler: ({ params: { unit }, body, caller, sight }) => {
        const chosen = body.cameras.map(camera => knownCamera(cameras.seenBy(sight), camera))
        const before = new Map(listed(sight).cameras.map(one => [one.camera, one.unit]))
        for (const camera of chosen) if (before.get(camera) !== unit) units.placeCamera(camera, unit, nameOf(caller))
        for (const [camera, of] of before)
          if (of === unit && !body.cameras.includes(camera)) units.placeCamera(camera, null, nameOf(caller))
        log.info('the cameras of a unit were set', { unit, cameras: chosen.length, by: nameOf(caller) })
        return listed(sight)
      },
    }),
  ]
}

const shown = (sight: Sight, { predecessors, successors, cameras, ...row }: UnitRow): Unit => ({
  ...row,
  predecessors: [...predecessors],
  successors: [...successors],
  cameras: sight.decide('read_coverage', { kind: 'unit', unit: row.id }).allowed ? cameras : 0,
})
