// A template: what a paper of evidence says, as data that an operator may change without code. What comes from him is foreign: bounded, read without
// throwing, and every name in it is one that exists.

import { z } from 'zod'
import { no, ok, type Result } from '#base/result.ts'
import { type PaperKind, paperKindShape } from '#contract/extraction.ts'
import type { AnyScope } from './placeholders.ts'
import { scopeOf } from './scopes.ts'

export const TEMPLATE_MARK = 'paper-template-1'
export const MOST_TEMPLATE_BYTES = 256_000
const MOST_BLOCKS = 300
/** Tables and lists that repeat: each may hold every file of a bundle. */
const MOST_REPEATED = 12

const text = z.string().max(4000)
const when = z
  .union([z.string().max(60), z.array(z.string().max(60)).max(8)])
  .optional()
  .describe('names that must stand for something; `!` in front: for nothing')
const each = z.string().max(60).describe('a list: once for each of its rows')
const shared = { when }

export const blockShape = z.union([
  z.strictObject({ heading: text, level: z.union([z.literal(1), z.literal(2)]).default(1), ...shared }),
  z.strictObject({
    text,
    align: z.enum(['left', 'center', 'right']).default('left'),
    bold: z.boolean().default(false),
    ...shared,
  }),
  z.strictObject({ list: z.array(text).min(1).max(60), each: each.optional(), ...shared }),
  z.strictObject({
    table: z.strictObject({
      head: z.array(text).max(14).default([]),
      widths: z.array(z.number().min(0.1).max(100)).min(1).max(14),
      each: each.optional(),
      rows: z.array(z.array(text).max(14)).min(1).max(60).describe('with `each`: rows for each row of that list'),
      blank: z.int().min(0).max(40).default(0).describe('empty rows behind, to write in by hand'),
      small: z.boolean().default(false),
    }),
    ...shared,
  }),
  z.strictObject({
    signers: z
      .array(
        z.strictObject({
          title: text,
          note: text.default('(ký, ghi rõ họ tên)'),
          name: text.default(''),
          print: z.boolean().default(false).describe('a field for the print of a finger'),
          when,
        }),
      )
      .min(1)
      .max(6),
    ...shared,
  }),
  z.strictObject({ qr: z.array(text).min(1).max(10).describe('lines beside the code'), ...shared }),
  z.strictObject({ ruled: z.int().min(1).max(30).describe('dotted lines'), ...shared }),
  z.strictObject({ new_page: z.literal(true), ...shared }),
])
export type TemplateBlock = z.output<typeof blockShape>

export const templateShape = z.strictObject({
  matthan: z.literal(TEMPLATE_MARK),
  kind: paperKindShape,
  about: text.default('').describe('a note for whoever keeps the template; printed nowhere'),
  title: text,
  subtitle: text.default(''),
  organisation: text
    .default('{{organisation|tên cơ quan}}')
    .describe('upper left; \\n between the office above and this one'),
  number: text.default(''),
  place_and_day: text.default('{{place_and_day}}'),
  landscape: z.boolean().default(false),
  foot: text.default(''),
  blocks: z.array(blockShape).min(1).max(MOST_BLOCKS),
})
export type Template = z.output<typeof templateShape>

/** What is wrong with a template, and where in it. */
export type TemplateFault = {
  readonly fault:
    | 'too_large'
    | 'not_json'
    | 'wrong_shape'
    | 'other_kind'
    | 'unknown_placeholder'
    | 'unknown_list'
    | 'unknown_condition'
    | 'row_outside_list'
    | 'too_many_lists'
    | 'uneven_table'
  readonly at: string
  readonly what: string
}

/** Reads a template of `kind`. Never throws. */
export const readTemplate = (bytes: Uint8Array | string, kind: PaperKind): Result<Template, TemplateFault> => {
  if (bytes.length > MOST_TEMPLATE_BYTES) return fault('too_large', '', String(bytes.length))
  const read = jsonOf(typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8'))
  if (!read.ok) return fault('not_json', '', read.why)
  const parsed = templateShape.safeParse(read.value)
  if (!parsed.success) return fault('wrong_shape', ...shapeFault(parsed.error))
  if (parsed.data.kind !== kind) return fault('other_kind', 'kind', parsed.data.kind)
  return faultIn(parsed.data) ?? ok(parsed.data)
}

const jsonOf = (
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string } => {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\ufeff/, '')) }
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message.slice(0, 120) : '' }
  }
}

type Refused = Result<never, TemplateFault>

const fault = (name: TemplateFault['fault'], at: string, what: string): Refused =>
  no({ fault: name, at, what: what.slice(0, 200) }) as Refused

/** A block is one of several forms: the one that it came nearest to says what is wrong. */
const shapeFault = (
  { issues }: Pick<z.ZodError, 'issues'>,
  above: readonly PropertyKey[] = [],
): readonly [string, string] => {
  const first = issues[0]
  const path = [...above, ...(first?.path ?? [])]
  if (first?.code === 'invalid_union' && first.errors.length > 0) {
    const nearest = first.errors.toSorted((a, b) => a.length - b.length)[0]!
    return shapeFault({ issues: nearest }, path)
  }
  return [path.map(String).join('.'), first?.message ?? '']
}

const placePattern = /\{\{([^{}]*)\}\}/g

const faultIn = (template: Template): Refused | undefined => {
  const scope = scopeOf(template.kind)
  const heads = ['title', 'subtitle', 'organisation', 'number', 'place_and_day', 'foot'] as const
  for (const name of heads) {
    const found = faultOfText(template[name], scope, undefined, name)
    if (found !== undefined) return found
  }
  if (template.blocks.filter(block => eachOf(block) !== undefined).length > MOST_REPEATED)
    return fault('too_many_lists', 'blocks', `> ${MOST_REPEATED}`)
  for (const [at, block] of template.blocks.entries()) {
    const found = faultOfBlock(block, scope, `blocks.${at}`)
    if (found !== undefined) return found
  }
  return undefined
}

export const eachOf = (block: TemplateBlock): string | undefined =>
  'list' in block ? block.each : 'table' in block ? block.table.each : undefined

const faultOfBlock = (block: TemplateBlock, scope: AnyScope, at: string): Refused | undefined => {
  const list = eachOf(block)
  if (list !== undefined && !Object.hasOwn(scope.lists, list)) return fault('unknown_list', at, list)
  const conditions = [block.when, ...('signers' in block ? block.signers.map(one => one.when) : [])]
  for (const name of conditions.flatMap(conditionNames))
    if (!Object.hasOwn(scope.texts, name) && !Object.hasOwn(scope.lists, name))
      return fault('unknown_condition', at, name)
  if ('table' in block) {
    const { head, widths, rows } = block.table
    const uneven = [head, ...rows].find(
      (cells, row) => cells.length !== widths.length && !(row === 0 && cells.length === 0),
    )
    if (uneven !== undefined) return fault('uneven_table', at, `${uneven.length} ≠ ${widths.length}`)
  }
  for (const text of textsIn(block)) {
    const found = faultOfText(text, scope, list, at)
    if (found !== undefined) return found
  }
  return undefined
}

export const conditionNames = (when: string | readonly string[] | undefined): readonly string[] =>
  (when === undefined ? [] : typeof when === 'string' ? [when] : when).map(name => name.replace(/^!/, ''))

const textsIn = (block: TemplateBlock): readonly string[] => {
  if ('heading' in block) return [block.heading]
  if ('text' in block) return [block.text]
  if ('list' in block) return block.list
  if ('table' in block) return [...block.table.head, ...block.table.rows.flat()]
  if ('signers' in block) return block.signers.flatMap(({ title, note, name }) => [title, note, name])
  return 'qr' in block ? block.qr : []
}

const faultOfText = (text: string, scope: AnyScope, list: string | undefined, at: string): Refused | undefined => {
  for (const [, inner = ''] of text.matchAll(placePattern)) {
    const { kind, name } = readPlace(inner)
    if (kind === 'fill') continue
    if (kind === 'field') {
      if (list === undefined) return fault('row_outside_list', at, inner)
      if (!Object.hasOwn(scope.lists[list]!.fields, name)) return fault('unknown_placeholder', at, inner)
    } else if (!Object.hasOwn(scope.texts, name)) return fault('unknown_placeholder', at, inner)
  }
  return undefined
}

export type Place = {
  readonly kind: 'text' | 'field' | 'fill'
  readonly name: string
  readonly otherwise: string | undefined
}

/** `name`, `.field` of a row, either with `|what is to be filled in`, or `fill: what`. */
export const readPlace = (inner: string): Place => {
  const fill = /^\s*fill:(.*)$/s.exec(inner)
  if (fill !== null) return { kind: 'fill', name: fill[1]!.trim(), otherwise: undefined }
  const cut = inner.indexOf('|')
  const name = (cut < 0 ? inner : inner.slice(0, cut)).trim()
  const otherwise = cut < 0 ? undefined : inner.slice(cut + 1).trim()
  return name.startsWith('.') ? { kind: 'field', name: name.slice(1), otherwise } : { kind: 'text', name, otherwise }
}

/** Puts something in for every place of a text, in one pass: what is put in is never read again. `next` is the letter behind the place. */
export const putIn = (text: string, put: (place: Place, next: string) => string): string =>
  text.replace(placePattern, (whole, inner: string, at: number) => put(readPlace(inner), text[at + whole.length] ?? ''))
