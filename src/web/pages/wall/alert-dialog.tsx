// Alert dialog: what comes forward on this screen, and how many places it may take. Kept on this device: a television in the room and a
// phone in a pocket want other things.

import { Dialog } from '#web/ui/dialog.tsx'
import { noticeWords } from '#web/ui/notice-words.ts'
import { Segments } from '#web/ui/segments.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { useWords } from '#web/words/language.ts'
import { type AlertRules, alertKinds } from './alert-watch.tsx'
import { ALERT_S } from './alerts.ts'

const PLACES = ['0', '1', '2', '3', '4'] as const

export const AlertDialog = ({
  rules,
  onChange,
  onClose,
}: {
  readonly rules: AlertRules
  readonly onChange: (rules: AlertRules) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  return (
    <Dialog title={say('alert_rules')} onClose={onClose}>
      <div className="grid gap-5">
        <p className="text-quiet">{say('alerts_what', { seconds: ALERT_S })}</p>
        <fieldset className="grid">
          <legend className="mb-1 font-medium">{say('alert_kinds')}</legend>
          {alertKinds.map(kind => (
            <Switch
              key={kind}
              label={say(noticeWords[kind])}
              on={rules.kinds.includes(kind)}
              onChange={on =>
                onChange({ ...rules, kinds: alertKinds.filter(one => (one === kind ? on : rules.kinds.includes(one))) })
              }
            />
          ))}
        </fieldset>
        <Segments
          label={say('alert_places')}
          value={PLACES[rules.places] ?? '1'}
          onChange={places => onChange({ ...rules, places: Number(places) })}
          options={PLACES.map(value => ({ value, label: value }))}
        />
        <p className="text-sm text-quiet">{say('alert_places_why')}</p>
      </div>
    </Dialog>
  )
}
