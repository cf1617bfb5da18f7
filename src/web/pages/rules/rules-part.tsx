// Rules part: every rule, whether it looks, how often it found something and how often it was wrong; switched on and off at once.

import { useMutation } from '@tanstack/react-query'
import type { Camera } from '#contract/camera.ts'
import type { Rule } from '#contract/rule.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint, complaintText } from '#web/ui/complaint.tsx'
import { noticeWords } from '#web/ui/notice-words.ts'
import { Nothing, Row, Section } from '#web/ui/section.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { toast } from '#web/ui/toasts.ts'
import { type Say, useWords } from '#web/words/language.ts'
import { changeRule, noticesChanged } from './rule-queries.ts'

export const RulesPart = ({
  rules,
  cameras,
  error,
  mayChange,
  onChange,
  onMake,
}: {
  readonly rules: readonly Rule[] | undefined
  readonly cameras: readonly Camera[]
  readonly error: unknown
  readonly mayChange: boolean
  readonly onChange: (rule: Rule) => void
  readonly onMake: () => void
}) => {
  const say = useWords()
  return (
    <Section
      title={say('rules')}
      action={mayChange && cameras.length > 0 && <Button onClick={onMake}>{say('rule_new')}</Button>}
    >
      <div className="px-4 py-3 empty:hidden">
        <Complaint error={error} />
        <p className="max-w-[75ch] text-sm text-quiet">{say('rules_why')}</p>
      </div>
      {rules?.length === 0 && <Nothing>{say('rules_none')}</Nothing>}
      <ul aria-label={say('rules')}>
        {rules?.map(rule => (
          <RuleRow
            key={rule.id}
            rule={rule}
            camera={cameras.find(({ id }) => id === rule.camera)?.name ?? rule.camera}
            mayChange={mayChange}
            onChange={() => onChange(rule)}
          />
        ))}
      </ul>
    </Section>
  )
}

const RuleRow = ({
  rule,
  camera,
  mayChange,
  onChange,
}: {
  readonly rule: Rule
  readonly camera: string
  readonly mayChange: boolean
  readonly onChange: () => void
}) => {
  const say = useWords()
  const { id, name, kind, hours, on } = rule
  const failed = (error: unknown): void => void toast(complaintText(error, say), { tone: 'bad' })
  const switching = useMutation({
    mutationFn: (next: boolean) => changeRule(id, { on: next }),
    onSuccess: noticesChanged,
    onError: failed,
  })
  const removing = useMutation({
    mutationFn: () => ask<Rule>(paths.rule(id), { method: 'DELETE' }),
    onSuccess: async () => {
      toast(say('rule_removed', { name }))
      await noticesChanged()
    },
    onError: failed,
  })
  return (
    <Row
      name={name}
      facts={[say(noticeWords[kind]), camera, hours ?? say('rule_always'), foundText(rule, say)]}
      action={
        mayChange && (
          <span className="flex flex-wrap items-center justify-end gap-1">
            <Switch
              label={<span className="sr-only">{say('rule_on', { name })}</span>}
              on={on}
              disabled={switching.isPending}
              onChange={next => switching.mutate(next)}
            />
            <Button weight="quiet" className="px-3" aria-label={say('rule_change_of', { name })} onClick={onChange}>
              {say('change')}
            </Button>
            <Button
              weight="quiet"
              className="px-3"
              aria-label={say('rule_remove_of', { name })}
              disabled={removing.isPending}
              onClick={() => removing.mutate()}
            >
              {say('remove_it')}
            </Button>
          </span>
        )
      }
    >
      <State rule={rule} />
    </Row>
  )
}

/** Of what people looked at: how often it was wrong. */
const foundText = ({ found, confirmed, set_aside }: Rule, say: Say): string => {
  const told = confirmed + set_aside
  if (found === 0) return say('rule_found_none')
  if (told === 0) return say('rule_found', { found })
  return say('rule_found_wrong', { found, wrong: set_aside, told })
}

const State = ({ rule: { state, quiet } }: { readonly rule: Rule }) => {
  const say = useWords()
  const words = { off: 'rule_state_off', waiting: 'rule_state_waiting', camera_gone: 'rule_state_camera_gone' } as const
  if (state === 'watching' && !quiet) return null
  return (
    <p className={`text-sm ${state === 'off' ? 'text-quiet' : 'text-warn'}`}>
      {say(state === 'watching' ? 'rule_state_quiet' : words[state])}
    </p>
  )
}
