// English words: one large picture on the wall, and the keys of the wall.

import type { enlargedWords as vi } from '#web/words/vi/enlarged.ts'

export const enlargedWords: Readonly<Record<keyof typeof vi, string>> = {
  zoomed: '{times} times',
  decimal: '.',
  whole_picture: 'The whole picture',
  back_to_wall: 'Back to the wall',
  steer_how: 'Pull on the picture or hold an arrow key to turn',
  key_move: 'To another cell',
  key_enlarge: 'Enlarge or shrink',
  key_back: 'Back',
  key_zoom_in: 'Zoom into the picture',
  key_zoom_out: 'Zoom out of the picture',
  key_steer: 'Steer the camera',
  key_open_camera: 'Open the page of the camera',
  key_lift: 'Lift, put down',
  key_resize: 'Resize the lifted cell (free layout)',
}
