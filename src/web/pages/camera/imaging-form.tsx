// Imaging form: brightness and its like, day and night, on the camera itself. Each is sent when it is let go; a camera without such settings
// shows nothing here.

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type DayNight, type Imaging, type ImagingNumber, imagingNumbers, type SetImaging } from '#contract/device.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { Choice } from '#web/ui/field.tsx'
import { Slider } from '#web/ui/slider.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'
import { imagingQuery } from './camera-queries.ts'

const numberWords: Record<ImagingNumber, WordKey> = {
  brightness: 'brightness',
  contrast: 'contrast',
  saturation: 'saturation',
  sharpness: 'sharpness',
}
const dayNightWords: Record<DayNight, WordKey> = {
  day: 'day_night_day',
  night: 'day_night_night',
  auto: 'day_night_auto',
}

export const ImagingForm = ({ camera }: { readonly camera: string }) => {
  const say = useWords()
  const imaging = useQuery(imagingQuery(camera)).data
  const set = useMutation({
    mutationFn: (body: SetImaging) => ask<Imaging>(paths.imaging(camera), { method: 'PATCH', body }),
    onSuccess: after => queries.setQueryData(imagingQuery(camera).queryKey, after),
  })
  if (imaging === undefined) return null
  return (
    <section aria-label={say('imaging')} className="grid gap-4">
      <h3 className="font-semibold">{say('imaging')}</h3>
      <p className="text-sm text-quiet">{say('imaging_why')}</p>
      {imagingNumbers.map(name => {
        const now = imaging[name]
        return now === null ? null : (
          <OneNumber
            key={`${name} ${now.value}`}
            name={name}
            now={now}
            onSet={value => set.mutate({ [name]: value })}
          />
        )
      })}
      {imaging.day_night !== null && (
        <Choice
          label={say('day_night')}
          value={imaging.day_night}
          onChange={event => set.mutate({ day_night: event.target.value as DayNight })}
        >
          {imaging.day_night_choices.map(mode => (
            <option key={mode} value={mode}>
              {say(dayNightWords[mode])}
            </option>
          ))}
        </Choice>
      )}
      <Complaint error={set.error} />
    </section>
  )
}

const OneNumber = ({
  name,
  now,
  onSet,
}: {
  readonly name: ImagingNumber
  readonly now: NonNullable<Imaging[ImagingNumber]>
  readonly onSet: (value: number) => void
}) => {
  const say = useWords()
  const [values, setValues] = useState([now.value])
  return (
    <div className="grid gap-1">
      <span>{say(numberWords[name])}</span>
      <Slider
        labels={[say(numberWords[name])]}
        values={values}
        from={now.least}
        to={now.most}
        onChange={setValues}
        onSettle={([value]) => value !== undefined && onSet(value)}
      />
    </div>
  )
}
