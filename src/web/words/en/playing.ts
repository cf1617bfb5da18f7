// English words: what the player says while it plays back or transcodes.

import type { playingWords as vi } from '#web/words/vi/playing.ts'

export const playingWords: Readonly<Record<keyof typeof vi, string>> = {
  transcoding_now: 'Transcoding',
  transcoding_busy: 'The station is busy transcoding',
  transcoding_busy_detail: 'it is tried again by itself; the camera is still being recorded',
  transcoding_missing: 'This browser cannot show this picture, and the station has no transcoder',
}
