// Adding cameras: plugs together what finds devices, dials them, looks at their streams and keeps them: the guard over the ranges that the
// operator allowed, the memory of refused passwords, the guest that decodes pictures, and the desks behind the routes.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import type { AllowedRangesReader } from '#community/upkeep/allowed-ranges.ts'
import type { CameraBook } from '#community/upkeep/camera-book.ts'
import type { DeviceBook } from '#community/upkeep/device-book.ts'
import { type AddressGuard, createAddressGuard, defaultRanges } from '#engine/camera/address-guard.ts'
import { listChannels } from '#engine/camera/nvr-channels.ts'
import { openOnvifDevice } from '#engine/camera/onvif-open.ts'
import { createSignInTurns, probe } from '#engine/camera/probe.ts'
import { createRefusedPasswords } from '#engine/camera/refused-passwords.ts'
import { streamLooker } from '#engine/viewing/look-at-stream.ts'
import type { AccessDesk, RecorderView } from '#http/ports.ts'
import type { Route } from '#http/route.ts'
import { discoveryRoutes } from '#http/routes/discovery/discovery-routes.ts'
import { againstStation, rowAdder } from '#http/routes/imports/add-row.ts'
import { createImportDesk } from '#http/routes/imports/import-desk.ts'
import { importRoutes } from '#http/routes/imports/import-routes.ts'
import { networkRoutes } from '#http/routes/network/network-routes.ts'
import { createNvrDesk } from '#http/routes/nvrs/nvr-desk.ts'
import { nvrRoutes } from '#http/routes/nvrs/nvr-routes.ts'
import { createCameraAdder } from '#http/routes/probes/camera-adder.ts'
import { createPictureShelf } from '#http/routes/probes/picture-shelf.ts'
import { createProbeDesk, type RunProbe } from '#http/routes/probes/probe-desk.ts'
import { probeRoutes } from '#http/routes/probes/probe-routes.ts'
import { ShownPictures } from '#http/routes/probes/shown-stream.ts'
import { PictureProcess } from '#programs/pictures/picture-process.ts'
import { createAllowedRanges } from '#store/allowed-ranges.ts'
import { createNvrBook, createNvrSecrets } from '#store/nvrs.ts'
import type { Vault } from '#store/vault.ts'

type Need = {
  readonly db: DatabaseSync
  readonly vault: Vault
  readonly cameras: CameraBook
  readonly devices: DeviceBook
  readonly recorder: Pick<RecorderView, 'statusOf' | 'camerasChanged'>
  readonly access: Pick<AccessDesk, 'movesSight'>
  readonly clock: Clock
  readonly log: Logger
  /** 3702 but in tests. */
  readonly discovery_port?: number | undefined
  /** Whether a camera with privacy masks is dialled at the host of this address. */
  readonly masked: (url: string) => boolean
}

/** What other rooms that call devices share with this one. */
export type CallingDevices = {
  readonly guard: AddressGuard
  readonly refused: ReturnType<typeof createRefusedPasswords>
  readonly pictures: PictureProcess
}

export type AddingCameras = CallingDevices & {
  /** Which networks may be called, those that always may among them. */
  readonly ranges: () => readonly string[]
  readonly routes: readonly Route[]
  readonly stop: () => void
}

export const openAddingCameras = (need: Need): AddingCameras => {
  const { db, vault, cameras, devices, recorder, access, clock, log, discovery_port } = need
  const ranges = createAllowedRanges(db, clock)
  const stopped = new AbortController()
  const guard = guardOver(ranges, stopped.signal)
  const refused = createRefusedPasswords(clock)
  const pictures = new PictureProcess(log)
  const shelf = createPictureShelf()
  const shown = new ShownPictures(pictures, shelf)
  const adder = createCameraAdder({ cameras, devices, recorder, clock, log })
  const looker = streamLooker(clock, guard.pin)
  // The picture of a device tells what its camera's masks cover: whoever dials it again is told all but that.
  const look: typeof looker = async (wish, signal) => {
    const seen = await looker(wish, signal)
    if (seen.picture !== undefined && need.masked(wish.url)) shown.withhold(seen.picture)
    return seen
  }
  const conditions = { guard, refused, turns: createSignInTurns(), clock, look, openDevice: openOnvifDevice }
  const run: RunProbe = (wish, signal, tell) => probe(conditions, wish, signal, tell)
  const desk = createProbeDesk({
    run,
    pictures: shown,
    clock,
    log,
  })
  const nvrs = createNvrBook(db, vault, clock)
  const nvrSecrets = createNvrSecrets(db, vault)
  const nvrDesk = createNvrDesk({
    list: (wish, signal) => listChannels(conditions, wish, signal),
    probe: run,
    pictures: shown,
    log,
    learned: (nvr, { brand }) => {
      if (brand !== null && nvrs.get(nvr)?.brand === null) nvrs.setBrand(nvr, brand)
    },
  })
  const importDesk = createImportDesk({
    probe: run,
    pictures: shown,
    clock,
    log,
    add: rowAdder({ adder, nvrs }),
    against: againstStation(cameras, devices, guard),
  })
  return {
    guard,
    ranges: () => allRanges(ranges),
    refused,
    pictures,
    routes: [
      ...discoveryRoutes({ guard, cameras, devices, port: discovery_port, stopped: stopped.signal }),
      ...probeRoutes({ desk, shelf, adder, access }),
      ...networkRoutes({ ranges, cameras, changed: recorder.camerasChanged, log }),
      ...importRoutes({ desk: importDesk }),
      ...nvrRoutes({ nvrs, secretsOf: nvrSecrets.get, desk: nvrDesk, adder, cameras, devices, recorder, guard, log }),
    ],
    stop: () => {
      stopped.abort()
      desk.stop()
      nvrDesk.stop()
      importDesk.stop()
      pictures.stop()
    },
  }
}

/** A guard that goes by the ranges as they are now, and permits nothing more once the station stops. */
const guardOver = (ranges: AllowedRangesReader, stopped: AbortSignal): AddressGuard => {
  let known = ''
  let guard = createAddressGuard()
  const current = (): AddressGuard => {
    if (stopped.aborted) return closed
    const allowed = ranges.list()
    if (allowed.join(' ') !== known) guard = createAddressGuard(allRanges(ranges))
    known = allowed.join(' ')
    return guard
  }
  return { permits: ip => current().permits(ip), pin: host => current().pin(host) }
}

const allRanges = (allowed: AllowedRangesReader): readonly string[] => [...defaultRanges, ...allowed.list()]

const closed: AddressGuard = createAddressGuard([])
