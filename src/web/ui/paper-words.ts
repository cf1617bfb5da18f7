// The words for the forms that papers come in.

import type { PaperForm } from '#contract/rights-request.ts'
import type { WordKey } from '#web/words/language.ts'

export const paperForms: readonly PaperForm[] = ['pdf', 'docx']
export const formWords: Readonly<Record<PaperForm, WordKey>> = { pdf: 'paper_pdf', docx: 'paper_docx' }
