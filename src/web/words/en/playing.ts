// English words: what the player says while it plays back or transcodes.

import type { playingWords as vi } from '#web/words/vi/playing.ts'

export const playingWords: Readonly<Record<keyof typeof vi, string>> = {
  loading_since: 'Loading the picture, since {since}…',
  not_recorded_yet: 'This moment is still being written; it shows in a second or two.',
  nothing_earlier: 'Nothing was recorded in the week before {until}.',
  nothing_later: 'Nothing was recorded from here on.',
  cannot_play_back: 'This browser cannot show {codec}. Save the clip to watch it on this machine.',
  transcoding_now: 'Transcoding',
  transcoding_busy: 'The station is busy transcoding',
  transcoding_busy_detail: 'it is tried again by itself; the camera is still being recorded',
  transcoding_missing: 'This browser cannot show this picture, and the station has no transcoder',
  no_h265_uses_sub: 'This browser cannot show H.265; using the sub stream.',
  gap_because: 'No picture from {from} to {to}: {cause}',
  picture_taken_at: 'Picture of {time}',
  pictures_apart: 'At this speed single pictures are shown, with time between them',
}
