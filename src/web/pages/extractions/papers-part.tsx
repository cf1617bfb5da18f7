// Papers: each as PDF to print and sign, and as DOCX to go on writing in. Minutes can be printed before their step, with blanks to fill in by hand;
// afterwards they are filled in.

import { type ReactNode, useId } from 'react'
import type { Extraction, PaperKind } from '#contract/extraction.ts'
import { paths } from '#web/paths.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { formWords, paperForms } from '#web/ui/paper-words.ts'
import { Section } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'
import { paperWords } from './extraction-words.ts'
import { type OfferedPaper, papersOf } from './papers-of.ts'

export const PapersPart = ({ extraction }: { readonly extraction: Extraction }) => {
  const say = useWords()
  const { ready, blank } = papersOf(extraction)
  return (
    <Section title={say('papers_part')}>
      <ul className="px-4 py-2">
        {ready.map(paper => (
          <PaperLine key={`${paper.kind} ${paper.of} ${paper.number}`} id={extraction.id} paper={paper} />
        ))}
      </ul>
      {blank.length > 0 && (
        <Folded label={say('papers_blank')}>
          <p className="text-sm text-quiet">{say('papers_blank_why')}</p>
          <ul>
            {blank.map(paper => (
              <PaperLine key={`${paper.kind} ${paper.number}`} id={extraction.id} paper={paper} />
            ))}
          </ul>
        </Folded>
      )}
    </Section>
  )
}

const Folded = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <details className="border-t border-line px-4 py-1">
    <summary className="min-h-11 cursor-pointer content-center font-medium">{label}</summary>
    {children}
  </details>
)

const PaperLine = ({ id, paper }: { readonly id: number; readonly paper: OfferedPaper }) => {
  const say = useWords()
  const named = useId()
  const { kind, of, number } = paper
  const name = nameOf(kind, of, number)
  return (
    <li className="flex flex-wrap items-center gap-2 py-1.5">
      <span id={named} className="min-w-32 flex-1 leading-tight">
        {name(say)}
      </span>
      <span className="flex gap-2">
        {paperForms.map(form => (
          <a
            key={form}
            className={buttonLook('plain')}
            href={paths.extractionPaper(id, kind, form, {
              ...(of !== undefined && { [of]: String(number) }),
            })}
            aria-label={say('letter_as', { letter: name(say), form: say(formWords[form]) })}
            target="_blank"
            rel="noreferrer"
          >
            {say(formWords[form])}
          </a>
        ))}
      </span>
    </li>
  )
}

const nameOf = (kind: PaperKind, of: OfferedPaper['of'], number: number) => (say: ReturnType<typeof useWords>) => {
  const paper = say(paperWords[kind])
  if (of === undefined) return paper
  return say(of === 'copy' ? 'paper_of_copy' : 'paper_of_viewing', { paper, number })
}
