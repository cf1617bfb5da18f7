// Unit options: units to choose from, as their tree; those that are no more are left out, but for the one that is chosen already.

import type { Unit } from '#contract/unit.ts'
import { unitTree } from './unit-tree.ts'

export const UnitOptions = ({ units, kept }: { readonly units: readonly Unit[]; readonly kept?: string | undefined }) =>
  unitTree(units.filter(({ id, valid_to }) => valid_to === null || id === kept)).map(({ unit, depth }) => (
    <option key={unit.id} value={unit.id}>
      {'\u2003'.repeat(depth)}
      {unit.name}
    </option>
  ))
