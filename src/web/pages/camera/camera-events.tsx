// Camera events: what the camera itself noticed, the latest first, as it told over ONVIF. It proves nothing.

import { useQuery } from '@tanstack/react-query'
import { wallTime90k } from '#base/units.ts'
import type { CameraEvent } from '#contract/camera-event.ts'
import { useWords, type WordKey } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { cameraEventsQuery } from './camera-queries.ts'

const MOST_SHOWN = 20

const kinds: Record<CameraEvent['kind'], WordKey> = {
  motion: 'event_motion',
  tamper: 'event_tamper',
  digital_input: 'event_digital_input',
  other: 'event_other',
}

export const CameraEventList = ({ camera }: { readonly camera: string }) => {
  const say = useWords()
  const told = useQuery(cameraEventsQuery(camera)).data
  if (told === undefined || told.state === 'none') return null
  const shown = told.events.filter(({ changed }) => changed).slice(0, MOST_SHOWN)
  return (
    <section aria-label={say('camera_events')} className="grid gap-2">
      <h3 className="font-semibold">{say('camera_events')}</h3>
      {shown.length === 0 && <p className="text-quiet">{say('no_camera_events')}</p>}
      <ul className="grid gap-1">
        {shown.map(({ kind, active, at_90k, topic }) => (
          <li key={`${at_90k} ${topic} ${active}`} className="flex flex-wrap justify-between gap-x-4">
            <span>
              {kind === 'other' ? `${say(kinds[kind])} (${topic})` : say(kinds[kind])}
              {active !== null && <span className="text-quiet"> · {say(active ? 'event_begins' : 'event_ends')}</span>}
            </span>
            <time className="text-quiet tabular-nums">{dateTimeText(wallTime90k(at_90k))}</time>
          </li>
        ))}
      </ul>
    </section>
  )
}
