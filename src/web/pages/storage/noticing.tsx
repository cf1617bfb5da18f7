// Noticing: whether recorded pictures are looked at for motion, how often, what is still to be looked at, and which cameras it cannot be done for.

import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { mediaSpan90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { Noticing as State } from '#contract/noticing.ts'
import { ask } from '#web/ask.ts'
import { useMay } from '#web/may.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Row, Section } from '#web/ui/section.tsx'
import { type Say, useWords } from '#web/words/language.ts'
import { lengthText } from '#web/words/time.ts'

const noticingQuery = queryOptions({
  queryKey: ['noticing'],
  queryFn: ({ signal }) => ask<State>(paths.noticing, { signal }),
  refetchInterval: 10_000,
})

const USUAL_MS = 250
/** Less is how it always is. */
const BEHIND_S = 30
/** A minute and a bit is always on its way. */
const BACKLOG_S = 90

export const Noticing = ({ cameras }: { readonly cameras: readonly Camera[] }) => {
  const say = useWords()
  const { data } = useQuery(noticingQuery)
  const changes = useMay()('configure_station', 'whole')
  const change = useMutation({
    mutationFn: (body: { readonly camera: string | null; readonly on: boolean }) =>
      ask<State>(paths.noticing, { method: 'PUT', body }),
    onSuccess: told => queries.setQueryData(noticingQuery.queryKey, told),
  })
  if (data === undefined) return null
  const { on } = data
  const troubled = on ? data.cameras.filter(one => !one.on || one.undecodable) : []
  return (
    <Section
      title={say('noticing')}
      action={
        changes && (
          <Button
            aria-label={say(on ? 'noticing_switch_off_all' : 'noticing_switch_on_all')}
            disabled={change.isPending}
            onClick={() => change.mutate({ camera: null, on: !on })}
          >
            {say(on ? 'noticing_switch_off' : 'noticing_switch_on')}
          </Button>
        )
      }
    >
      <div className="grid gap-1.5 px-4 py-3">
        <p className="text-sm text-quiet">{say('noticing_why')}</p>
        {linesOf(data, say).map(({ text, warns }) => (
          <p key={text} className={warns ? 'text-warn' : ''}>
            {text}
          </p>
        ))}
        <Complaint error={change.error} />
      </div>
      {troubled.length > 0 && (
        <ul className="border-t border-line">
          {troubled.map(({ camera, on: looks }) => {
            const name = cameras.find(({ id }) => id === camera)?.name ?? camera
            return (
              <Row
                key={camera}
                name={name}
                facts={[say(looks ? 'noticing_undecodable' : 'noticing_camera_off')]}
                action={
                  changes &&
                  !looks && (
                    <Button
                      aria-label={say('noticing_switch_on_of', { name })}
                      disabled={change.isPending}
                      onClick={() => change.mutate({ camera, on: true })}
                    >
                      {say('noticing_switch_on')}
                    </Button>
                  )
                }
              />
            )
          })}
        </ul>
      )}
    </Section>
  )
}

type Line = { readonly text: string; readonly warns: boolean }

const linesOf = (state: State, say: Say): readonly Line[] => {
  if (!state.on || state.state === 'off') return [{ text: say('noticing_off'), warns: false }]
  if (state.state === 'no_decoder') return [{ text: say('noticing_no_decoder'), warns: true }]
  if (state.state === 'away') return [{ text: say('noticing_away'), warns: true }]
  if (state.state === 'starting') return [{ text: say('noticing_starting'), warns: false }]
  const length = (seconds: number): string => lengthText(mediaSpan90k(Math.round(seconds) * 90_000))
  const { every_ms, behind_s, backlog_s, can_write } = state
  const waits = backlog_s > BACKLOG_S
  return [
    { text: rateText(every_ms, say), warns: every_ms > USUAL_MS },
    ...(behind_s > BEHIND_S ? [{ text: say('noticing_behind', { length: length(behind_s) }), warns: true }] : []),
    { text: waits ? say('noticing_backlog', { length: length(backlog_s) }) : say('noticing_done'), warns: false },
    ...(can_write ? [] : [{ text: say('noticing_cannot_write'), warns: true }]),
  ]
}

const rateText = (every_ms: number, say: Say): string => {
  if (every_ms <= USUAL_MS) return say('noticing_running', { count: 1000 / every_ms })
  if (every_ms < 1000) return say('noticing_running_less', { count: 1000 / every_ms })
  return say('noticing_running_thin', { seconds: every_ms / 1000 })
}
