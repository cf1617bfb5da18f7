// English words: saving a clip.

import type { clipWords as vi } from '#web/words/vi/clip.ts'

export const clipWords: Readonly<Record<keyof typeof vi, string>> = {
  clip_of: 'A clip of {name}, as one MP4 file.',
  clip_from: 'From',
  clip_to: 'To',
  time_format: 'Write it like 07:30:05 22/11/2026',
  clip_length: 'Length',
  clip_size: 'Size',
  clip_asking: 'Looking at what this span holds…',
  clip_whole: 'This span is whole, without a gap.',
  clip_gaps: '{count} gaps; the file jumps over them:',
  clip_more_gaps: 'and {count} more',
  clip_backwards: 'The end must come after the beginning.',
  clip_too_long: 'The span is longer than 24 hours. Choose a shorter one.',
  save_file: 'Save',
}
