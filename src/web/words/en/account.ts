// English words: one’s own account.

import type { accountWords as vi } from '#web/words/vi/account.ts'

export const accountWords: Readonly<Record<keyof typeof vi, string>> = {
  change_own_password: 'Change the password',
  password_of_now: 'Password of now',
  password_changed_on: 'Last changed on {day}',
  second_factors: 'Second step',
  code_app: 'Code app',
  code_app_since: 'In use since {day}',
  code_app_none: 'None yet. A code on the telephone keeps the account safe when the password gets out.',
  code_app_set_up: 'Set up',
  code_app_change: 'Another telephone',
  code_app_remove: 'Give the code app up',
  recovery_left: '{left} codes left',
  recovery_new: 'Make new recovery codes',
  passkeys: 'Passkeys',
  passkeys_none:
    'None yet. A passkey lives in a telephone or computer, opens by fingerprint or the device’s code, and stands for password and code both.',
  passkeys_need_https: 'At this address browsers make no passkeys, because the line is not encrypted (https).',
  passkeys_need_name:
    'At this address browsers make no passkeys: open the page by the machine’s name, not an IP address, and over https.',
  passkey_add: 'Add a passkey',
  passkey_name: 'A name to remember it by, such as “My telephone”',
  passkey_remove: 'Give up',
  passkey_remove_of: 'Give up the passkey {name}',
  made_on: 'Made on {day}',
  prove_again: 'To be sure that it is you, type your password again.',
  session_here: 'this browser',
  session_seen: 'Last used {when}',
  session_from: 'From {address}',
  session_wall: 'Duty wall',
  session_end: 'Sign out',
  session_end_of: 'Sign out {device}',
  sessions_end_others: 'Sign out everywhere else',
  duty_wall_ask: 'Does this computer hang as the duty wall?',
  duty_wall_ask_why:
    'The duty wall is not signed out while nobody is at it: it goes back to live pictures, and shows nothing else. While you are signed in you do everything as usual.',
  duty_wall_yes: 'Yes, it is the wall',
  duty_wall_no: 'No, people work at it',
}
