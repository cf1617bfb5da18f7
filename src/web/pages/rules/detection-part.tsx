// Detection part: whether a machine guesses what moves, with which model, and how it fares; switched on and off. Models are brought at the station.

import { useMutation, useQuery } from '@tanstack/react-query'
import type { Detection, DetectionWish, Models } from '#contract/detection.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Complaint, complaintText } from '#web/ui/complaint.tsx'
import { Nothing, Row, Section } from '#web/ui/section.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { toast } from '#web/ui/toasts.ts'
import { type Say, useWords, type WordKey } from '#web/words/language.ts'
import { detectionQuery, modelsQuery } from './rule-queries.ts'

const states: Readonly<Record<Detection['state'], WordKey>> = {
  off: 'detect_off',
  starting: 'detect_starting',
  running: 'detect_running',
  restarting: 'detect_restarting',
  no_runtime: 'detect_no_runtime',
  no_model: 'detect_no_model',
  unavailable: 'detect_unavailable',
}

export const DetectionPart = () => {
  const say = useWords()
  const detection = useQuery(detectionQuery)
  const models = useQuery(modelsQuery)
  return (
    <Section title={say('detect')}>
      <div className="grid gap-2 px-4 py-3">
        <p className="max-w-[75ch] text-sm text-quiet">{say('detect_why')}</p>
        <Complaint error={detection.error ?? models.error} />
      </div>
      {models.data?.models.length === 0 && <Nothing>{say('detect_no_models')}</Nothing>}
      {models.data !== undefined && detection.data !== undefined && (
        <Installed models={models.data} detection={detection.data} />
      )}
    </Section>
  )
}

const Installed = ({
  models: { models, runtime },
  detection,
}: {
  readonly models: Models
  readonly detection: Detection
}) => {
  const say = useWords()
  const { share, least_score, cameras } = detection
  const setting = useMutation({
    mutationFn: (model: string | null) =>
      ask<Detection>(paths.detection, {
        method: 'PUT',
        body: { model, share, least_score, cameras } satisfies DetectionWish,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['detection'] }),
    onError: error => void toast(complaintText(error, say), { tone: 'bad' }),
  })
  return (
    <ul aria-label={say('detect_models')}>
      {models.map(({ name, licence, width, height }) => {
        const used = detection.model === name
        return (
          <Row
            key={name}
            name={name}
            facts={[`${width}×${height}`, licence === '' ? say('detect_no_licence') : licence]}
            action={
              <Switch
                label={<span className="sr-only">{say('detect_use', { name })}</span>}
                on={used}
                disabled={setting.isPending || (runtime === null && !used)}
                onChange={on => setting.mutate(on ? name : null)}
              />
            }
          >
            {runtime === null && <p className="text-sm text-warn">{say('detect_no_runtime')}</p>}
            {used && <p className="text-sm">{faresText(detection, say)}</p>}
          </Row>
        )
      })}
    </ul>
  )
}

const faresText = (detection: Detection, say: Say): string => {
  const { state, pictures, picture_ms, behind_s, skipped_s } = detection
  if (state !== 'running') return say(states[state])
  const more = [
    ...(behind_s > 60 ? [say('detect_behind', { seconds: Math.round(behind_s) })] : []),
    ...(skipped_s > 0 ? [say('detect_skipped', { seconds: Math.round(skipped_s) })] : []),
  ]
  return [say('detect_running_now', { pictures, ms: Math.round(picture_ms) }), ...more].join(' ')
}
