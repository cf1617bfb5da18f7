// A password that somebody chooses: held against the rules, hashed, and put in place of the one before. Other sessions of the account end, and
// browsers that were known to it are strangers again: whoever changes a password may have lost the old one to somebody.

import { Problem } from '#base/problems.ts'
import type { SignedIn } from '#community/access/accounts.ts'
import type { CredentialBook } from '#community/access/credential-book.ts'
import type { SessionBook } from '#community/access/session-book.ts'
import { isFault, judgePassword } from '#contract/password-rules.ts'
import type { Passwords } from '#http/passwords.ts'

type Need = {
  readonly credentials: Pick<CredentialBook, 'setPassword' | 'forgetDevices'>
  readonly sessions: Pick<SessionBook, 'endOthers'>
  readonly passwords: Pick<Passwords, 'hash'>
}

/** Throws `weak_password` with why. */
export const refuseWeak = (password: string, whose: Pick<SignedIn, 'username' | 'display_name'>): void => {
  const strength = judgePassword(password, [whose.username, whose.display_name])
  if (isFault(strength)) throw new Problem('weak_password', { reason: strength })
}

/** `keep`: the sessions of the browser in which it is done. Throws `weak_password`, `sign_in_busy`. */
export const choosePassword = async (
  { credentials, sessions, passwords }: Need,
  account: SignedIn,
  password: string,
  address: string,
  keep: readonly string[] = [],
): Promise<void> => {
  refuseWeak(password, account)
  const hash = await passwords.hash(password, address)
  credentials.setPassword(account.id, hash)
  credentials.forgetDevices(account.id)
  sessions.endOthers(account.id, keep)
}
