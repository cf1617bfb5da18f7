// Redaction ticks: which approved covered copies leave; for the public and for a person in the picture they are the only pictures.

import { useQuery } from '@tanstack/react-query'
import { wallTime90k } from '#base/units.ts'
import { tickLook } from '#web/ui/camera-ticks.tsx'
import { useWords } from '#web/words/language.ts'
import { fromToText } from '#web/words/time.ts'
import { redactionsQuery } from './extraction-queries.ts'

export const RedactionTicks = ({
  chosen,
  complaint,
  onChange,
}: {
  readonly chosen: readonly number[]
  readonly complaint: string | undefined
  readonly onChange: (chosen: readonly number[]) => void
}) => {
  const say = useWords()
  const { data } = useQuery(redactionsQuery)
  const approved = data?.redactions.filter(({ state }) => state === 'approved') ?? []
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{say('redacted_only')}</legend>
      {data !== undefined && approved.length === 0 && <p className="text-warn">{say('redacted_none')}</p>}
      {approved.map(({ id, name, from_90k, to_90k, reason }) => (
        <label key={id} className="flex min-h-11 cursor-pointer items-start gap-3 py-1.5">
          <input
            type="checkbox"
            className={`${tickLook} mt-0.5`}
            checked={chosen.includes(id)}
            onChange={() => onChange(chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id])}
          />
          <span className="min-w-0 wrap-anywhere">
            {say('redacted_number', { number: id })} · {name}
            <span className="block text-sm text-quiet tabular-nums">
              {fromToText(wallTime90k(from_90k), wallTime90k(to_90k))} · {reason}
            </span>
          </span>
        </label>
      ))}
      {complaint !== undefined && (
        <p role="alert" className="text-sm text-bad">
          {complaint}
        </p>
      )}
    </fieldset>
  )
}
