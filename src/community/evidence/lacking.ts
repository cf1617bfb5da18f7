// What a request still lacks before it can be handed in: the paper that asks for it, by whom it is for (house rules BR-05, BR-10, BR-11).

import type { AskedExtraction, ExtractionItem } from '#contract/extraction.ts'
import type { Lacking } from './flow.ts'
import type { RedactionReader } from './redaction-reader.ts'

type Known = {
  readonly asked: AskedExtraction
  readonly items: readonly (Pick<ExtractionItem, 'camera'> & { readonly from: number; readonly to: number })[]
  readonly scans: number
  /** A camera's clock is off by more than a minute. */
  readonly clock_far_off: boolean
  /** Its purpose is one that needs a case number, by the station's rules. */
  readonly case_needed: boolean
}

export const lackingOf = (
  { asked, items, scans, clock_far_off, case_needed }: Known,
  redactions: RedactionReader,
): readonly Lacking[] => {
  const { recipient, document } = asked
  const lacking: Lacking[] = []
  const numbered = asked.case !== null || document !== null || asked.incident !== null
  if (recipient.kind === 'outside') {
    if (document?.kind !== 'written_request') lacking.push('document')
    if (scans === 0) lacking.push('scan')
  } else if (recipient.kind === 'subject') {
    if (document === null || document.kind === 'extract_request') lacking.push('document')
  } else if (!numbered) lacking.push('document')
  if (case_needed && asked.case === null && document === null) lacking.push('case')
  if (clock_far_off && asked.clock_note === '') lacking.push('clock_note')
  if (needsRedaction(recipient.kind) && !areRedacted(asked.wanted.redactions, items, redactions))
    lacking.push('redaction')
  return lacking
}

/** Who gets redacted copies alone. */
export const needsRedaction = (kind: AskedExtraction['recipient']['kind']): boolean =>
  kind === 'subject' || kind === 'public'

/** A copy that begins or ends with a picture beside the span. */
const BESIDE = 2 * 90_000

/** Some, all of them approved, and none of a camera or a time that was not asked for. */
const areRedacted = (ids: readonly number[], items: Known['items'], { redacted }: RedactionReader): boolean =>
  ids.length > 0 &&
  ids.every(id => {
    const copy = redacted(id)
    if (copy?.approved !== true) return false
    return items.some(
      ({ camera, from, to }) => camera === copy.camera && copy.from >= from - BESIDE && copy.to <= to + BESIDE,
    )
  })
