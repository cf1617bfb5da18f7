// Register dialog: the extraction register of a year or of a span of days, as a paper.

import { useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import { parseWhen } from '#base/when.ts'
import { paths } from '#web/paths.ts'
import { stationNow } from '#web/station-clock.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { formWords, paperForms } from '#web/ui/paper-words.ts'
import { useWords } from '#web/words/language.ts'
import { DAY_90K, dateText, dayCode, dayStart } from '#web/words/time.ts'

export const RegisterDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const say = useWords()
  const [now] = useState(stationNow)
  const [from, setFrom] = useState(`01/01/${dayCode(now).slice(0, 4)}`)
  const [to, setTo] = useState(dateText(now))
  const [begin, end] = [parseWhen(from, now), parseWhen(to, now)]
  const whole = begin.ok && end.ok && begin.value <= end.value
  return (
    <Dialog title={say('paper_extract_register')} onClose={onClose}>
      <div className="grid gap-4">
        <p className="text-quiet">{say('register_why')}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={say('register_from')}
            value={from}
            complaint={begin.ok ? undefined : say('date_format')}
            onChange={event => setFrom(event.target.value)}
          />
          <Field
            label={say('register_to')}
            value={to}
            complaint={end.ok ? undefined : say('date_format')}
            onChange={event => setTo(event.target.value)}
          />
        </div>
        {whole && (
          <div className="flex flex-wrap gap-3">
            {paperForms.map(form => (
              <a
                key={form}
                className={buttonLook(form === 'pdf' ? 'strong' : 'plain', 'min-h-12')}
                href={paths.extractionRegister(form, {
                  from_90k: dayStart(begin.value),
                  to_90k: wallTime90k(dayStart(end.value) + DAY_90K),
                })}
                target="_blank"
                rel="noreferrer"
              >
                {say(formWords[form])}
              </a>
            ))}
          </div>
        )}
      </div>
    </Dialog>
  )
}
