// English words: recording sound.

import type { soundWords as vi } from '#web/words/vi/sound.ts'

export const soundWords: Readonly<Record<keyof typeof vi, string>> = {
  sound_recording: 'Sound recording',
  sound_is_recorded: 'The sound of this camera is recorded.',
  sound_is_not_recorded: 'The sound of this camera is not recorded.',
  sound_said: '{reason} · {by} · {at}',
  sound_reason: 'Why sound is to be recorded or not',
  sound_reason_why: 'Sound is recorded only for a reason; the reason and who gave it are kept.',
  audio_on: 'Record sound',
  audio_off: 'Stop recording sound',
}
