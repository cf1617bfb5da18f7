// The words for what the station tells of requests in codes.

import type {
  DoneStep,
  Due,
  LetterKind,
  RefusalGround,
  RightsKind,
  RightsRequest,
  RightsState,
} from '#contract/rights-request.ts'
import type { WordKey } from '#web/words/language.ts'

type Words<Code extends string> = Readonly<Record<Code, WordKey>>

export const rightWords: Words<RightsKind> = {
  view: 'right_view',
  correct: 'right_correct',
  delete: 'right_delete',
  object: 'right_object',
}

export const stateWords: Words<RightsState> = {
  received: 'request_received',
  processing: 'request_processing',
  extended: 'request_extended',
  granted: 'request_granted',
  refused: 'request_refused',
  closed: 'request_closed',
}

export const dueWords: Words<Due> = { late: 'due_late', soon: 'due_soon', calm: 'due_calm', done: 'due_done' }

export const channelWords: Words<RightsRequest['channel']> = {
  public_form: 'channel_public_form',
  in_person: 'channel_in_person',
  phone: 'channel_phone',
  email: 'channel_email',
  post: 'channel_post',
  vneid: 'channel_vneid',
}

export const stepWords: Words<DoneStep['kind']> = {
  acknowledge: 'step_acknowledge',
  identify: 'step_identify',
  assign: 'step_assign',
  extend: 'step_extend',
  grant: 'step_grant',
  refuse: 'step_refuse',
  close: 'step_close',
  note: 'step_note',
  hold: 'step_hold',
}

/** What there is to say of a step. */
export const stepTextWords: Words<Exclude<DoneStep['kind'], 'acknowledge' | 'hold'>> = {
  identify: 'step_text_identify',
  assign: 'step_text_assign',
  extend: 'step_text_extend',
  grant: 'step_text_grant',
  refuse: 'step_text_refuse',
  close: 'step_text_close',
  note: 'step_text_note',
}

export const groundWords: Words<RefusalGround> = {
  identity_unproven: 'ground_identity_unproven',
  not_in_picture: 'ground_not_in_picture',
  footage_gone: 'ground_footage_gone',
  others_in_picture: 'ground_others_in_picture',
  investigation: 'ground_investigation',
  law_keeps: 'ground_law_keeps',
  abusive: 'ground_abusive',
  other: 'ground_other',
}

export const letterWords: Words<LetterKind> = {
  acknowledge: 'letter_acknowledge',
  extend: 'letter_extend',
  answer: 'letter_answer',
  refuse: 'letter_refuse',
}
