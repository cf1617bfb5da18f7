// Scope fields: where a grant counts: the whole station, a unit with all below it, a place, or some cameras.

import type { Scope } from '#contract/access.ts'
import type { Camera } from '#contract/camera.ts'
import type { Unit } from '#contract/unit.ts'
import { CameraTicks } from '#web/ui/camera-ticks.tsx'
import { Choice } from '#web/ui/field.tsx'
import { useWords } from '#web/words/language.ts'
import type { Known } from './grant-words.ts'
import { UnitOptions } from './unit-options.tsx'

export type ScopeKind = Scope['kind']

const kinds = { cameras: 'grant_cameras', place: 'grant_place', unit: 'grant_unit', station: 'grant_station' } as const

export const ScopeFields = ({
  known,
  where,
  scope,
  complaint,
  onWhere,
}: {
  readonly known: Known
  readonly where: ScopeKind
  /** As it was. */
  readonly scope: Scope | undefined
  readonly complaint: string | undefined
  readonly onWhere: (where: ScopeKind) => void
}) => {
  const say = useWords()
  const cameras = known.cameras as readonly Camera[]
  const places = [...new Set(cameras.map(({ place }) => place))]
    .filter(Boolean)
    .sort((a, b) => a.localeCompare(b, 'vi'))
  const units = known.units as readonly Unit[]
  const there = Object.entries(kinds).filter(
    ([kind]) => (kind !== 'place' || places.length > 0) && (kind !== 'unit' || units.length > 0),
  )
  return (
    <>
      <Choice
        label={say('grant_where')}
        value={where}
        onChange={event => onWhere(event.currentTarget.value as ScopeKind)}
      >
        {there.map(([kind, word]) => (
          <option key={kind} value={kind}>
            {say(word)}
          </option>
        ))}
      </Choice>
      {where === 'unit' && (
        <Choice
          label={say('grant_unit_named')}
          name="unit"
          defaultValue={scope?.kind === 'unit' ? scope.unit : undefined}
        >
          <UnitOptions units={units} kept={scope?.kind === 'unit' ? scope.unit : undefined} />
        </Choice>
      )}
      {where === 'place' && (
        <Choice
          label={say('grant_place_named')}
          name="place"
          defaultValue={scope?.kind === 'place' ? scope.place : undefined}
        >
          {places.map(place => (
            <option key={place}>{place}</option>
          ))}
        </Choice>
      )}
      {where === 'cameras' && (
        <CameraTicks
          legend={say('trial_camera')}
          cameras={cameras}
          ticked={scope?.kind === 'cameras' ? scope.cameras : []}
          complaint={complaint}
        />
      )}
    </>
  )
}
