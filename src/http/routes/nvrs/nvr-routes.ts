// NVRs: recorders that the community already has. One is kept with one password for all its channels; many channels become cameras at once.

import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import {
  addChannelsShape,
  addedChannelsShape,
  addNvrShape,
  nvrChannelsShape,
  nvrListShape,
  nvrShape,
} from '#contract/nvr.ts'
import { toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { channelAdding, type WithCredentials, wishOf } from './channel-adding.ts'
import { mustGet, type NvrPorts, nvrParamsShape, shownNvr } from './known-nvr.ts'
import { mustBeRecorderAddress, nvrChangeRoutes } from './nvr-change-routes.ts'

export const nvrRoutes = (ports: NvrPorts): readonly Route[] => [
  ...assetRoutes(ports),
  ...nvrChangeRoutes(ports),
  ...channelRoutes(ports),
]

const assetRoutes = (ports: NvrPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/nvrs',
    access: 'session',
    does: toStation('manage_devices'),
    summary: 'The recorders of other makers that are kept, with the cameras that hang on each.',
    answers: { 200: nvrListShape },
    handler: () => ({ nvrs: ports.nvrs.list().map(row => shownNvr(ports, row)) }),
  }),
  route({
    method: 'POST',
    path: '/api/nvrs',
    access: 'session',
    does: toStation('manage_devices'),
    summary: 'Keeps a recorder of another maker with its password; its channels are listed afterwards.',
    body: addNvrShape,
    answers: { 201: nvrShape },
    handler: async ({ body, caller }, reply) => {
      await mustBeRecorderAddress(ports.guard, body.address)
      const row = ports.nvrs.add(body)
      ports.log.info('a recorder of another maker was added', { nvr: row.id, by: nameOf(caller) })
      return reply.code(201).header('location', `/api/nvrs/${row.id}`).send(shownNvr(ports, row))
    },
  }),
  route({
    method: 'GET',
    path: '/api/nvrs/:nvr',
    access: 'session',
    does: toStation('manage_devices'),
    summary: 'One recorder of another maker.',
    params: nvrParamsShape,
    answers: { 200: nvrShape },
    handler: ({ params }) => shownNvr(ports, mustGet(ports, params.nvr)),
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
      does: toStation('manage_devices'),
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
      does: toStation('manage_devices'),
      summary: 'A recorder’s channels as far as they are known, with a picture each.',
      params: nvrParamsShape,
      answers: { 200: nvrChannelsShape },
      handler: ({ params }) => channels(mustGet(ports, params.nvr).id),
    }),
    route({
      method: 'POST',
      path: '/api/nvrs/:nvr/cameras',
      access: 'session',
      does: toStation('manage_devices'),
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
