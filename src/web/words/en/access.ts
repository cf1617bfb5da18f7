// English words: what is not for somebody, the session that is about to end, the duty wall, the settings of signing in.

export const accessWords = {
  not_for_you: 'This page is not yours to use',
  back_to_page: 'Back to {page}',
  no_cameras_for_you: 'No cameras are yours to see yet',
  no_cameras_for_you_why: 'Once whoever manages people grants you some, they appear here.',

  idle_soon: 'Your session is about to end: no hand was at the page',
  idle_then_out:
    'The station signs out so that nobody uses this computer in your place. What you were doing stays as it is if you go on.',
  idle_then_wall: 'The computer goes back to the duty wall. What you were doing stays as it is if you go on.',
  idle_left: '{seconds} seconds left.',

  duty_wall: 'Duty wall',
  duty_wall_is:
    'This is the duty wall: live pictures only. Sign in for other work; afterwards it goes back to the wall by itself.',
  sign_in_to_work: 'Sign in to work',
  to_duty_wall: 'Back to the duty wall',
  duty_wall_take_away: 'Stop being the duty wall',
  duty_wall_here: 'Make this computer the duty wall',
  duty_wall_not_here: 'This computer is the duty wall no more',
  duty_wall_made: 'This computer is the duty wall: while nobody is at it, it shows the wall.',
  duty_wall_unmade: 'This computer is no longer the duty wall.',

  sign_in_settings: 'Sign-in settings',
} as const
