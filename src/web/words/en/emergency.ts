// English words: the sealed emergency account.

import type { emergencyWords as vi } from '#web/words/vi/emergency.ts'

export const emergencyWords: Readonly<Record<keyof typeof vi, string>> = {
  emergency_open: 'THE EMERGENCY ACCOUNT IS OPEN since {since}, until {until}',
  emergency_was_open: 'The emergency account was open from {since} to {until}; nobody in charge has seen to it yet',
  emergency_by: '{name}: {reason}',
  emergency_close: 'Close the emergency account',
  emergency_close_sure:
    'Every session of the emergency account ends at once, and the code in the envelope works no more. It must be sealed anew with another.',
  emergency_see: 'I have seen it',
  emergency_see_why:
    'Read in the access log what was done with the emergency account, then write a word about it. Only then does it stop ringing.',
  emergency_word: 'Your word',
  emergency_word_example: 'Read the log; it was right',
  emergency_deeds: 'What was done',
  emergency_warning:
    'Only where nobody can sign in and it cannot wait. Every screen will ring, and every deed is written down.',
  emergency_code: 'Code in the envelope',
  emergency_code_how: 'Small or capital letters, with or without hyphens.',
  emergency_name: 'Who opens it',
  emergency_reason: 'What for',
  emergency_reason_example: 'Such as: the chief’s phone is lost, a child is missing',
  emergency_open_it: 'Open',
  emergency_back: 'Back to signing in',
  emergency_what:
    'One account that may do everything, locked with a code in a sealed envelope, for when nobody can sign in. When it is opened every screen rings.',
  emergency_seal: 'Seal',
  emergency_sealed: 'Sealed at {when} by {by}',
  emergency_stays_open: 'Once opened it stays open for {count} h.',
  emergency_never:
    'Never sealed yet. Better do it now: when a phone is lost or the province’s provider is down, this is the last way in.',
  emergency_unsealed: 'It was used and is not sealed anew: the old code opens nothing.',
  emergency_wrong:
    '{count} wrong codes within a day, the last at {last}, from {from}. Check that the envelope is whole.',
  emergency_seal_it: 'Seal the emergency account',
  emergency_seal_anew: 'Seal anew with another code',
  emergency_seal_how:
    'The station makes a new code and shows it once. The code before, if any, works no more from then on. Have a printer and an envelope at hand.',
  emergency_hours: 'Once opened it stays open for',
  emergency_seal_now: 'Make a code and seal',
  emergency_slip: 'The emergency account’s code',
  emergency_slip_how:
    'Print the slip or write the code down, put it into an envelope, close it, sign over the flap and keep it safe. The station does not show it again.',
  emergency_slip_print: 'Print the A4 slip',
  emergency_slip_kept: 'It is put away',
  emergency_slip_of: 'Station {station}. Sealed at {when}.',
  emergency_slip_1: 'Open the envelope only if nobody can sign in and it cannot wait.',
  emergency_slip_2: 'Open {url}, press “Open the emergency account”, type the code above, your name and the reason.',
  emergency_slip_3:
    'The account stays open for {hours} h and may do everything. Every screen rings, every deed is logged.',
  emergency_slip_4:
    'When done press “Close the emergency account”. This code works no more; it must be sealed anew with another.',
  emergency_slip_sealer: 'Sealed by (signature, name)',
  emergency_slip_witness: 'Witness (signature, name)',
  emergency_openings: 'Openings',
  emergency_never_opened: 'Never opened.',
  emergency_open_until: 'open until {until}',
  emergency_from: 'from {address}',
  emergency_closed_by: 'closed by {by}',
  emergency_closed_by_time: 'closed by itself when its hours were over',
  emergency_unseen: 'Nobody in charge has seen to it yet.',
  emergency_seen_by: '{by} saw to it at {when}: {word}',
}
