// The inventory that an impact assessment and a level dossier are written from: what stands here now, as the books have it. No secrets, no addresses
// with passwords, nobody's name but the controller's.

import type { CameraPurpose, Controller } from '#contract/controller.ts'
import type { Lack, SignState } from '#contract/sign.ts'

export type InventoryCamera = {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly maker: string
  /** Host or IP address; `-` where it is none. */
  readonly host: string
  readonly controller: string
  readonly purposes: readonly CameraPurpose[]
  /** Null: until the disk is full. */
  readonly retention_days: number | null
  readonly sound: boolean
  /** Something in its picture is covered. */
  readonly masked: boolean
  readonly acceptance: 'never' | 'passed' | 'failed'
  /** It was found to look into a home, and nothing is covered. */
  readonly into_home: boolean
  readonly hours: string | null
  readonly sign: SignState
  readonly lacks: readonly Lack[]
}

export type Inventory = {
  readonly today: string
  readonly station: { readonly name: string; readonly version: string; readonly machine: string }
  readonly controllers: readonly Controller[]
  readonly recognition: string
  readonly cameras: readonly InventoryCamera[]
  readonly recorders: readonly {
    readonly name: string
    readonly place: string
    readonly host: string
    readonly maker: string
  }[]
  readonly televisions: number
  readonly disks: readonly {
    readonly folder: string
    readonly total_bytes: number | null
    readonly free_bytes: number | null
  }[]
  readonly networks: {
    readonly own: readonly { readonly name: string; readonly range: string }[]
    readonly allowed: readonly string[]
    readonly office: readonly string[]
  }
  /** Roles that somebody holds, with how many grants of each stand. */
  readonly roles: readonly { readonly name: string; readonly grants: number; readonly ends: number }[]
  readonly people: { readonly accounts: number; readonly here: number }
  /** Other systems that may fetch live pictures. */
  readonly recipients: readonly { readonly name: string; readonly cameras: number | null; readonly sound: boolean }[]
  readonly log: {
    readonly kept_months: number
    readonly copies: number
    readonly purpose_after_h: number | null
    readonly purpose_to_extract: boolean
  }
  readonly requests: { readonly all: number; readonly open: number; readonly late: number }
  readonly policy_version: number | null
  readonly provider: string | null
  /** Minutes that a session waits for a hand. */
  readonly idle_min: { readonly member: number; readonly admin: number }
  /** The station itself answers over https. */
  readonly https: boolean
  /** Where the day's backup goes beside the station; null: nowhere. */
  readonly backup: { readonly to: string; readonly encrypted: boolean } | null
}

/** Ranges of 256 addresses in which things stand, with how many of each; names are told apart. */
export const zonesOf = (hosts: readonly string[]): readonly { readonly zone: string; readonly count: number }[] => {
  const count = new Map<string, number>()
  for (const host of hosts) {
    const four = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(host)
    const zone = four === null ? host : `${four[1]}.0/24`
    count.set(zone, (count.get(zone) ?? 0) + 1)
  }
  return [...count].map(([zone, many]) => ({ zone, count: many })).toSorted((a, b) => a.zone.localeCompare(b.zone))
}
