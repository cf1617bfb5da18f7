// Televisions as devices with accounts of their own, and what each may see: the cameras of what it shows and the one that was sent to it.
// The book is implemented by `store`; a removed television keeps its row, which says who let it in and who took it out.

import type { WallTime90k } from '#base/units.ts'
import type { SentCamera, TelevisionSetup } from '#contract/television.ts'
import type { WallCell, WallPatrol } from '#contract/wall.ts'

export type TelevisionRow = TelevisionSetup & {
  readonly id: string
  readonly sent: SentCamera | undefined
  readonly seen: WallTime90k | undefined
  readonly paired: { readonly by: string; readonly at: WallTime90k }
}

export type TelevisionBook = {
  readonly list: () => readonly TelevisionRow[]
  readonly get: (id: string) => TelevisionRow | undefined
  /** Whose token this is. */
  readonly find: (token: string) => TelevisionRow | undefined
  /** Its token is handed out this once and kept as a hash. Throws `too_many_televisions`. */
  readonly pair: (setup: TelevisionSetup, by: string) => { readonly television: TelevisionRow; readonly token: string }
  /** Throws `no_such_television`. */
  readonly change: (id: string, setup: TelevisionSetup, by: string) => TelevisionRow
  readonly send: (id: string, sent: SentCamera | undefined) => TelevisionRow
  readonly remove: (id: string, by: string) => void
  readonly noteSeen: (id: string) => void
}

/** The part of a wall that says which cameras stand on it. */
export type Shown = { readonly cells: readonly WallCell[]; readonly patrol: WallPatrol }

/**
 * The cameras that a television may ask for, of those `here`; `wall` is the saved wall that it shows, undefined where that is gone. A
 * patrol without groups goes through all cameras.
 */
export const camerasOf = (
  { shows, sent }: Pick<TelevisionRow, 'shows' | 'sent'>,
  wall: Shown | undefined,
  here: readonly string[],
): ReadonlySet<string> => {
  const known = new Set(here)
  const own = shows.kind === 'cameras' ? (shows.cameras ?? here) : wall === undefined ? [] : onWall(wall, here)
  return new Set([...own, ...(sent === undefined ? [] : [sent.camera])].filter(camera => known.has(camera)))
}

const onWall = ({ cells, patrol }: Shown, here: readonly string[]): readonly string[] => [
  ...cells.flatMap(({ camera }) => (camera === null ? [] : [camera])),
  ...(patrol.on ? (patrol.groups.length === 0 ? here : patrol.groups.flatMap(({ cameras }) => cameras)) : []),
]

/** What was sent, while it counts. */
export const sentNow = (sent: SentCamera | undefined, now: WallTime90k): SentCamera | undefined =>
  sent === undefined || (sent.until_90k !== null && sent.until_90k <= now) ? undefined : sent
