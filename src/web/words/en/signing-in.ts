// English words: signing in, the first account.

import type { signingInWords as vi } from '#web/words/vi/signing-in.ts'

export const signingInWords: Readonly<Record<keyof typeof vi, string>> = {
  sign_in: 'Sign in',
  signing_in: 'Signing in…',
  sign_out: 'Sign out',
  signed_in_as: 'Signed in:',
  account_of: 'Account of {name}',
  username: 'User name',
  username_rule: 'Small letters without accents, digits, dots or dashes; 2 to 32 characters.',
  password: 'Password',
  new_password: 'New password',
  password_why_long:
    'At least 14 characters. Length is what makes it hard to guess: a sentence is safer and easier than odd signs.',
  password_too_short: 'The password needs at least 14 characters.',
  show: 'Show',
  hide: 'Hide',
  forgot_password: 'Forgotten? On the station’s own machine, run ./matthan sign-in-link for a one-time sign-in link.',
  first_run_title: 'A new station without an account',
  first_run_how:
    'Open the one-time link that ./start printed on the station’s machine to make the first account. If it has expired, run ./matthan sign-in-link for a new one.',
  welcome: 'Welcome to Mắt Thần',
  first_account_why: 'This station has no account yet. The one you make now is the first.',
  display_name: 'Full name',
  make_first_account: 'Make the account and enter',
  link_without_token: 'This link lacks its code. Open exactly the link that ./start printed.',
}
