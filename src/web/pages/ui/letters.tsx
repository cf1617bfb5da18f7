// Letters and colours, each colour by the role it plays.

import { Section } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'

const surfaces = ['bg-night', 'bg-slate', 'bg-raised', 'bg-accent-deep', 'bg-warn-deep', 'bg-bad-deep']
const inks = ['text-ink', 'text-quiet', 'text-accent', 'text-later', 'text-warn', 'text-bad']

export const Letters = () => {
  const say = useWords()
  return (
    <Section title={say('ui_letters')}>
      <div className="grid gap-4 p-4">
        <p className="text-3xl font-semibold">{say('product_is')}</p>
        <p className="text-xl font-semibold">{say('ui_pangram')}</p>
        <p>{say('ui_pangram')}</p>
        <p className="text-sm text-quiet">{say('ui_pangram')}</p>
        <div className="grid gap-1">
          {surfaces.map(surface => (
            <p
              key={surface}
              className={`flex flex-wrap gap-x-4 gap-y-1 rounded-lg border border-line px-3 py-2 text-sm ${surface}`}
            >
              {inks.map(ink => (
                <span key={ink} className={ink}>
                  {ink.slice('text-'.length)}
                </span>
              ))}
            </p>
          ))}
        </div>
      </div>
    </Section>
  )
}
