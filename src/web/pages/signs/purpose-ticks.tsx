// Purposes of cameras, to be ticked.

import type { CameraPurpose } from '#contract/controller.ts'
import { tickLook } from '#web/ui/camera-ticks.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'

const purposeWords = {
  public_order: 'purpose_public_order',
  crime_prevention: 'purpose_crime_prevention',
  traffic: 'purpose_traffic',
  fire_disaster: 'purpose_fire_disaster',
  environment: 'purpose_environment',
  public_property: 'purpose_public_property',
  own_property: 'purpose_own_property',
} as const satisfies Record<CameraPurpose, WordKey>
const codes = Object.keys(purposeWords) as CameraPurpose[]

export const purposeWord = (purpose: CameraPurpose): WordKey => purposeWords[purpose]

export const PurposeTicks = ({ ticked }: { readonly ticked: readonly CameraPurpose[] }) => {
  const say = useWords()
  return (
    <fieldset className="grid gap-1">
      <legend className="pb-1 font-medium">{say('purposes')}</legend>
      {codes.map(code => (
        <label key={code} className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            name="purpose"
            value={code}
            defaultChecked={ticked.includes(code)}
            className={tickLook}
          />
          <span>{say(purposeWord(code))}</span>
        </label>
      ))}
    </fieldset>
  )
}

export const tickedPurposes = (form: FormData): CameraPurpose[] => {
  const ticked = new Set(form.getAll('purpose').map(String))
  return codes.filter(code => ticked.has(code))
}
