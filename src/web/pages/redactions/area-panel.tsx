// Area panel: what is known of the chosen rectangle and what can be done with it at the picture that is shown.

import { wallTime90k } from '#base/units.ts'
import type { RedactionArea } from '#contract/redaction.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/field.tsx'
import { Segments } from '#web/ui/segments.tsx'
import { type Say, useWords, type WordKey } from '#web/words/language.ts'
import { clockText } from '#web/words/time.ts'
import { placeAt, withoutKey } from './drawn.ts'
import type { Following } from './use-following.ts'

const whats: Readonly<Record<RedactionArea['what'], WordKey>> = {
  face: 'redaction_what_face',
  child: 'redaction_what_child',
  plate: 'redaction_what_plate',
  window: 'redaction_what_window',
  document: 'redaction_what_document',
  other: 'redaction_what_other',
}

export const areaName = ({ id, what }: Pick<RedactionArea, 'id' | 'what'>, say: Say): string =>
  say('redaction_area', { id, what: say(whats[what]) })

export const AreaPanel = ({
  area,
  at,
  span,
  following,
  onChange,
  onFollow,
  onRemove,
}: {
  readonly area: RedactionArea
  readonly at: number
  /** The copy's own beginning and end: there is nothing to follow beyond them. */
  readonly span: { readonly from_90k: number; readonly to_90k: number }
  readonly following: Following
  readonly onChange: (area: RedactionArea) => void
  readonly onFollow: (way: 'forward' | 'back') => void
  readonly onRemove: () => void
}) => {
  const say = useWords()
  const here = placeAt(area, at) !== undefined
  const keyed = area.keys.some(({ at_90k }) => at_90k === at)
  const lost = following.of === area.id ? following.lost_90k : undefined
  return (
    <div className="grid gap-4 border-t border-line p-4">
      <Choice
        label={say('redaction_what')}
        value={area.what}
        onChange={event => onChange({ ...area, what: event.target.value as RedactionArea['what'] })}
      >
        {Object.entries(whats).map(([value, word]) => (
          <option key={value} value={value}>
            {say(word)}
          </option>
        ))}
      </Choice>
      <Segments
        label={say('redaction_how')}
        value={area.how}
        options={[
          { value: 'blur', label: say('redaction_blur') },
          { value: 'fill', label: say('redaction_fill') },
        ]}
        onChange={how => onChange({ ...area, how })}
      />
      {!here && <p className="text-sm text-warn">{say('redaction_out_of_time')}</p>}
      <div className="grid grid-cols-2 gap-2">
        <Button disabled={!here || following.pending || at <= span.from_90k} onClick={() => onFollow('back')}>
          {say('redaction_follow_back')}
        </Button>
        <Button disabled={!here || following.pending || at >= span.to_90k} onClick={() => onFollow('forward')}>
          {say('redaction_follow')}
        </Button>
        <Button disabled={at > area.to_90k} onClick={() => onChange({ ...area, from_90k: at })}>
          {say('redaction_starts_here')}
        </Button>
        <Button disabled={at < area.from_90k} onClick={() => onChange({ ...area, to_90k: at })}>
          {say('redaction_ends_here')}
        </Button>
      </div>
      <p aria-live="polite" className="text-sm text-quiet empty:hidden">
        {following.pending && say('redaction_following')}
        {lost !== undefined && say('redaction_lost', { at: clockText(wallTime90k(lost)) })}
        {following.done && following.of === area.id && say('redaction_followed')}
      </p>
      <div className="flex flex-wrap gap-2">
        {keyed && area.keys.length > 1 && (
          <Button weight="quiet" onClick={() => onChange(withoutKey(area, at))}>
            {say('redaction_key_remove')}
          </Button>
        )}
        <Button weight="danger" onClick={onRemove}>
          {say('redaction_area_remove')}
        </Button>
      </div>
    </div>
  )
}
