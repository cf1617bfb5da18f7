// Audio order: whether a camera's sound is recorded, why and who said so; switching it asks for a reason, which is kept.

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { personName } from '#web/people.ts'
import { queries } from '#web/queries.ts'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'

export const AudioOrder = ({ camera }: { readonly camera: Camera }) => {
  const say = useWords()
  const { audio, record_audio } = camera
  const order = useMutation({
    mutationFn: (reason: string) =>
      ask(paths.camera(camera.id), { method: 'PATCH', body: { audio: { record: !record_audio, reason } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['cameras'] }),
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const reason = String(new FormData(form).get('reason') ?? '').trim()
    order.mutate(reason, { onSuccess: () => form.reset() })
  }
  return (
    <form onSubmit={onSubmit} aria-label={say('sound_recording')} className="grid gap-3 border-t border-line pt-5">
      <p>
        {say(record_audio ? 'sound_is_recorded' : 'sound_is_not_recorded')}{' '}
        {audio !== null && (
          <span className="text-quiet">
            {say('sound_said', {
              reason: audio.reason,
              by: personName(audio.by),
              at: dateTimeText(wallTime90k(audio.since_90k)),
            })}
          </span>
        )}
      </p>
      <Field label={say('sound_reason')} name="reason" required maxLength={200} hint={say('sound_reason_why')} />
      <FormEnd doing={order} label={say(record_audio ? 'audio_off' : 'audio_on')} weight="plain" />
    </form>
  )
}
