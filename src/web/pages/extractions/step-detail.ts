// Step detail: what a step says beside its kind, in a reader's words: what only programs read is left out. Pure.

import type { Extraction } from '#contract/extraction.ts'
import type { Say, WordKey } from '#web/words/language.ts'

type Step = Pick<Extraction['steps'][number], 'kind' | 'text'>

/** Names of folders, of holds, and hashes: they stand elsewhere on the page. */
const forPrograms: ReadonlySet<string> = new Set(['extract', 'sealed', 'released', 'hold'])
const ends: Readonly<Record<string, WordKey>> = {
  destroyed: 'copy_destroyed',
  returned: 'copy_returned',
  kept_in_case_file: 'copy_kept_in_case_file',
}

export const stepDetail = ({ kind, text }: Step, say: Say): string => {
  if (forPrograms.has(kind)) return ''
  const [, number, rest = ''] = /^(\d+): ([\s\S]*)$/.exec(text) ?? []
  if (number === undefined) return text
  if (kind === 'add_scan' || kind === 'view_here') return rest
  if (kind === 'hand_over') return say('copy_number', { number, medium: rest })
  if (kind !== 'end_copy') return text
  const [, how = '', told = rest] = /^(\w+)\. ([\s\S]*)$/.exec(rest) ?? []
  const word = ends[how]
  return say('copy_number', { number, medium: word === undefined ? rest : `${say(word)}. ${told}` })
}
