// Letters of a request: each as PDF to sign and as DOCX to go on writing in, once its step was taken; in the language of the page.

import type { LetterKind, RightsRequest } from '#contract/rights-request.ts'
import { paths } from '#web/paths.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { formWords, paperForms } from '#web/ui/paper-words.ts'
import { useLanguage, useWords } from '#web/words/language.ts'
import { letterWords } from './request-words.ts'

const stepOf: Readonly<Record<LetterKind, string>> = {
  ...{ acknowledge: 'acknowledge', extend: 'extend', answer: 'grant', refuse: 'refuse' },
}
const letters = ['acknowledge', 'extend', 'answer', 'refuse'] as const

export const Letters = ({ request }: { readonly request: RightsRequest }) => {
  const say = useWords()
  const language = useLanguage()
  const ready = letters.filter(letter => request.steps.some(({ kind }) => kind === stepOf[letter]))
  return (
    <section className="grid gap-2 border-t border-line pt-4">
      <h3 className="font-semibold">{say('request_letters')}</h3>
      {ready.length === 0 && <p className="text-sm text-quiet">{say('letters_later')}</p>}
      {ready.map(letter => (
        <div key={letter} className="flex flex-wrap items-center gap-2">
          <span className="min-w-24 flex-1">{say(letterWords[letter])}</span>
          {paperForms.map(form => (
            <a
              key={form}
              className={buttonLook('plain')}
              href={paths.rightsLetter(request.id, letter, form, language)}
              aria-label={say('letter_as', { letter: say(letterWords[letter]), form: say(formWords[form]) })}
              target="_blank"
              rel="noreferrer"
            >
              {say(formWords[form])}
            </a>
          ))}
        </div>
      ))}
    </section>
  )
}
