// Papers that lie in a bundle: what was asked, who allowed it, and the minutes, each to print and to write on in. They are made when all else is hashed,
// and bear the content's hash.

import type { PaperKind } from '#contract/extraction.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import { evidencePaper } from './evidence-paper.ts'
import type { Templates } from './evidence-templates.ts'
import type { Press } from './press.ts'

export type BundlePaper = {
  /** In the bundle. */
  readonly path: string
  /** In Vietnamese. */
  readonly about: string
  readonly bytes: Buffer
}

const inBundle: readonly { readonly kind: PaperKind; readonly name: string; readonly about: string }[] = [
  { kind: 'extract_request', name: '1-phieu-de-nghi', about: 'Phiếu đề nghị trích xuất' },
  { kind: 'extract_approval', name: '2-quyet-dinh-phe-duyet', about: 'Quyết định phê duyệt trích xuất' },
  { kind: 'extraction_minutes', name: '3-bien-ban-trich-xuat', about: 'Biên bản trích xuất dữ liệu camera' },
]

/** Throws `press_busy`. */
export const bundlePapers = async (
  facts: EvidenceFacts,
  press: Press,
  templates: Templates,
): Promise<readonly BundlePaper[]> => {
  const papers: BundlePaper[] = []
  for (const { kind, name, about } of inBundle) {
    const paper = evidencePaper({ ...facts, copy: null, viewing: null }, templates.of(kind).template)
    for (const form of ['pdf', 'docx'] as const) {
      const bytes = await press({ kind: form, paper })
      papers.push({ path: `papers/${name}.${form}`, about: `${about} (${form.toUpperCase()})`, bytes })
    }
  }
  return papers
}
