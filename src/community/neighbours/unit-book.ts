// The book of units: which province, commune, village or organisation stands above which, by official code, from when to when, and what came
// before and after it. Nothing is deleted: a unit that is no more keeps its row. `store` implements it.

import type { EditUnit, UnitKind } from '#contract/unit.ts'

export type UnitRow = {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  readonly official_code: string | null
  readonly parent: string | null
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly predecessors: readonly string[]
  readonly successors: readonly string[]
  readonly cameras: number
}

export type UnitDraft = Pick<UnitRow, 'kind' | 'name' | 'official_code' | 'parent' | 'valid_from' | 'predecessors'> & {
  readonly id?: string | undefined
}

export type UnitBook = {
  readonly list: () => readonly UnitRow[]
  readonly get: (id: string) => UnitRow | undefined
  /** Throws `unit_exists`, `no_such_unit` (parent, predecessors). */
  readonly add: (draft: UnitDraft, by: string) => UnitRow
  /** Throws `no_such_unit`, `unit_circle`. */
  readonly change: (id: string, change: EditUnit, by: string) => UnitRow
  /** Its row, cameras and people stay until they are moved. Throws `no_such_unit`. */
  readonly end: (id: string, valid_to: string, successors: readonly string[], by: string) => UnitRow
  /** Null: in none. Throws `no_such_unit`. */
  readonly placeCamera: (camera: string, unit: string | null, by: string) => void
  readonly ofCamera: (camera: string) => string | null
  /** Cameras that stand in one, with it. */
  readonly cameraUnits: () => readonly { readonly camera: string; readonly unit: string }[]
}
