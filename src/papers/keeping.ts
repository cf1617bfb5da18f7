// What stays on one page of a paper: a heading with what it heads, words that end in a colon with what they announce, and whoever signs with the sentence
// above and the last thing that was said, so that no page holds signatures alone. Both forms of a paper, PDF and DOCX, keep by it.

import type { Block } from './paper.ts'

/** Lists cut into their items: a page may end between two of them. */
export const singly = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block): readonly Block[] =>
    block.kind === 'list' ? block.items.map(item => ({ kind: 'list', items: [item] })) : [block],
  )

/** For each block (lists cut by `singly`) whether the next one stands on the same page. */
export const keptWithNext = (blocks: readonly Block[]): readonly boolean[] => {
  const ends = closingsOf(blocks)
  return blocks.map((block, at) => {
    const next = blocks[at + 1]
    if (next === undefined || next.kind === 'new_page') return false
    return block.kind === 'heading' || announces(block, next) || ends.some(({ from, to }) => at >= from && at < to)
  })
}

const announces = (block: Block, next: Block): boolean =>
  block.kind === 'text' && (block.text.trimEnd().endsWith(':') || next.kind === 'sketch' || next.kind === 'pictures')

const signs = (block: Block | undefined): boolean => block?.kind === 'signers' || block?.kind === 'signatures'

/** So many things that were said stand above those who sign: the closing sentence and what came last before it. */
const SAID = 2

type Closing = { readonly from: number; readonly to: number }

/** Where somebody signs, with what stands above; a dossier of two parts is signed twice. */
const closingsOf = (blocks: readonly Block[]): readonly Closing[] => {
  const to = blocks.findLastIndex(signs)
  if (to < 0) return []
  let from = to
  for (let at = to - 1; at >= 0 && (signs(blocks[at]) || blocks[at]!.kind === 'text'); at--)
    if (signs(blocks[at])) from = at
  for (let said = 0; from > 0 && said < SAID && belongs(blocks[from - 1]!); ) if (isSaid(blocks[--from]!)) said++
  return [...closingsOf(blocks.slice(0, from)), { from, to }]
}

const belongs = ({ kind }: Block): boolean => kind !== 'new_page' && kind !== 'sketch' && kind !== 'pictures'

/** Lines to write on, with the words that announce them, and a code say nothing of what was done. */
const isSaid = (block: Block): boolean =>
  block.kind === 'list' || block.kind === 'table' || (block.kind === 'text' && !block.text.trimEnd().endsWith(':'))
