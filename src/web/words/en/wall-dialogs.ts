// English words: what the wall asks when it is arranged, patrols or is to tell by sound.

import type { wallDialogsWords as vi } from '#web/words/vi/wall-dialogs.ts'

export const wallDialogsWords: Readonly<Record<keyof typeof vi, string>> = {
  alerts_what:
    'When something happens a camera is framed and says why, for {seconds} seconds. One that is not on the screen takes an empty cell or the last one for that time. A cell that is pointed at or chosen never changes.',
  alert_kinds: 'What counts',
  alert_places: 'Cells that may be taken',
  alert_places_why: '0: only cameras on the screen are framed. This counts on this device only.',
  wall_name: 'Name of the wall',
  whose_wall: 'Whose',
  my_wall: 'My own',
  room_wall: 'The room’s',
  room_wall_why: 'Everybody who signs in to the station sees it and can change it.',
  opens_first: 'Opens first',
  opens_first_why: 'Shown on a device where no wall has been chosen yet.',
  wall_conflict: 'Somebody else has just changed this wall',
  wall_conflict_who: '{by} saved this wall at {at}. Yours is not saved.',
  save_copy: 'Save mine as another wall',
  see_theirs: 'Let mine go and see theirs',
  choose_camera: 'Choose a camera',
  choose_camera_why: 'Type a name or a place. A camera that is on the wall already changes places.',
  put_here: 'Put it here',
  patrol_what:
    'The wall shows one group of cameras after another; without groups, all cameras in turn. It waits while somebody enlarges or steers one.',
  patrol_every: 'Each group stays for',
  seconds_each: '{seconds} seconds',
  add_group: 'Add a group',
  group_number: 'Group {number}',
  group_name: 'Name of the group',
  remove_group: 'Remove the group {name}',
  patrol_by_itself: 'Begins when the wall opens',
  patrol_by_itself_why: 'Save the wall to keep this.',
  start_patrol: 'Start the patrol',
}
