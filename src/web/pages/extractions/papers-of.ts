// Papers of an extraction: which there are by now, and which can be printed beforehand with blanks. Pure.

import type { Extraction, PaperKind } from '#contract/extraction.ts'

export type OfferedPaper = {
  readonly kind: PaperKind
  /** Of which copy or viewing it is; undefined: of the whole. */
  readonly of: 'copy' | 'viewing' | undefined
  readonly number: number
}

const whole = (kind: PaperKind): OfferedPaper => ({ kind, of: undefined, number: 0 })

export const papersOf = ({
  approvals,
  approvals_needed,
  bundle,
  copies,
  viewings,
  state,
}: Pick<Extraction, 'approvals' | 'approvals_needed' | 'bundle' | 'copies' | 'viewings' | 'state'>): {
  readonly ready: readonly OfferedPaper[]
  readonly blank: readonly OfferedPaper[]
} => {
  const ready: OfferedPaper[] = [whole('extract_request')]
  if (approvals.length >= approvals_needed) ready.push(whole('extract_approval'))
  if (bundle !== null) ready.push(whole('extraction_minutes'), whole('backup_minutes'))
  for (const { id, seal, end } of copies) {
    const of = (kind: PaperKind): OfferedPaper => ({ kind, of: 'copy', number: id })
    ready.push(of('handover_minutes'))
    if (seal !== '') ready.push(of('seal_minutes'))
    if (end?.how === 'destroyed') ready.push(of('deletion_minutes'))
  }
  for (const { id } of viewings) ready.push({ kind: 'viewing_minutes', of: 'viewing', number: id })
  if (state === 'destroyed' || bundle?.whole === false) ready.push(whole('deletion_minutes'))
  if (state === 'rejected' || state === 'withdrawn') return { ready, blank: [] }
  const there = new Set(ready.map(({ kind }) => kind))
  const later: readonly PaperKind[] =
    bundle === null ? ['viewing_minutes'] : ['handover_minutes', 'seal_minutes', 'viewing_minutes', 'deletion_minutes']
  const sealed = copies.filter(({ seal, end }) => seal !== '' && end === null)
  return {
    ready,
    blank: [
      ...later.filter(kind => !there.has(kind)).map(whole),
      // Whoever opens the seal is elsewhere: the minutes go along, to be filled in there.
      ...sealed.map(({ id }): OfferedPaper => ({ kind: 'unseal_minutes', of: 'copy', number: id })),
    ],
  }
}
