// Papers of an extraction: from a template and from facts.

import { bundleMark } from '#contract/bundle-mark.ts'
import type { PaperKind } from '#contract/extraction.ts'
import { fillTemplate } from './evidence/fill.ts'
import { extractionScope, registerScope } from './evidence/scopes.ts'
import type { Template } from './evidence/template.ts'
import type { EvidenceFacts, RegisterFacts } from './evidence-facts.ts'
import type { Paper } from './paper.ts'

/** Papers that tell of the bundle and cannot be written before there is one. */
const afterSealing: ReadonlySet<PaperKind> = new Set([
  'extraction_minutes',
  'backup_minutes',
  'handover_minutes',
  'seal_minutes',
  'unseal_minutes',
  'deletion_minutes',
])

export const needsBundle = (kind: PaperKind): boolean => afterSealing.has(kind)

/** Its code leads to the bundle; before there is one, to the number in the register. */
export const evidencePaper = (facts: EvidenceFacts, template: Template): Paper =>
  fillTemplate(template, {
    ...{ scope: extractionScope, facts },
    code:
      facts.manifest === null
        ? `matthan:extraction/${encodeURIComponent(facts.extraction.number)}`
        : bundleMark(facts.manifest),
  })

export const registerPaper = (facts: RegisterFacts, template: Template): Paper =>
  fillTemplate(template, { scope: registerScope, facts, code: '' })
