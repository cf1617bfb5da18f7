// The inventory: reads the books for what stands here now. Nothing is decided here, and no secret is read.

import { arch, cpus, networkInterfaces, platform, release, totalmem } from 'node:os'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { localDay } from '#base/local-day.ts'
import type { IdleLimits } from '#community/access/sign-in-steps.ts'
import { stateOf, warnsOf } from '#community/privacy/acceptance.ts'
import { masksNow } from '#community/privacy/masks.ts'
import type { ControllerBook } from '#community/rights/controller-book.ts'
import type { Inventory } from '#community/rights/inventory.ts'
import type { RightsBook } from '#community/rights/rights-book.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { PolicyVersions } from '#community/upkeep/policy-versions.ts'
import type { Sign } from '#contract/sign.ts'
import type { Keeping } from '#contract/status.ts'
import { shownRequest } from '#http/routes/rights/shown-request.ts'
import { readElsewhere } from '#programs/backup-elsewhere.ts'
import { createAcceptanceBook } from '#store/acceptances.ts'
import { createAccessSettings } from '#store/access-settings.ts'
import { createAllowedRanges } from '#store/allowed-ranges.ts'
import { createDeviceBook } from '#store/camera-devices.ts'
import { createGrantBook } from '#store/grants.ts'
import { createMaskBook } from '#store/masks.ts'
import { createNvrBook } from '#store/nvrs.ts'
import { createPersonBook } from '#store/people.ts'
import { createRepublishBook } from '#store/republish.ts'
import { createRoleBook } from '#store/roles.ts'
import { createSignInSettings } from '#store/sign-in-settings.ts'
import { createTelevisionBook } from '#store/televisions.ts'
import type { Vault } from '#store/vault.ts'

type Need = {
  readonly db: DatabaseSync
  readonly vault: Vault
  readonly clock: Clock
  readonly cameras: CameraReader
  readonly controllers: ControllerBook
  readonly rights: RightsBook
  readonly versions: PolicyVersions
  /** All cameras, as their signs stand. */
  readonly board: () => readonly Sign[]
  readonly keeping: () => Keeping | undefined
  readonly makerOf: (brand: string) => string
  readonly httpsPort: () => number | undefined
  readonly data: string
  readonly station: { readonly name: string; readonly version: string }
}

export const inventoryReader = (need: Need): (() => Inventory) => {
  const { db, vault, clock, controllers, versions } = need
  const nvrs = createNvrBook(db, vault, clock)
  const republish = createRepublishBook(db, vault, clock)
  const televisions = createTelevisionBook(db, clock)
  const settings = createAccessSettings(db, clock)
  const signIn = createSignInSettings(db, vault, clock)
  const allowed = createAllowedRanges(db, clock)
  const camerasOf = cameraFacts(need)
  const peopleOf = peopleFacts(need)
  return () => {
    const { keep_months, copy_to, purposes } = settings.settings()
    return {
      today: localDay(clock.wall()),
      station: { ...need.station, machine: machineText() },
      controllers: controllers.stated().controllers,
      recognition: controllers.stated().recognition,
      cameras: camerasOf(),
      recorders: nvrs.list().map(({ name, place, address, brand }) => ({
        ...{ name, place, host: address, maker: brand === null ? '' : need.makerOf(brand) },
      })),
      televisions: televisions.list().length,
      disks: (need.keeping()?.archives ?? []).filter(({ retired }) => !retired),
      networks: { own: ownNetworks(), allowed: allowed.list(), office: signIn.get().office },
      ...peopleOf(),
      recipients: republish
        .accounts()
        .map(({ name, cameras, sound }) => ({ name, cameras: cameras?.length ?? null, sound })),
      log: {
        kept_months: keep_months,
        copies: copy_to.length + (need.keeping()?.archives.length ?? 0),
        purpose_after_h: purposes.play_back_older_than_h,
        purpose_to_extract: purposes.extract,
      },
      requests: requestFacts(need),
      policy_version: versions.list()[0]?.version ?? null,
      provider: signIn.get().provider?.name ?? null,
      idle_min: minutesOf(signIn.get().idle),
      https: need.httpsPort() !== undefined,
      backup: backupOf(need.data),
    }
  }
}

const minutesOf = ({ member, admin }: IdleLimits): Inventory['idle_min'] => ({
  member: Math.round(member / 60),
  admin: Math.round(admin / 60),
})

const backupOf = (data: string): Inventory['backup'] => {
  const elsewhere = readElsewhere(data)
  return elsewhere === undefined ? null : { to: elsewhere.to, encrypted: elsewhere.recipients.length > 0 }
}

const machineText = (): string =>
  `${platform()} ${release()} (${arch()}), ${cpus().length} nhân ${cpus()[0]?.model.trim() ?? ''}, bộ nhớ ${Math.round(totalmem() / 2 ** 30)} GB`

const ownNetworks = (): Inventory['networks']['own'] =>
  Object.entries(networkInterfaces()).flatMap(([name, found = []]) =>
    found
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ cidr, address }) => ({ name, range: cidr ?? address })),
  )

const cameraFacts = ({ db, clock, cameras, board, makerOf }: Need): (() => Inventory['cameras']) => {
  const [devices, acceptances] = [createDeviceBook(db), createAcceptanceBook(db, clock)]
  return () => {
    const masks = createMaskBook(db, clock) // it holds what stood there when it was opened
    const signs = new Map(board().map(sign => [sign.camera, sign]))
    return cameras.list().map(camera => {
      const sign = signs.get(camera.id)
      const { brand } = devices.get(camera.id)
      const [areas, found] = [masksNow(masks.versions(camera.id)).length, acceptances.of(camera.id)]
      return {
        ...{ id: camera.id, name: camera.name, place: camera.place },
        maker: brand === null ? '' : makerOf(brand),
        host: URL.parse(camera.main_url)?.hostname ?? '-',
        controller: sign?.controller?.name ?? '',
        purposes: sign?.purposes ?? [],
        retention_days: sign?.retention_days ?? null,
        sound: camera.record_audio,
        ...{ masked: areas > 0, acceptance: stateOf(found), into_home: warnsOf(found, areas) },
        hours: camera.hours?.text ?? null,
        sign: sign?.state ?? 'none',
        lacks: sign?.lacks ?? [],
      }
    })
  }
}

const peopleFacts = ({ db, clock }: Need): (() => Pick<Inventory, 'roles' | 'people'>) => {
  const [grants, roles, people] = [createGrantBook(db, clock), createRoleBook(db, clock), createPersonBook(db, clock)]
  return () => {
    const standing = grants.list({ ended: false })
    const here = people.list().filter(({ left }) => left === null)
    const counted = roles.list().flatMap(({ code, words }) => {
      const given = standing.filter(({ role }) => role === code)
      return given.length === 0
        ? []
        : [{ name: words.vi, grants: given.length, ends: given.filter(({ until }) => until !== null).length }]
    })
    const single = standing.filter(({ role }) => role === null)
    const rest =
      single.length === 0
        ? []
        : [{ name: 'Quyền riêng lẻ', grants: single.length, ends: single.filter(({ until }) => until !== null).length }]
    return {
      roles: [...counted, ...rest],
      people: { here: here.length, accounts: here.filter(({ account }) => account !== null).length },
    }
  }
}

const requestFacts = ({ rights, controllers, clock }: Need): Inventory['requests'] => {
  const off = new Set(controllers.stated().days_off)
  const all = rights.list().map(row => shownRequest(row, rights.steps(row.id), off, clock.wall()).due)
  return {
    all: all.length,
    open: all.filter(due => due !== 'done').length,
    late: all.filter(due => due === 'late').length,
  }
}
