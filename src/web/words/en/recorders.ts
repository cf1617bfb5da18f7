// English words: recorders and their channels.

import type { recordersWords as vi } from '#web/words/vi/recorders.ts'

export const recordersWords: Readonly<Record<keyof typeof vi, string>> = {
  to_recorders: 'To the recorders',
  no_recorders: 'No recorders yet',
  no_recorders_why:
    'A recorder in an office or a house is kept once, with its password. The station lists its channels with a picture each; those that you tick become cameras.',
  add_recorder: 'Add a recorder',
  cameras_on_recorder: 'Cameras on the station: {count}',
  recorder_change: 'Change the recorder',
  recorder_address_why: 'Where the recorder moved to another address, its cameras ({count}) are called there too.',
  recorder_remove: 'Remove the recorder',
  recorder_remove_sure: 'The station forgets {name} and its password. What was recorded stays.',
  recorder_remove_keep: 'Keep its cameras ({count}): they stay on the station and are recorded on',
  recorder_remove_all: 'Remove its cameras ({count}) too: they are not recorded any more',
  recorder_remove_yes: 'Remove',
  look_again: 'Look again',
  looking_at_channels: 'Looking at the channels: {seen}/{of}',
  channels_are: 'Channels: {count}.',
  channel_number: 'Channel {channel}',
  channel_offline: 'The recorder does not see this channel’s camera',
  channel_recorded: 'recording',
  choose_all: 'Choose all',
  add_none_chosen: 'No channel chosen',
  add_chosen: 'Add cameras ({count})',
  change_password: 'Change the password',
  change_password_why:
    'The station uses them for {name} and its cameras ({count}). The password on the recorder itself stays.',
  recorder_name: 'Recorder name',
  recorder_name_example: 'Recorder at the culture house',
  recorder_user: 'User name on the recorder',
  recorder_password: 'Recorder password',
  keep_recorder: 'Keep the recorder and see its channels',
}
