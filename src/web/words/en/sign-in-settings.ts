// English words: who may sign in from where, and how long a session rests.

import type { signInSettingsWords as vi } from '#web/words/vi/sign-in-settings.ts'

export const signInSettingsWords: Readonly<Record<keyof typeof vi, string>> = {
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
}
