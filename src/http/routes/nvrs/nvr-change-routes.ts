// Changing recorders: another name, another address, another password, and none any more. What hangs on a recorder follows it.

import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { NvrRow } from '#community/upkeep/nvr-book.ts'
import { changeNvrShape, nvrShape, removedNvrShape, setNvrCredentialsShape } from '#contract/nvr.ts'
import { readProbeAddress } from '#engine/camera/probe.ts'
import { toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { type CallGuard, mustBeCallable } from '#http/routes/cameras/callable-address.ts'
import { urlsOf } from './channel-adding.ts'
import { mustGet, type NvrPorts, nvrParamsShape, shownNvr } from './known-nvr.ts'
import { freedDevice, movedDevice, movedUrls } from './moved-camera.ts'

const removeQueryShape = z.strictObject({ cameras: z.enum(['keep', 'remove']).default('keep') })

export const nvrChangeRoutes = (ports: NvrPorts): readonly Route[] => [
  route({
    method: 'PATCH',
    path: '/api/nvrs/:nvr',
    access: 'session',
    does: toStation('manage_devices'),
    summary: 'Changes a recorder’s name, place, address or RTSP port; at another address its cameras are called there.',
    params: nvrParamsShape,
    body: changeNvrShape,
    answers: { 200: nvrShape },
    handler: async ({ params, body, caller }) => {
      if (body.address !== undefined) await mustBeRecorderAddress(ports.guard, body.address)
      const before = mustGet(ports, params.nvr)
      if (ports.secretsOf(before.id) === undefined) throw new Problem('nvr_locked', { nvr: before.id })
      const after = ports.nvrs.change(before.id, body)!
      if (after.address !== before.address || after.rtsp_port !== before.rtsp_port) moveCameras(ports, before)
      ports.log.info('a recorder was changed', { nvr: before.id, by: nameOf(caller) })
      return shownNvr(ports, after)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/nvrs/:nvr/credentials',
    access: 'session',
    does: toStation('manage_devices'),
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
      return shownNvr(ports, row)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/nvrs/:nvr',
    access: 'session',
    does: toStation('manage_devices'),
    summary:
      'Removes a recorder and forgets its password. Its cameras go on by themselves; with `cameras=remove` they go too, and their footage is kept.',
    params: nvrParamsShape,
    query: removeQueryShape,
    answers: { 200: removedNvrShape },
    handler: ({ params, query, caller }) => {
      const nvr = mustGet(ports, params.nvr)
      const hanging = ports.devices.ofNvr(nvr.id).map(({ camera }) => camera)
      const gone = query.cameras === 'remove' ? hanging : []
      for (const camera of gone) ports.cameras.remove(camera)
      const kept = hanging.filter(camera => !gone.includes(camera))
      for (const camera of kept) ports.devices.set(camera, freedDevice(ports.devices.get(camera), nvr))
      ports.nvrs.remove(nvr.id)
      ports.desk.forget(nvr.id)
      const by = nameOf(caller)
      ports.log.info('a recorder of another maker was removed', { nvr: nvr.id, by, kept: kept.length })
      if (hanging.length > 0) ports.recorder.camerasChanged()
      return { id: nvr.id, name: nvr.name, kept_cameras: kept, removed_cameras: gone }
    },
  }),
]

/** Throws `bad_address` or `device_address_forbidden`. */
export const mustBeRecorderAddress = async (guard: CallGuard, text: string): Promise<void> => {
  const address = readProbeAddress(text)
  if (!address.ok || address.value.path !== undefined) throw new Problem('bad_address', { field: 'body.address' })
  await mustBeCallable(guard, address.value.host, 'body.address')
}

const moveCameras = (ports: NvrPorts, before: NvrRow): void => {
  ports.desk.forget(before.id)
  const after = ports.secretsOf(before.id)!
  for (const { camera, channel } of ports.devices.ofNvr(before.id)) {
    const row = ports.cameras.get(camera)
    if (row !== undefined) ports.cameras.change(camera, movedUrls(row, channel, before, after))
    ports.devices.set(camera, movedDevice(ports.devices.get(camera), before, after))
  }
  ports.recorder.camerasChanged()
}
