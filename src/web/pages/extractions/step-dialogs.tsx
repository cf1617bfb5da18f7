// Step dialogs: what stands open over an extraction, by its address.

import type { Extraction } from '#contract/extraction.ts'
import { useOpened } from '#web/ui/opened.ts'
import { ApproveDialog } from './approve-dialog.tsx'
import { EncryptDialog } from './encrypt-dialog.tsx'
import { EndCopyDialog } from './end-copy-dialog.tsx'
import { HandInDialog } from './hand-in-dialog.tsx'
import { HandOverDialog } from './hand-over-dialog.tsx'
import { RemoveBundleDialog } from './remove-bundle-dialog.tsx'
import { ViewingDialog } from './viewing-dialog.tsx'
import { WordsDialog } from './words-dialog.tsx'

export const StepDialogs = ({ extraction }: { readonly extraction: Extraction }) => {
  const { open, shut } = useOpened()
  const { may, copies } = extraction
  const props = { extraction, onClose: shut }
  const copy = copies.find(({ id, end }) => end === null && open === `end-${id}`)
  if (copy !== undefined && may.includes('end_copy')) return <EndCopyDialog {...props} copy={copy} />
  if (open === 'approve' && (may.includes('approve') || may.includes('except'))) return <ApproveDialog {...props} />
  if (open === 'hand-in' && may.includes('hand_in')) return <HandInDialog {...props} />
  if (open === 'hand-over' && may.includes('hand_over')) return <HandOverDialog {...props} />
  if (open === 'viewing' && may.includes('view_here')) return <ViewingDialog {...props} />
  if (open === 'encrypt' && may.includes('save')) return <EncryptDialog {...props} />
  if (open === 'remove-bundle' && may.includes('remove_bundle')) return <RemoveBundleDialog {...props} />
  if (open === 'reject' && may.includes('reject')) return <WordsDialog {...props} kind="reject" />
  if (open === 'withdraw' && may.includes('withdraw')) return <WordsDialog {...props} kind="withdraw" />
  if (open === 'again' && may.includes('extract_again')) return <WordsDialog {...props} kind="extract_again" />
  return null
}
