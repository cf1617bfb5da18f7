// The words for what the station tells of extractions in codes.

import type {
  AskingDocument,
  EndCopy,
  Extraction,
  ExtractionState,
  Job,
  PaperKind,
  ScopeWarning,
} from '#contract/extraction.ts'
import type { MarkedState } from '#web/ui/state-mark.tsx'
import type { Say, WordKey } from '#web/words/language.ts'
import type { RecipientKind } from './address.ts'

type Words<Code extends string> = Readonly<Record<Code, WordKey>>

export const stateWords: Words<ExtractionState> = {
  requested: 'xs_requested',
  on_hold: 'xs_on_hold',
  awaiting_approval: 'xs_awaiting_approval',
  approved: 'xs_approved',
  rejected: 'xs_rejected',
  withdrawn: 'xs_withdrawn',
  extracting: 'xs_extracting',
  extracted: 'xs_extracted',
  handed_over: 'xs_handed_over',
  copy_expired: 'xs_copy_expired',
  destroyed: 'xs_destroyed',
}

export const stateMarks: Readonly<Record<ExtractionState, MarkedState>> = {
  requested: 'loading',
  on_hold: 'stale',
  awaiting_approval: 'stale',
  approved: 'loading',
  rejected: 'forbidden',
  withdrawn: 'resting',
  extracting: 'loading',
  extracted: 'live',
  handed_over: 'live',
  copy_expired: 'lost',
  destroyed: 'resting',
}

export const recipientWords: Words<RecipientKind> = {
  own_unit: 'recipient_own_unit',
  outside: 'recipient_outside',
  subject: 'recipient_subject',
  public: 'recipient_public',
}
export const recipientWhys: Words<RecipientKind> = {
  own_unit: 'recipient_own_unit_why',
  outside: 'recipient_outside_why',
  subject: 'recipient_subject_why',
  public: 'recipient_public_why',
}

export const documentWords: Words<AskingDocument['kind']> = {
  written_request: 'document_written_request',
  extract_application: 'document_extract_application',
  extract_request: 'document_extract_request',
}

export const warningWords: Words<ScopeWarning['what']> = {
  long_span: 'warn_long_span',
  many_cameras: 'warn_many_cameras',
  nothing_recorded: 'warn_nothing_recorded',
  gaps: 'warn_gaps',
  camera_removed: 'warn_camera_removed',
  clock_off: 'warn_clock_off',
  clock_far_off: 'warn_clock_far_off',
  clock_stepped: 'warn_clock_stepped',
  masked: 'warn_masked',
  segments_beyond: 'warn_segments_beyond',
  still_coming: 'warn_still_coming',
}
/** What nobody should pass over. */
export const graveWarnings: ReadonlySet<ScopeWarning['what']> = new Set(['nothing_recorded', 'clock_far_off', 'masked'])

export const jobWords: Words<Job['state']> = {
  waiting: 'job_waiting',
  running: 'job_running',
  held_up: 'job_held_up',
  failed: 'job_failed',
  done: 'job_done',
}

export const lackingWords: Words<Extraction['lacking'][number]> = {
  document: 'lacks_document',
  scan: 'lacks_scan',
  case: 'lacks_case',
  clock_note: 'lacks_clock_note',
  redaction: 'lacks_redaction',
}

/** `còn thiếu: văn bản yêu cầu, bản chụp văn bản` */
export const lackingText = (lacking: Extraction['lacking'], say: Say): string =>
  lacking.map(one => say(lackingWords[one])).join(', ')

export const endWords: Words<EndCopy['how']> = {
  destroyed: 'copy_destroyed',
  returned: 'copy_returned',
  kept_in_case_file: 'copy_kept_in_case_file',
}

export const paperWords: Words<PaperKind> = {
  extract_request: 'paper_extract_request',
  extract_approval: 'paper_extract_approval',
  extraction_minutes: 'paper_extraction_minutes',
  backup_minutes: 'paper_backup_minutes',
  handover_minutes: 'paper_handover_minutes',
  seal_minutes: 'paper_seal_minutes',
  unseal_minutes: 'paper_unseal_minutes',
  viewing_minutes: 'paper_viewing_minutes',
  deletion_minutes: 'paper_deletion_minutes',
  extract_register: 'paper_extract_register',
}

const steps: Readonly<Record<string, WordKey>> = {
  request: 'xstep_request',
  hand_in: 'xstep_hand_in',
  approve: 'xstep_approve',
  approval_lost: 'xstep_approval_lost',
  reject: 'xstep_reject',
  withdraw: 'xstep_withdraw',
  extract: 'xs_extracting',
  extract_again: 'xstep_extract_again',
  sealed: 'xs_extracted',
  failed: 'xstep_failed',
  bundle_damaged: 'xstep_bundle_damaged',
  note: 'xstep_note',
  add_scan: 'xstep_scan',
  hold: 'xstep_hold',
  hand_over: 'xs_handed_over',
  end_copy: 'xstep_end_copy',
  view_here: 'xstep_view',
  released: 'xstep_release',
  remove_bundle: 'xstep_remove_bundle',
}

/** A kind of step that this page does not know is told by the state that it led to. */
export const stepText = ({ kind, state }: Pick<Extraction['steps'][number], 'kind' | 'state'>, say: Say): string =>
  say(steps[kind] ?? stateWords[state])
