// Start dialog: on which camera and when it was seen first, for a trail that does not begin from a picture.

import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { parseWhen } from '#base/when.ts'
import { camerasQuery } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { CameraChoice } from '#web/ui/camera-choice.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import { localCode } from '#web/words/time.ts'

const still = { isPending: false, error: null }

export const StartDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const say = useWords()
  const navigate = useNavigate()
  const [wrong, setWrong] = useState(false)
  const cameras = useQuery(camerasQuery).data?.cameras ?? []
  const mine = cameras.filter(({ may }) => may === undefined || may.includes('play_back'))
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const read = parseWhen(String(form.get('when') ?? ''), stationNow())
    if (!read.ok || read.value > stationNow()) {
      setWrong(true)
      return
    }
    void navigate({
      to: '/trail',
      search: { camera: String(form.get('camera')), at: localCode(read.value) },
      replace: true,
    })
  }
  return (
    <Dialog title={say('trail_new')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        <p className="text-quiet">{say('trail_start_why')}</p>
        <CameraChoice cameras={mine} />
        <Field
          label={say('trail_start_when')}
          name="when"
          required
          maxLength={40}
          placeholder={say('trail_start_when_example')}
          complaint={wrong ? say('trail_start_when_wrong') : undefined}
          onChange={() => setWrong(false)}
        />
        <FormEnd doing={still} label={say('trail_start')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
