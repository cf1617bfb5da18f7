// The access log: who looked at what, changed what, was refused what, and why. What is noted here is decided by nobody else: the front door,
// the live pictures, the doors for other systems and the station itself hand in what happened, and `store` keeps it so that it cannot be
// rewritten unseen (design/access-log.md). A look that goes on is one entry that is extended, whoever hands it in.

import type { WallTime90k } from '#base/units.ts'

export type LookerKind = 'account' | 'operator' | 'television' | 'system' | 'nobody' | 'station'

/** Who did it, as far as the station knows. Never a secret: `session` tells one browser from another and opens nothing. */
export type Looker = {
  readonly kind: LookerKind
  /** The user name, the television's id, the other system's account; what was tried where nobody was let in. */
  readonly name: string
  readonly person?: string
  readonly role?: string
  readonly unit?: string
  readonly address?: string
  readonly session?: string
}

/** What was changed, from what to what, as the words of the API; secrets stand as `***`. */
export type Changed = Readonly<Record<string, readonly [before: unknown, after: unknown]>>

/** Instants of footage that were looked at. */
export type LookedSpan = readonly [from: WallTime90k, to: WallTime90k]

export type Access = {
  readonly who: Looker
  /** The policy's verb, or one of the log's own: `sign_in`, `sign_out`, `state_purpose`, `station`. */
  readonly verb: string
  /** What exactly: `GET /api/cameras/:camera/clip.mp4`, `live`, `rtsp`. */
  readonly act: string
  readonly cameras?: readonly string[]
  readonly span?: LookedSpan
  readonly purpose?: string
  readonly case?: string
  /** The problem's code, where it was refused. */
  readonly refused?: string
  readonly changed?: Changed
  /** What else it was done to: a wall, a recorder, a route's other parameters. */
  readonly about?: Readonly<Record<string, string | number | boolean>>
  readonly request?: string
}

/** What the rest of the house hands its looks to. */
export type AccessLog = {
  /** An act, or one sign more of a look that goes on. Throws `access_log_full` where it could not be kept. */
  readonly note: (access: Access) => void
  /** A look that lasts until what is returned is called. Throws `access_log_full`. */
  readonly begin: (access: Access) => () => void
  /** Throws `access_log_full` where nothing more could be kept, `access_log_failing` too while what leaves the house may not be handed out. */
  readonly mustKeep: (leaves: boolean) => void
}

/** An entry as it is read: a look with what is known of its end. */
export type AccessEntry = Access & {
  /** Its number in the chain, counted from 1 and never given twice. */
  readonly n: number
  readonly at: WallTime90k
  /** When it was last seen to go on. */
  readonly until: WallTime90k
  readonly open: boolean
  /** How many times it was asked for. */
  readonly times: number
  readonly spans: readonly LookedSpan[]
}

export type AccessSearch = {
  readonly from?: WallTime90k | undefined
  readonly to?: WallTime90k | undefined
  readonly who?: string | undefined
  readonly verb?: string | undefined
  readonly camera?: string | undefined
  readonly purpose?: string | undefined
  readonly case?: string | undefined
  readonly refused?: boolean | undefined
  /** Only entries before this number. */
  readonly before?: number | undefined
  readonly most: number
}

/** Newest first. */
export type AccessLogReader = { readonly find: (search: AccessSearch) => readonly AccessEntry[] }

/** Verbs of which many requests are one look; a refusal that is repeated is one too. */
const lasting: ReadonlySet<string> = new Set([
  'watch_live',
  'play_back',
  'search',
  'still',
  'extract',
  'ptz',
  'read_log',
  'see_looks',
])

export const isLasting = ({ verb, refused }: Access): boolean => refused !== undefined || lasting.has(verb)

/** A look that pauses for less goes on: a patrol comes round again, a hand rests on the timeline. */
export const LOOK_RESTS_MS = 5 * 60_000
/** How often a look that watches more and more footage is written down again. */
export const LOOK_EXTENDS_MS = 60_000
