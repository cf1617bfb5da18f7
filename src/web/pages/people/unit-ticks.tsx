// Unit ticks: several units, those that are no more too; they are sent as `unit`.

import type { Unit } from '#contract/unit.ts'
import { tickLook } from '#web/ui/camera-ticks.tsx'
import { unitTree } from './unit-tree.ts'

export const UnitTicks = ({ legend, units }: { readonly legend: string; readonly units: readonly Unit[] }) => (
  <fieldset className="grid gap-1.5">
    <legend className="pb-1.5 font-medium">{legend}</legend>
    <div className="max-h-52 overflow-y-auto rounded-lg border border-line px-3 py-1">
      {unitTree(units).map(({ unit }) => (
        <label key={unit.id} className="flex min-h-11 items-center gap-3">
          <input type="checkbox" name="unit" value={unit.id} className={tickLook} />
          <span className="min-w-0 wrap-anywhere">{unit.name}</span>
        </label>
      ))}
    </div>
  </fieldset>
)
