// The wall book: saved layouts of live pictures. One is its owner's alone or the room's; two people who change the same one at once
// do not overwrite each other; one that was removed can be brought back for a while. `store` implements it.

import type { WallTime90k } from '#base/units.ts'
import type { WallCell, WallLayout, WallPatrol } from '#contract/wall.ts'

export type WallDraft = {
  readonly name: string
  readonly layout: WallLayout
  readonly cells: readonly WallCell[]
  readonly patrol: WallPatrol
  /** Of the walls of one owner one at most: setting it takes it from the other. */
  readonly is_default: boolean
}

export type WallRow = WallDraft & {
  readonly id: string
  /** Undefined: the room's. */
  readonly owner: string | undefined
  /** Counts its changes; begins at 1. */
  readonly revision: number
  readonly made: { readonly by: string; readonly at: WallTime90k }
  readonly changed: { readonly by: string; readonly at: WallTime90k }
}

export type WallReader = {
  /** Everybody's, in the order in which they were made. */
  readonly list: () => readonly WallRow[]
  readonly get: (id: string) => WallRow | undefined
}

export type WallBook = WallReader & {
  /** Throws `too_many_walls`. */
  readonly make: (draft: WallDraft, owner: string | undefined, by: string) => WallRow
  /** Throws `no_such_wall`, and `wall_changed` when it is not at `revision` any more. */
  readonly change: (id: string, draft: WallDraft, revision: number, by: string) => WallRow
  /** Answers until when it can be brought back. Throws `no_such_wall`. */
  readonly remove: (id: string, by: string) => { readonly wall: WallRow; readonly until: WallTime90k }
  /** As it was, but not the default again if another has become it. Throws `no_such_wall`. */
  readonly restore: (id: string) => WallRow
  /** One that was removed and can still be brought back. */
  readonly removed: (id: string) => WallRow | undefined
}
