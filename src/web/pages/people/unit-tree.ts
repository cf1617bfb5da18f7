// The tree of units: each below the one it belongs to, by name. One whose upper unit is not in the list stands at the top; nothing is lost in a
// circle.

import type { Unit } from '#contract/unit.ts'

export type Branch = { readonly unit: Unit; readonly depth: number }

export const unitTree = (units: readonly Unit[]): readonly Branch[] => {
  const ids = new Set(units.map(({ id }) => id))
  const above = ({ parent }: Unit): string => (parent !== null && ids.has(parent) ? parent : '')
  const seen = new Set<string>()
  const below = (parent: string, depth: number): Branch[] =>
    units
      .filter(unit => above(unit) === parent)
      .sort((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }))
      .flatMap(unit => {
        if (seen.has(unit.id)) return []
        seen.add(unit.id)
        return [{ unit, depth }, ...below(unit.id, depth + 1)]
      })
  const tree = below('', 0)
  return [...tree, ...units.filter(({ id }) => !seen.has(id)).map(unit => ({ unit, depth: 0 }))]
}
