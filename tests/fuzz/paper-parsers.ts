// Paper parsers: templates that an operator laid down, and marks that somebody typed off a paper.

import { readBundleMark } from '#contract/bundle-mark.ts'
import type { PaperKind } from '#contract/extraction.ts'
import { evidencePaper, registerPaper } from '#papers/evidence-paper.ts'
import { defaultTemplateText, readTemplate } from '#papers/evidence-templates.ts'
import { sampleFacts, sampleRegister } from '#papers/sample-facts.ts'
import type { Parser } from './parser.ts'

const facts = sampleFacts({ cameras: 1, files: 4 })
const register = sampleRegister(2)
const seeds: readonly PaperKind[] = ['extraction_minutes', 'extract_register', 'seal_minutes']

export const paperParsers: readonly Parser[] = [
  {
    name: 'a template of a paper, filled',
    seeds: seeds.map(kind => Buffer.from(defaultTemplateText(kind))),
    read: bytes => {
      let letters = 0
      for (const kind of seeds) {
        const read = readTemplate(bytes, kind)
        if (!read.ok) continue
        const paper =
          kind === 'extract_register' ? registerPaper(register, read.value) : evidencePaper(facts, read.value)
        letters += JSON.stringify(paper).length
      }
      return letters
    },
    // A short name may stand for a long text, once for each of a few rows.
    most: length => 200 * length + 20_000,
  },
  {
    name: 'a mark from a paper',
    seeds: [Buffer.from(`matthan:bundle/12-2026-k7q2m9?content=${'ab'.repeat(32)}`)],
    read: bytes => {
      const mark = readBundleMark(bytes.toString('utf8'))
      return mark === undefined ? 0 : mark.id.length
    },
    most: length => length,
  },
]
