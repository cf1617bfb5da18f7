// The book of what other systems may fetch live from the station: whether its RTSP and ONVIF doors are open, and the accounts that were
// made for those systems. A secret is handed out once, when its account is made; nobody can read it in this book. `store` implements it.

import type { WallTime90k } from '#base/units.ts'
import type { RepublishSettings } from '#contract/republish.ts'

export type Allowed = {
  /** Null: all cameras, also those that come later. */
  readonly cameras: readonly string[] | null
  /** Whether it may hear those of them whose sound is recorded. */
  readonly sound: boolean
}

export type RepublishAccountRow = Allowed & {
  readonly name: string
  readonly made_by: string
  readonly made: WallTime90k
}

export type RepublishBook = {
  readonly settings: () => RepublishSettings
  readonly set: (settings: RepublishSettings, by: string) => void
  readonly accounts: () => readonly RepublishAccountRow[]
  /** The secret, which is told this once; undefined when the name is taken. */
  readonly add: (name: string, allowed: Allowed, by: string) => string | undefined
  /** What is left out stays as it is; every word is kept with who said it. False when there is no such account. */
  readonly change: (name: string, allowed: Partial<Allowed>, by: string) => boolean
  /** Forgets the secret; the row stays and says who had access. False when there is no such account. */
  readonly remove: (name: string, by: string) => boolean
}
