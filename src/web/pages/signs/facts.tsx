// What signs and the public notice say: who answers, how they are reached, what for, what else.

import type { ControllerAnswer } from '#contract/controller.ts'
import { Button } from '#web/ui/button.tsx'
import { Section } from '#web/ui/section.tsx'
import { type Say, useWords } from '#web/words/language.ts'
import { purposeWord } from './purpose-ticks.tsx'

export const Facts = ({ stated, onEdit }: { readonly stated: ControllerAnswer; readonly onEdit: () => void }) => {
  const say = useWords()
  return (
    <Section
      title={say('sign_facts')}
      action={
        <Button aria-label={say('sign_facts_of_station')} onClick={onEdit}>
          {say('sign_facts_edit')}
        </Button>
      }
    >
      <dl className="grid gap-x-4 gap-y-2.5 px-4 py-3 sm:grid-cols-[11rem_1fr]">
        {linesOf(stated, say).map(([name, text, warns]) => (
          <div key={name} className="contents">
            <dt className="text-quiet max-sm:-mb-2">{name}</dt>
            <dd className={`wrap-anywhere whitespace-pre-line ${warns ? 'text-warn' : ''}`}>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="border-t border-line px-4 py-2">
        <a
          href="/notice"
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-11 items-center text-accent underline"
        >
          {say('open_notice_page')}
        </a>
      </p>
      {stated.days_off_missing.length > 0 && (
        <p className="border-t border-line px-4 py-3 text-sm text-warn">
          {say('days_off_missing', { years: stated.days_off_missing.join(', ') })}
        </p>
      )}
    </Section>
  )
}

const linesOf = (stated: ControllerAnswer, say: Say): readonly (readonly [string, string, boolean])[] => {
  const { controllers, purposes, recognition, second } = stated
  const answering = controllers.map(({ name, address, phone, email }) =>
    [name, address, [phone, email].filter(Boolean).join(' · ')].filter(Boolean).join('\n'),
  )
  const languages = { none: say('second_none'), en: say('second_en') } as const
  return [
    [say('controller'), answering.join('\n\n') || say('controller_none'), answering.length === 0],
    [say('purposes'), purposes.map(purpose => say(purposeWord(purpose))).join('; ') || '–', purposes.length === 0],
    [say('retention_on_sign'), say('retention_from_policy'), false],
    [say('recognition'), recognition === '' ? say('recognition_none') : recognition, false],
    [say('second_language'), second.kind === 'own' ? second.name : languages[second.kind], false],
    [say('notice_page'), stated.notice_url, false],
  ]
}
