// The door of a bundle: whether this caller may have it just now. Whoever sends bundles asks here first.

import { Problem } from '#base/problems.ts'
import type { ExtractionRow } from '#community/evidence/extraction-book.ts'
import { type Asking, askedExtraction, type ExtractionPorts, mustBeDone } from './extraction-desk.ts'

export type OpenBundle = {
  readonly extraction: ExtractionRow
  /** Of its folder: the order’s id. */
  readonly name: string
}

/** Throws what stands in the way: not theirs to see, not allowed, not sealed yet, removed. */
export type BundleDoor = (asking: Asking, extraction: number) => OpenBundle

export const bundleDoor =
  (ports: ExtractionPorts): BundleDoor =>
  (asking, id) => {
    const extraction = askedExtraction(ports, asking, id)
    mustBeDone(ports, asking, extraction, 'save')
    const { name, damaged } = extraction.bundle!
    if (damaged !== undefined) throw new Problem('bundle_damaged', { bundle: name, file: damaged.file })
    return { extraction, name }
  }
