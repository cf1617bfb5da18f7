// English words: alarms about disks and clock.

import type { alarmsWords as vi } from '#web/words/vi/alarms.ts'

export const alarmsWords: Readonly<Record<keyof typeof vi, string>> = {
  alarm_held_fills_disk:
    'The disk is full of held footage: nothing more can be recorded. Add a disk, or release holds that are no longer needed.',
  alarm_held_will_fill_disk:
    'In about {days} days the disk will be full of held footage. Add a disk, or look over the holds.',
  alarm_archive_away:
    'An archive folder cannot be used. Check the disk and its cable; ./matthan archive list says which one.',
  alarm_clock_unsure: 'The station’s clock has jumped: for a day nothing is deleted for its age.',
  alarm_access_log_failing:
    'The access log cannot be written to the disk: no footage may leave, and if this goes on nothing can be looked at. Recording goes on. Check the disk with the station’s data: full, a loose cable, or read-only.',
  alarm_access_log_broken:
    'The last check found that somebody changed the access log. Open the Access log page, tell whoever is responsible, leave the machine as it is and delete nothing.',
  alarm_break_glass_open: 'The emergency account is open.',
  alarm_break_glass_unsealed:
    'The emergency account was used and is not sealed anew. Open the Emergency account page and seal it with a new code.',
  alarm_break_glass_guessed:
    'Within a day somebody tried wrong codes on the emergency account. Open the Emergency account page to see from where, and check that the envelope is whole.',
  alarm_hold_review_due: 'Held footage is due to be looked at again. Open the Holds page: keep it held or release it.',
  alarm_bundle_damaged: 'A sealed bundle was changed at the station. Open the Extractions page.',
  alarm_copy_overdue:
    'A copy that was handed over is past its day. Open the Extractions page: note that it was returned, destroyed or filed.',
}
