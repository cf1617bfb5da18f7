// English words: the wall of cameras.

import type { wallWords as vi } from '#web/words/vi/wall.ts'

export const wallWords: Readonly<Record<keyof typeof vi, string>> = {
  wall: 'Camera wall',
  asking_for_cameras: 'Asking the station for its cameras…',
  cameras_of: '{streaming}/{total}',
  cameras_working: 'cameras working',
  cameras_working_why: 'Cameras that send pictures, of all cameras',
  station_time: 'Station time',
  enlarge_camera: 'Enlarge {name}',
  shrink_camera: 'Shrink {name}',
  open_camera: 'Open the page of {name}',
  using_sub_stream: 'Using the sub stream',
}
