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
}
