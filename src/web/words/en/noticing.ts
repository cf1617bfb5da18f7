// English words: looking for motion in what is recorded.

export const noticingWords = {
  noticing: 'Looking for motion',
  noticing_why:
    'The station looks at what is recorded and remembers where and when something moved, so that it is found quickly. Nobody is identified.',
  noticing_off: 'Switched off. What is recorded now is looked at when it is on again.',
  noticing_starting: 'Starting.',
  noticing_away: 'It ended and is being started again. Recording is not affected.',
  noticing_no_decoder: 'Nothing on this machine decodes video, so motion cannot be found. Recording is not affected.',
  noticing_running: 'Looks at {count} pictures a second of each camera.',
  noticing_running_thin: 'Looks less often, for want of time: a picture every {seconds} seconds.',
  noticing_running_less: 'Looks less often, for want of time: {count} pictures a second.',
  noticing_behind: 'Behind recording by {length}.',
  noticing_backlog: '{length} of footage is not looked at yet; that happens as there is time, newest first.',
  noticing_done: 'All that is recorded has been looked at.',
  noticing_cannot_write:
    'What was found cannot be written to the data disk. Footage is recorded all the same and looked at later.',
  noticing_undecodable: 'its pictures do not decode',
  noticing_camera_off: 'not looked at for motion',
  noticing_switch_on: 'Switch on',
  noticing_switch_off: 'Switch off',
  noticing_switch_on_all: 'Switch on looking for motion',
  noticing_switch_off_all: 'Switch off looking for motion',
  noticing_switch_on_of: 'Switch on looking for motion of {name}',
} as const
