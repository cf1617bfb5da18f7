// Rule dialog: what is looked for, where in the picture, when and for how long. The zone or the line is drawn on the camera's own picture.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import { type Rule, type RuleKind, ruleKindShape, usualSeconds } from '#contract/rule.ts'
import { ask } from '#web/ask.ts'
import type { Area, Line } from '#web/pages/search/shapes.ts'
import { paths } from '#web/paths.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { noticeWords } from '#web/ui/notice-words.ts'
import { toast } from '#web/ui/toasts.ts'
import { WeekHoursField } from '#web/ui/week-hours-field.tsx'
import { useWords } from '#web/words/language.ts'
import { RulePicture } from './rule-picture.tsx'
import { noticesChanged } from './rule-queries.ts'

const kinds = ruleKindShape.options
const whys = {
  quiet_motion: 'rule_why_quiet_motion',
  loitering: 'rule_why_loitering',
  line_crossed: 'rule_why_line_crossed',
  parked: 'rule_why_parked',
  left_object: 'rule_why_left_object',
  covered: 'rule_why_covered',
} as const
/** What is usual at first. */
const usualHours: Partial<Record<RuleKind, string>> = { quiet_motion: '22:00-05:00', left_object: '20:00-17:00' }
const ways = { both: 'line_both', to_left: 'line_to_left', to_right: 'line_to_right' } as const
type Way = keyof typeof ways

export const RuleDialog = ({
  rule,
  cameras,
  onClose,
}: {
  /** Undefined: a new one. */
  readonly rule: Rule | undefined
  readonly cameras: readonly Camera[]
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [kind, setKind] = useState<RuleKind>(rule?.kind ?? 'quiet_motion')
  const [at, setAt] = useState(rule?.camera ?? cameras[0]?.id ?? '')
  const [zone, setZone] = useState<Area | undefined>(rule?.zone ?? undefined)
  const [line, setLine] = useState<Line | undefined>(rule?.line ?? undefined)
  const [way, setWay] = useState<Way>(rule?.line?.way ?? 'both')
  const camera = cameras.find(({ id }) => id === at)
  const least = rule?.least_s ?? usualSeconds[kind]
  const saving = useMutation({
    mutationFn: (draft: object) =>
      rule === undefined
        ? ask<Rule>(paths.rules, { method: 'POST', body: { camera: at, kind, ...draft } })
        : ask<Rule>(paths.rule(rule.id), { method: 'PATCH', body: draft }),
    onSuccess: async () => {
      onClose()
      toast(say('rule_saved'))
      await noticesChanged()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const hours = String(form.get('hours') ?? '')
    saving.mutate({
      name: String(form.get('name') ?? ''),
      zone: kind === 'line_crossed' || kind === 'covered' ? null : (zone ?? null),
      line: kind === 'line_crossed' && line !== undefined ? { ...line, way } : null,
      hours: hours === '' ? null : hours,
      least_s: Math.round(Number(form.get('least') ?? 0) * (isMinutes(kind) ? 60 : 1)),
    })
  }
  return (
    <Dialog title={say(rule === undefined ? 'rule_new' : 'rule_change')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid grid-cols-1 gap-5">
        <Choice
          label={say('rule_kind')}
          hint={say(whys[kind])}
          value={kind}
          disabled={rule !== undefined}
          onChange={event => setKind(kinds.find(one => one === event.target.value) ?? kind)}
        >
          {kinds.map(one => (
            <option key={one} value={one}>
              {say(noticeWords[one])}
            </option>
          ))}
        </Choice>
        <Choice
          label={say('camera')}
          value={at}
          disabled={rule !== undefined}
          onChange={event => setAt(event.target.value)}
        >
          {cameras.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
        {camera !== undefined && kind !== 'covered' && (
          <RulePicture
            camera={camera}
            draws={kind === 'line_crossed' ? 'line' : 'zone'}
            {...{ zone, line, way }}
            onZone={setZone}
            onLine={setLine}
          />
        )}
        {kind === 'line_crossed' && (
          <Choice
            label={say('line_way')}
            value={way}
            onChange={event => setWay((Object.keys(ways) as Way[]).find(one => one === event.target.value) ?? way)}
          >
            {(Object.keys(ways) as Way[]).map(one => (
              <option key={one} value={one}>
                {say(ways[one])}
              </option>
            ))}
          </Choice>
        )}
        <Field
          label={say('rule_name')}
          name="name"
          required
          maxLength={80}
          defaultValue={rule?.name ?? ''}
          hint={say('rule_name_why')}
        />
        <WeekHoursField
          key={`hours ${kind}`}
          label={say('rule_hours')}
          name="hours"
          hours={rule === undefined ? (usualHours[kind] ?? null) : rule.hours}
          always={say('rule_always')}
        />
        {kind !== 'line_crossed' && (
          <Field
            key={`least ${kind}`}
            label={say(isMinutes(kind) ? 'rule_least_minutes' : 'rule_least_seconds')}
            name="least"
            type="number"
            inputMode="decimal"
            required
            min={isMinutes(kind) ? 1 : 1}
            max={isMinutes(kind) ? 720 : 600}
            step={isMinutes(kind) ? 0.5 : 1}
            defaultValue={isMinutes(kind) ? least / 60 : least}
          />
        )}
        <p className="text-sm text-quiet">{say('rule_decides_nothing')}</p>
        <FormEnd
          doing={saving}
          label={say('save')}
          disabled={kind === 'line_crossed' && line === undefined}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}

const isMinutes = (kind: RuleKind): boolean => kind !== 'quiet_motion' && kind !== 'line_crossed'
