// NVRs: recorders that the community already has. One is kept with one password for all its channels; many channels become cameras at once.

import { z } from 'zod'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { CameraBook } from '#community/upkeep/camera-book.ts'
import type { DeviceBook } from '#community/upkeep/device-book.ts'
import type { NvrBook, NvrRow } from '#community/upkeep/nvr-book.ts'
import {
  addChannelsShape,
  addedChannelsShape,
  addNvrShape,
  type Nvr,
  nvrChannelsShape,
  nvrIdShape,
  nvrListShape,
  nvrShape,
  removedNvrShape,
  setNvrCredentialsShape,
} from '#contract/nvr.ts'
import { readProbeAddress } from '#engine/camera/probe.ts'
import type { RecorderView } from '#http/ports.ts'
import { type Route, route } from '#http/route.ts'
import { type CallGuard, mustBeCallable } from '#http/routes/cameras/callable-address.ts'
import type { CameraAdder } from '#http/routes/probes/camera-adder.ts'
import { channelAdding, urlsOf, type WithCredentials, wishOf } from './channel-adding.ts'
import type { NvrDesk } from './nvr-desk.ts'

export type NvrPorts = {
  readonly nvrs: NvrBook
  /** With its password: for whoever dials it. */
  readonly secretsOf: (id: string) => WithCredentials | undefined
  readonly desk: NvrDesk
  readonly adder: CameraAdder
  readonly cameras: CameraBook
  readonly devices: DeviceBook
  readonly recorder: Pick<RecorderView, 'camerasChanged'>
  readonly guard: CallGuard
  readonly log: Logger
}

const nvrParamsShape = z.strictObject({ nvr: nvrIdShape })
const removeQueryShape = z.strictObject({ cameras: z.enum(['keep', 'remove']).default('keep') })

export const nvrRoutes = (ports: NvrPorts): readonly Route[] => [...assetRoutes(ports), ...channelRoutes(ports)]

const mustGet = ({ nvrs }: NvrPorts, id: string): NvrRow => {
  const row = nvrs.get(id)
  if (row === undefined) throw new Problem('no_such_nvr', { nvr: id })
  return row
}

const shown = ({ devices, cameras }: NvrPorts, row: NvrRow): Nvr => ({
  ...row,
  cameras: devices
    .ofNvr(row.id)
    .map(({ camera, channel }) => ({ camera, channel, name: cameras.get(camera)?.name ?? camera })),
})

const assetRoutes = (ports: NvrPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/nvrs',
    access: 'session',
    summary: 'The recorders of other makers that are kept, with the cameras that hang on each.',
    answers: { 200: nvrListShape },
    handler: () => ({ nvrs: ports.nvrs.list().map(row => shown(ports, row)) }),
  }),
  route({
    method: 'POST',
    path: '/api/nvrs',
    access: 'session',
    summary: 'Keeps a recorder of another maker with its password; its channels are listed afterwards.',
    body: addNvrShape,
    answers: { 201: nvrShape },
    handler: async ({ body, caller }, reply) => {
      const address = readProbeAddress(body.address)
      if (!address.ok || address.value.path !== undefined) throw new Problem('bad_address', { field: 'body.address' })
      await mustBeCallable(ports.guard, address.value.host, 'body.address')
      const row = ports.nvrs.add(body)
      ports.log.info('a recorder of another maker was added', { nvr: row.id, by: nameOf(caller) })
      return reply.code(201).header('location', `/api/nvrs/${row.id}`).send(shown(ports, row))
    },
  }),
  route({
    method: 'GET',
    path: '/api/nvrs/:nvr',
    access: 'session',
    summary: 'One recorder of another maker.',
    params: nvrParamsShape,
    answers: { 200: nvrShape },
    handler: ({ params }) => shown(ports, mustGet(ports, params.nvr)),
  }),
  route({
    method: 'PUT',
    path: '/api/nvrs/:nvr/credentials',
    access: 'session',
    summary: 'Gives a recorder another user and password: all its cameras go by them from then on.',
    params: nvrParamsShape,
    body: setNvrCredentialsShape,
    answers: { 200: nvrShape },
    handler: ({ params, body, caller }) => {
      const row = mustGet(ports, params.nvr)
      ports.nvrs.setCredentials(row.id, body.username, body.password)
      ports.desk.forget(row.id)
      for (const { camera, channel } of ports.devices.ofNvr(row.id))
        ports.cameras.change(camera, { ...body, ...urlsOf(row, channel, body) })
      ports.log.info('a recorder’s password was changed', { nvr: row.id, by: nameOf(caller) })
      ports.recorder.camerasChanged()
      return shown(ports, row)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/nvrs/:nvr',
    access: 'session',
    summary:
      'Removes a recorder and forgets its password; with `cameras=remove` its cameras too, whose footage is kept.',
    params: nvrParamsShape,
    query: removeQueryShape,
    answers: { 200: removedNvrShape },
    handler: ({ params, query, caller }) => {
      const { id, name } = mustGet(ports, params.nvr)
      const hanging = ports.devices.ofNvr(id).map(({ camera }) => camera)
      if (hanging.length > 0 && query.cameras === 'keep')
        throw new Problem('nvr_has_cameras', { nvr: id, cameras: hanging.length })
      for (const camera of hanging) ports.cameras.remove(camera)
      ports.nvrs.remove(id)
      ports.desk.forget(id)
      ports.log.info('a recorder of another maker was removed', { nvr: id, by: nameOf(caller) })
      if (hanging.length > 0) ports.recorder.camerasChanged()
      return { id, name, removed_cameras: hanging }
    },
  }),
]

const channelRoutes = (ports: NvrPorts): readonly Route[] => {
  const secrets = (id: string): WithCredentials => {
    mustGet(ports, id)
    const found = ports.secretsOf(id)
    if (found === undefined) throw new Problem('nvr_locked', { nvr: id })
    return found
  }
  const channels = (id: string) =>
    ports.desk.shown(id, new Map(ports.devices.ofNvr(id).map(({ camera, channel }) => [channel, camera])))
  return [
    route({
      method: 'POST',
      path: '/api/nvrs/:nvr/channels',
      access: 'session',
      summary: 'Begins to list a recorder’s channels and to look at each; read from GET until it is done.',
      params: nvrParamsShape,
      answers: { 202: nvrChannelsShape },
      handler: ({ params }, reply) => {
        ports.desk.begin(params.nvr, wishOf(secrets(params.nvr)))
        return reply.code(202).send(channels(params.nvr))
      },
    }),
    route({
      method: 'GET',
      path: '/api/nvrs/:nvr/channels',
      access: 'session',
      summary: 'A recorder’s channels as far as they are known, with a picture each.',
      params: nvrParamsShape,
      answers: { 200: nvrChannelsShape },
      handler: ({ params }) => channels(mustGet(ports, params.nvr).id),
    }),
    route({
      method: 'POST',
      path: '/api/nvrs/:nvr/cameras',
      access: 'session',
      summary: 'Makes cameras of channels of a recorder, with its password; recording starts at once.',
      params: nvrParamsShape,
      body: addChannelsShape,
      answers: { 201: addedChannelsShape },
      handler: ({ params, body, caller }, reply) => {
        const nvr = secrets(params.nvr)
        const taken = new Set(ports.devices.ofNvr(nvr.id).map(({ channel }) => channel))
        for (const { channel } of body.channels) {
          if (taken.has(channel)) throw new Problem('channel_added', { nvr: nvr.id, channel })
          taken.add(channel)
        }
        const adding = body.channels.map(wanted =>
          channelAdding(nvr, wanted, ports.desk.findingOf(nvr.id, wanted.channel), nameOf(caller)),
        )
        return reply.code(201).send({ cameras: ports.adder.addAll(adding) })
      },
    }),
  ]
}
