// English words: what was noticed, on the timeline and on the wall.

import type { noticesWords as vi } from '#web/words/vi/notices.ts'

export const noticesWords: Record<keyof typeof vi, string> = {
  notices: 'Notices',
  notice_disk_fault: 'Not kept on the disk',
  notice_recorder_fault: 'Recording stopped',
  rule_quiet_motion: 'Motion at quiet hours',
  rule_loitering: 'Loitering',
  rule_line_crossed: 'Line crossed',
  rule_parked: 'Stands too long',
  rule_left_object: 'Something left',
  rule_covered: 'Covered, turned, blurred',
}
