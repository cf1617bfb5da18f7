// Fills a template: conditions are decided, rows repeated, places put in; a paper comes out.

import { type Block, orFill, type Paper, toFill } from '#papers/paper.ts'
import type { Scope } from './placeholders.ts'
import { eachOf, type Place, putIn, type Template, type TemplateBlock } from './template.ts'

/** What stands where, read once for a paper. */
export type Filled<Facts> = { readonly scope: Scope<Facts>; readonly facts: Facts; readonly code: string }

type Row = Readonly<Record<string, string>>
type Values = {
  readonly text: (name: string) => string
  readonly rows: (list: string) => readonly Row[]
  readonly code: string
}

export const fillTemplate = <Facts>(template: Template, { scope, facts, code }: Filled<Facts>): Paper => {
  const values = valuesOf(scope, facts, code)
  const put = (text: string) => put1(text, values)
  const subtitle = put(template.subtitle)
  return {
    ...{ language: 'vi', title: put(template.title), landscape: template.landscape },
    ...(subtitle !== '' && { subtitle }),
    head: {
      organisation: put(template.organisation),
      number: put(template.number),
      place_and_day: put(template.place_and_day),
    },
    ...(template.foot !== '' && { foot: put(template.foot) }),
    blocks: template.blocks.filter(block => holds(block.when, values)).flatMap(block => blocksOf(block, values)),
  }
}

/** Each place is worked out once: a list of files may be asked for by several conditions. */
const valuesOf = <Facts>(scope: Scope<Facts>, facts: Facts, code: string): Values => {
  const texts = new Map<string, string>()
  const lists = new Map<string, readonly Row[]>()
  return {
    code,
    text: name => {
      const known = texts.get(name) ?? plain(scope.texts[name]?.of(facts) ?? '')
      texts.set(name, known)
      return known
    },
    rows: name => {
      const known = lists.get(name) ?? scope.lists[name]?.rows(facts) ?? []
      lists.set(name, known)
      return known
    },
  }
}

/** Somebody's words are no mark of ours. */
const plain = (text: string): string => text.replaceAll('⟦', '[').replaceAll('⟧', ']')

const put1 = (text: string, values: Values, row?: Row): string =>
  putIn(text, ({ kind, name, otherwise }: Place, next) => {
    if (kind === 'fill') return toFill(plain(name))
    const value = withoutStop(kind === 'field' ? plain(row?.[name] ?? '') : values.text(name), next)
    return otherwise === undefined ? value : orFill(value, plain(otherwise))
  })

/** Somebody may have ended his sentence where the template ends it too. */
const withoutStop = (value: string, next: string): string =>
  /^[.,;]$/.test(next) ? value.trimEnd().replace(/[.,;]+$/, '') : value

const holds = (when: string | readonly string[] | undefined, values: Values): boolean =>
  (when === undefined ? [] : typeof when === 'string' ? [when] : when).every(name => {
    const plainName = name.replace(/^!/, '')
    const stands = values.text(plainName) !== '' || values.rows(plainName).length > 0
    return stands !== name.startsWith('!')
  })

const blocksOf = (block: TemplateBlock, values: Values): readonly Block[] => {
  const put = (text: string) => put1(text, values)
  if ('heading' in block) return [{ kind: 'heading', text: put(block.heading), level: block.level }]
  if ('text' in block) return [{ kind: 'text', text: put(block.text), align: block.align, bold: block.bold }]
  if ('list' in block) return [{ kind: 'list', items: repeated([block.list], eachOf(block), values).flat() }]
  if ('table' in block) return [tableOf(block.table, values)]
  if ('signers' in block) {
    const signers = block.signers.filter(({ when }) => holds(when, values))
    return [
      {
        kind: 'signers',
        signers: signers.map(({ title, note, name, print }) => ({
          ...{ title: put(title), note: put(note) },
          name: put(name),
          print,
        })),
      },
    ]
  }
  if ('qr' in block) return values.code === '' ? [] : [{ kind: 'qr', code: values.code, beside: block.qr.map(put) }]
  return 'ruled' in block ? [{ kind: 'ruled', lines: block.ruled }] : [{ kind: 'new_page' }]
}

type TemplateTable = Extract<TemplateBlock, { table: unknown }>['table']

const tableOf = ({ head, widths, rows, each, blank, small }: TemplateTable, values: Values): Block => ({
  ...{ kind: 'table', widths, small, head: head.map(cell => put1(cell, values)) },
  rows: [...repeated(rows, each, values), ...Array.from({ length: blank }, () => widths.map(() => ' '))],
})

const repeated = (
  lines: readonly (readonly string[])[],
  each: string | undefined,
  values: Values,
): readonly (readonly string[])[] =>
  (each === undefined ? [undefined] : values.rows(each)).flatMap(row =>
    lines.map(line => line.map(text => withoutBareLines(put1(text, values, row)))),
  )

/** A cell of several lines of which nothing is known of one. */
const withoutBareLines = (cell: string): string =>
  cell
    .split('\n')
    .filter((line, at) => at === 0 || line.trim() !== '')
    .join('\n')
