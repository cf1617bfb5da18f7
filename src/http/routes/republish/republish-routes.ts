// Republishing: whether other systems may fetch live pictures, who of them, and who does now.

import { z } from 'zod'
import { cameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { RepublishAccountRow, RepublishBook } from '#community/access/republish-book.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import {
  editRepublishAccountShape,
  madeRepublishAccountShape,
  newRepublishAccountShape,
  type Republish,
  type RepublishAccountShown,
  type RepublishSettings,
  republishShape,
  setRepublishShape,
} from '#contract/republish.ts'
import { toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'

/** The doors themselves; `programs` plugs them in. */
export type RepublishDoors = {
  /** Opens and closes what the settings say. Throws `republish_port_in_use`, `republish_bad_host`; then all is as it was. */
  readonly apply: (settings: RepublishSettings) => Promise<void>
  readonly state: () => Pick<Republish, 'state' | 'problem' | 'fetching'>
  /** What accounts may fetch has changed: ends what would not be given now as it was given. */
  readonly review: () => void
}

export type RepublishPorts = {
  readonly book: RepublishBook
  readonly doors: RepublishDoors
  readonly cameras: CameraReader
  readonly log: Logger
}

const nameParams = z.strictObject({ name: z.string().max(64) })

export const republishRoutes = ({ book, doors, cameras, log }: RepublishPorts): readonly Route[] => {
  const shown = (): Republish => ({
    settings: book.settings(),
    ...doors.state(),
    accounts: book.accounts().map(shownAccount),
  })
  return [
    route({
      method: 'GET',
      path: '/api/republish',
      access: 'session',
      does: toStation('manage_devices'),
      summary: 'Whether other systems may fetch live pictures from this station, their accounts, and who fetches now.',
      answers: { 200: republishShape },
      handler: shown,
    }),
    route({
      method: 'PUT',
      path: '/api/republish',
      access: 'session',
      does: toStation('configure_station'),
      summary: 'Opens or closes the doors for other systems. What is left out stays as it is.',
      body: setRepublishShape,
      answers: { 200: republishShape },
      handler: async ({ body, caller }) => {
        const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
        const settings: RepublishSettings = { ...book.settings(), ...given }
        await doors.apply(settings)
        book.set(settings, nameOf(caller))
        log.info('republishing was set', { by: nameOf(caller), ...settings })
        return shown()
      },
    }),
    route({
      method: 'POST',
      path: '/api/republish/accounts',
      access: 'session',
      does: toStation('manage_devices'),
      summary: 'Makes an account for another system. Its secret is in this answer and nowhere else.',
      body: newRepublishAccountShape,
      answers: { 201: madeRepublishAccountShape },
      handler: ({ body, caller }, reply) => {
        for (const camera of body.cameras ?? []) mustKnow(cameras, camera)
        const allowed = { cameras: body.cameras && [...new Set(body.cameras)], sound: body.sound }
        const secret = book.add(body.name, allowed, nameOf(caller))
        const account = book.accounts().find(({ name }) => name === body.name)
        if (secret === undefined || account === undefined)
          throw new Problem('republish_account_exists', { name: body.name })
        log.info('an account for another system was made', { by: nameOf(caller), account: body.name, ...allowed })
        return reply.code(201).send({ account: shownAccount(account), secret })
      },
    }),
    route({
      method: 'PATCH',
      path: '/api/republish/accounts/:name',
      access: 'session',
      does: toStation('manage_devices'),
      summary: 'Changes what an account may fetch; whatever it fetches and would now get otherwise ends at once.',
      params: nameParams,
      body: editRepublishAccountShape,
      answers: { 200: republishShape },
      handler: ({ params: { name }, body, caller }) => {
        for (const camera of body.cameras ?? []) mustKnow(cameras, camera)
        const allowed = {
          ...(body.cameras === undefined ? {} : { cameras: body.cameras && [...new Set(body.cameras)] }),
          ...(body.sound === undefined ? {} : { sound: body.sound }),
        }
        if (!book.change(name, allowed, nameOf(caller))) throw new Problem('no_such_republish_account', { name })
        doors.review()
        log.info('an account for another system was changed', { by: nameOf(caller), account: name, ...allowed })
        return shown()
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/republish/accounts/:name',
      access: 'session',
      does: toStation('manage_devices'),
      summary: 'Removes an account of another system; whatever it fetches ends at once.',
      params: nameParams,
      answers: { 200: republishShape },
      handler: ({ params, caller }) => {
        if (!book.remove(params.name, nameOf(caller)))
          throw new Problem('no_such_republish_account', { name: params.name })
        doors.review()
        log.info('an account for another system was removed', { by: nameOf(caller), account: params.name })
        return shown()
      },
    }),
  ]
}

const mustKnow = (cameras: CameraReader, camera: string): void => {
  const id = cameraId(camera)
  if (!id.ok || cameras.get(id.value) === undefined) throw new Problem('no_such_camera', { camera })
}

const shownAccount = ({ name, cameras, sound, made_by, made }: RepublishAccountRow): RepublishAccountShown => ({
  name,
  cameras: cameras === null ? null : [...cameras],
  sound,
  made_by,
  made_90k: made,
})
