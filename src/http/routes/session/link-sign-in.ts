// The one-time link at work. A link that is good but lacks what it needs is not used up: the person corrects the form.

import { Problem } from '#base/problems.ts'
import type { AccountBook, AccountRow, LinkBook } from '#community/access/accounts.ts'
import type { UseLink } from '#contract/session.ts'
import type { Passwords } from '#http/passwords.ts'

type Need = { readonly accounts: AccountBook; readonly links: LinkBook; readonly passwords: Passwords }

/** The account that the link signs in, made if it is the first. Throws `bad_link`, `invalid_request`, `sign_in_busy`. */
export const accountFromLink = async (
  { token, account }: UseLink,
  address: string,
  { accounts, links, passwords }: Need,
): Promise<AccountRow> => {
  if (!links.good(token)) throw new Problem('bad_link')
  const first = accounts.first()
  if (first !== undefined) {
    // Somebody filled in a first account that another link has made meanwhile: theirs would silently be dropped.
    if (account !== undefined) throw new Problem('account_exists')
    if (!links.use(token)) throw new Problem('bad_link')
    return first
  }
  if (account === undefined) throw new Problem('invalid_request', { field: 'body.account', reason: 'missing' })
  const { username, display_name, password } = account
  const password_hash = await passwords.hash(password, address)
  if (!links.use(token)) throw new Problem('bad_link')
  const made = accounts.addFirst({ username, display_name, password_hash })
  if (made === undefined) throw new Problem('account_exists')
  return made
}
