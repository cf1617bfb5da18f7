// English words: first passwords, invitations, second steps.

import type { signingInStepsWords as vi } from '#web/words/vi/signing-in-steps.ts'

export const signingInStepsWords: Readonly<Record<keyof typeof vi, string>> = {
  username_rule: 'Small letters without accents, digits, dots or dashes; 2 to 32 characters.',
  new_password: 'New password',
  password_why_long:
    'At least 12 characters. Length is what makes it hard to guess: a sentence is safer and easier than odd signs.',
  password_too_short: 'The password needs at least 12 characters.',
  welcome: 'Welcome to Mắt Thần',
  first_account_why: 'This station has no account yet. The one you make now is the first.',
  display_name: 'Full name',
  make_first_account: 'Make the account and enter',
  link_without_token: 'This link lacks its code. Open exactly the link you were given, or type the one-time code.',
  one_time_code: 'One-time code',
  use_code: 'Use this code',
  invited_as: 'You are invited to the station as {username}. Choose your own password.',
  reset_for: 'The password of {username} is being reset. Choose a new one.',
  set_password_and_enter: 'Set the password and enter',
  password_too_long: 'The password is longer than 200 characters.',
  password_common: 'Easy to guess: nothing but words and digits that everybody tries.',
  password_repeats: 'Easy to guess: characters that repeat or follow one another.',
  password_like_name: 'Easy to guess: like the person’s name or the user name.',
  password_fair: 'Good enough. A few words more make it safer.',
  password_strong: 'Strong.',
  must_change_title: 'Choose a new password',
  must_change_why: 'The station asks you to change your password before you come in.',
  second_step: 'Second step',
  second_step_how: 'Open the code app on your telephone and type the 6 digits it shows for Mắt Thần.',
  six_digits: '6-digit code',
  recovery_code: 'Recovery code',
  recovery_how: 'Type one of the recovery codes that you put away. Each works once.',
  use_recovery: 'Lost the telephone? Use a recovery code',
  use_app: 'Use the code app',
  begin_again: 'Sign in to another account',
  no_way_left: 'Lost both? Ask an administrator for a reset, or run ./matthan sign-in-link on the station’s machine.',
  enrol_title: 'Add a second step',
  enrol_admin: 'An administrator may do very much, so beside the password a step on the telephone is needed.',
  enrol_outside:
    'You come from outside the office’s network, so beside the password a step on the telephone is needed.',
  app_how:
    'Install a code app such as Google Authenticator, Microsoft Authenticator or Aegis, and scan this picture with it.',
  app_qr: 'QR code for the code app',
  app_by_hand: 'Cannot scan? Type this key into the app',
  app_proof: 'The 6 digits the app shows now',
  app_confirm: 'Confirm',
  recovery_keep:
    'When the telephone is lost, each of these lets you in once. Print or copy them and keep them safe: the station does not show them again.',
  recovery_codes: 'Recovery codes',
  recovery_print: 'Print',
  recovery_kept: 'I have put them away',
}
