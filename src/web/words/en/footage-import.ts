// English words: footage brought in from a file.

import type { footageImportWords as vi } from '#web/words/vi/footage-import.ts'

export const footageImportWords: Readonly<Record<keyof typeof vi, string>> = {
  import_file: 'Bring in a file',
  import_why:
    'Footage from a card, a phone or a recorder goes where footage is missing. What was recorded stays. The original is kept.',
  import_at: 'When its first picture was filmed',
  import_at_why: 'See the time in the picture; where the camera’s clock was wrong, write the right time.',
  import_choose: 'MP4, MKV or .dav file',
  import_it: 'Bring in',
  import_future: 'This lies in the future.',
  import_no_file: 'Choose a file.',
  import_sending: 'Sending: {percent}%',
  import_reading: '{percent}% sent, reading the file…',
  import_done: '{placed} pictures went where footage was missing, of {read} in the file.',
  import_nothing_missing: 'There is footage already: {placed} of {read} pictures of the file were placed.',
  import_unread: 'Could not be read: {what}',
  import_kept: 'The original is kept, SHA-256: {sha256}',
}
