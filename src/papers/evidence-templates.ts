// Templates of papers: the program's own, and before them what the operator laid into `paper-templates/KIND.json`. One that is broken is passed over,
// with a word that says so, because a paper must go out in time.

import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { PaperKind } from '#contract/extraction.ts'
import { MOST_TEMPLATE_BYTES, readTemplate, type Template, type TemplateFault } from './evidence/template.ts'

export { MOST_TEMPLATE_BYTES, readTemplate, type Template, type TemplateFault }

export type ChosenTemplate = {
  readonly template: Template
  readonly from: 'program' | 'operator'
  /** Why the operator's own is not used. */
  readonly fault?: TemplateFault
}
export type Templates = { readonly of: (kind: PaperKind) => ChosenTemplate }

/** Read anew for each paper: who lays down a template prints with it at once. */
export const openTemplates = (folder: string): Templates => ({
  of: kind => {
    const laid = laidDown(join(folder, `${kind}.json`))
    if (laid === undefined) return { template: defaultTemplate(kind), from: 'program' }
    const own = readTemplate(laid, kind)
    if (own.ok) return { template: own.value, from: 'operator' }
    return { template: withWord(defaultTemplate(kind)), from: 'program', fault: own.problem }
  },
})

export const defaultTemplateText = (kind: PaperKind): string =>
  readFileSync(new URL(`./evidence/templates/${kind}.json`, import.meta.url), 'utf8')

const known = new Map<PaperKind, Template>()

export const defaultTemplate = (kind: PaperKind): Template => {
  const read = known.get(kind) ?? ownTemplate(kind)
  known.set(kind, read)
  return read
}

const ownTemplate = (kind: PaperKind): Template => {
  const read = readTemplate(defaultTemplateText(kind), kind)
  if (!read.ok) throw new Error(`template ${kind}: ${JSON.stringify(read.problem)}`)
  return read.value
}

const withWord = (template: Template): Template => ({
  ...template,
  foot: `${template.foot} · Mẫu riêng của đơn vị có lỗi, đây là mẫu của chương trình`,
})

/** One byte more than allowed, so that a file that is too large is told from one that just fits; undefined: there is none. */
const laidDown = (file: string): Buffer | undefined => {
  try {
    if (!statSync(file).isFile()) return undefined
    const bytes = Buffer.alloc(MOST_TEMPLATE_BYTES + 1)
    const opened = openSync(file, 'r')
    try {
      return bytes.subarray(0, readSync(opened, bytes, 0, bytes.length, 0))
    } finally {
      closeSync(opened)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    return Buffer.from(String((error as NodeJS.ErrnoException).code)) // not to be read: told as a template that is not one
  }
}
