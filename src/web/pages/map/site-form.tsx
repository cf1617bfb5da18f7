// Site form: all that is known of where a camera stands, in fields: whoever cannot drag does here what a hand does on the map, and the rest.

import { useId } from 'react'
import type { SiteKind } from '#contract/site.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'
import type { CameraPoint } from './camera-points.ts'
import type { SiteDraft } from './site-edits.ts'
import { siteKindWords, windOf } from './site-text.ts'
import { wholeDegrees } from './wedge.ts'

const siteKinds = Object.keys(siteKindWords) as readonly SiteKind[]

type NumberField = 'latitude' | 'longitude' | 'direction_deg' | 'field_of_view_deg' | 'range_m' | 'height_m'

const numbers: Readonly<
  Record<
    NumberField,
    {
      readonly word: WordKey
      readonly min: number
      readonly max: number
      readonly step: number | 'any'
      readonly known: boolean
    }
  >
> = {
  latitude: { word: 'site_latitude', min: -85, max: 85, step: 'any', known: true },
  longitude: { word: 'site_longitude', min: -180, max: 180, step: 'any', known: true },
  direction_deg: { word: 'site_direction', min: 0, max: 359, step: 1, known: false },
  field_of_view_deg: { word: 'site_width', min: 1, max: 360, step: 1, known: false },
  range_m: { word: 'site_range', min: 1, max: 2000, step: 1, known: false },
  height_m: { word: 'site_height', min: 0, max: 100, step: 0.1, known: false },
}

export const SiteForm = ({
  point,
  site,
  hamlets,
  roads,
  onChange,
  onTakeAway,
}: {
  readonly point: CameraPoint
  readonly site: SiteDraft
  readonly hamlets: readonly string[]
  readonly roads: readonly string[]
  /** `deed` is the same while one field is filled in. */
  readonly onChange: (site: SiteDraft, deed: string) => void
  readonly onTakeAway: () => void
}) => {
  const say = useWords()
  const id = useId()
  const set = (change: Partial<SiteDraft>, what: string) =>
    onChange({ ...site, ...change }, `field ${point.camera.id} ${what}`)
  const number = (what: NumberField, hint?: string) => {
    const { word, min, max, step, known } = numbers[what]
    return (
      <Field
        type="number"
        inputMode="decimal"
        label={say(word)}
        {...(hint === undefined ? {} : { hint })}
        min={min}
        max={max}
        step={step}
        value={site[what] ?? ''}
        onChange={({ target }) => {
          const value = target.value === '' ? null : target.valueAsNumber
          if (value === null ? known : !(value >= min && value <= max)) return
          set({ [what]: what === 'direction_deg' && value !== null ? wholeDegrees(value) : value }, what)
        }}
      />
    )
  }
  return (
    <section aria-label={say('map_site_of', { name: point.camera.name })} className="grid gap-4">
      <h3 className="text-lg font-semibold wrap-anywhere">{point.camera.name}</h3>
      <div className="grid grid-cols-2 gap-3">
        {number('direction_deg', site.direction_deg === null ? say('not_known') : windOf(site.direction_deg, say))}
        {number('field_of_view_deg', say('in_degrees'))}
        {number('range_m', say('in_metres'))}
        {number('height_m', say('in_metres'))}
      </div>
      <Field
        label={say('site_hamlet')}
        list={`${id}-hamlets`}
        maxLength={80}
        value={site.hamlet}
        onChange={({ target }) => set({ hamlet: target.value }, 'hamlet')}
      />
      <Field
        label={say('site_road')}
        list={`${id}-roads`}
        maxLength={120}
        value={site.road}
        onChange={({ target }) => set({ road: target.value }, 'road')}
      />
      <Names id={`${id}-hamlets`} names={hamlets} />
      <Names id={`${id}-roads`} names={roads} />
      <Choice
        label={say('site_kind')}
        value={site.kind ?? ''}
        onChange={({ target }) => set({ kind: siteKinds.find(kind => kind === target.value) ?? null }, 'kind')}
      >
        <option value="">{say('not_known')}</option>
        {siteKinds.map(kind => (
          <option key={kind} value={kind}>
            {say(siteKindWords[kind])}
          </option>
        ))}
      </Choice>
      <div className="grid grid-cols-2 gap-3">
        {number('latitude')}
        {number('longitude')}
      </div>
      <Button weight="quiet" className="justify-self-start" onClick={onTakeAway}>
        {say('map_take_away')}
      </Button>
    </section>
  )
}

const Names = ({ id, names }: { readonly id: string; readonly names: readonly string[] }) => (
  <datalist id={id}>
    {names.map(name => (
      <option key={name} value={name} />
    ))}
  </datalist>
)
