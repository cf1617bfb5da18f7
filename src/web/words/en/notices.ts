// English words: what was noticed, on the timeline and on the wall.

import type { noticesWords as vi } from '#web/words/vi/notices.ts'

export const noticesWords: Record<keyof typeof vi, string> = {
  notices: 'Notices',
  notice_disk_fault: 'Not kept on the disk',
  notice_recorder_fault: 'Recording stopped',
  notice_times: '{times} times in a row',
  notice_lasts: 'still going on',
  notice_unheard: 'its end was not heard',
  notices_many: 'many; come nearer to see each',
  next_notice: 'Go to the next notice',
  notice_before: 'Go to the notice before',
  no_next_notice: 'There is no notice after this moment.',
  no_notice_before: 'There is no notice in the 93 days before this moment.',
  rule_quiet_motion: 'Motion at quiet hours',
  rule_loitering: 'Loitering',
  rule_line_crossed: 'Line crossed',
  rule_parked: 'Stands too long',
  rule_left_object: 'Something left',
  rule_covered: 'Covered, turned, blurred',
  rule_confirmed: 'confirmed',
  rule_set_aside: 'false alarm',
}
