// The book of recorders that the community already has ("đầu ghi"): kept as an asset of their own, with one password for all their
// channels. Neither reader nor writer can read that password. `store` implements it.

import type { WallTime90k } from '#base/units.ts'
import type { BrandCode } from '#contract/brand.ts'

export type NvrRow = {
  readonly id: string
  readonly name: string
  readonly place: string
  /** Host, with its port where the web service is not on 80. */
  readonly address: string
  readonly rtsp_port: number
  /** Null: not known yet. */
  readonly brand: BrandCode | null
  readonly has_credentials: boolean
  readonly added_90k: WallTime90k
}

export type NewNvr = Omit<NvrRow, 'id' | 'has_credentials' | 'added_90k'> & {
  readonly username: string
  readonly password: string
}

/** What is to be otherwise; the rest stays. */
export type NvrChange = { readonly [Part in 'name' | 'place' | 'address' | 'rtsp_port']?: NvrRow[Part] | undefined }

export type NvrReader = {
  readonly list: () => readonly NvrRow[]
  readonly get: (id: string) => NvrRow | undefined
}

export type NvrBook = NvrReader & {
  readonly add: (nvr: NewNvr) => NvrRow
  /** What it is afterwards; undefined when there is no such recorder. */
  readonly change: (id: string, change: NvrChange) => NvrRow | undefined
  readonly setBrand: (id: string, brand: BrandCode) => void
  readonly setCredentials: (id: string, username: string, password: string) => void
  /** Forgets the password. False when there is no such recorder. */
  readonly remove: (id: string) => boolean
}
