// English words: signing in step by step, the first account, invitations.

import type { signingInWords as vi } from '#web/words/vi/signing-in.ts'

export const signingInWords: Readonly<Record<keyof typeof vi, string>> = {
  sign_in: 'Sign in',
  signing_in: 'Signing in…',
  sign_out: 'Sign out',
  signed_in_as: 'Signed in:',
  account_of: 'Account of {name}',
  username: 'User name',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  forgot_password:
    'Forgotten? Ask whoever manages the station to reset it. Administrators: run ./matthan sign-in-link on the station’s machine.',
  first_run_title: 'A new station without an account',
  first_run_how:
    'Open the one-time link that ./start printed on the station’s machine to make the first account. If it has expired, run ./matthan sign-in-link for a new one.',
  go_on: 'Go on',
  recovery_title: 'Put the recovery codes away',
  with_passkey: 'Use a passkey',
  sign_in_with_passkey: 'Sign in with a passkey',
  with_provider: 'Sign in with {name}',
  passkey_given_up:
    'The passkey was not used: the device did not answer or you gave up. Try again, or use another way.',
  provider_failed: 'The identity provider did not let you in. Try again, or sign in with the station’s own password.',
  provider_not_tied:
    'The provider knows you, but {subject} is tied to no account of the station. Give it to an administrator.',
  emergency_open_link: 'Open the emergency account',
}
