// English words: what is not for somebody, the session that is about to end, the duty wall, the settings of signing in.

export const accessWords = {
  not_for_you: 'This page is not yours to use',
  back_to_page: 'Back to {page}',
  live_only: 'You may not look back at this camera, only watch it live.',
  pictures_not_yours: 'You may not see this camera’s pictures. Below is what is recorded and what is missing.',
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
  duty_wall_ask: 'Does this computer hang as the duty wall?',
  duty_wall_ask_why:
    'The duty wall is not signed out while nobody is at it: it goes back to live pictures, and shows nothing else. While you are signed in you do everything as usual.',
  duty_wall_yes: 'Yes, it is the wall',
  duty_wall_no: 'No, people work at it',
  duty_wall_here: 'Make this computer the duty wall',
  duty_wall_not_here: 'This computer is the duty wall no more',
  duty_wall_made: 'This computer is the duty wall: while nobody is at it, it shows the wall.',
  duty_wall_unmade: 'This computer is no longer the duty wall.',

  sign_in_settings: 'Sign-in settings',
  office: 'The office’s network',
  office_why:
    'At these addresses a password is enough for whoever is no administrator; from elsewhere a second step is needed. Empty: a second step is needed everywhere.',
  office_ranges: 'Address ranges, one a line',
  office_wrong: 'A range is not right. Write 192.168.1.0/24, one a line.',
  idle_limits: 'Signing out when nobody is there',
  idle_limits_why:
    'Minutes without a hand until a session ends, from 1 to 60. Whoever follows a recording counts as being there.',
  idle_member: 'Officers and others',
  idle_admin: 'Administrators',
  idle_wrong: 'Enter minutes from 1 to 60.',
  provider: 'The province’s identity provider',
  provider_why:
    'Where the province has one (OpenID Connect), people sign in with their account there once it is tied to one of the station’s.',
  provider_issuer: 'Its address (issuer)',
  provider_client: 'The station’s client id',
  provider_name: 'Name on the button',
  provider_secret: 'The station’s client secret',
  provider_secret_hint: 'Empty: the one of now stays. It is kept sealed, and read by nobody again.',
  provider_none: 'Stop using the identity provider',
  provider_missing: 'Fill in address, client id and name.',
  settings_kept: 'Saved.',
  save_settings: 'Save settings',
} as const
