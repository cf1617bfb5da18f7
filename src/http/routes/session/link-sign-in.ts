// One-time links at work: that of the station's own machine, and the invitations and resets that admins make. A link that is good but lacks
// what it needs is not used up: the person corrects the form.

import { Problem } from '#base/problems.ts'
import type { AccountBook, AccountRow, LinkBook } from '#community/access/accounts.ts'
import type { CredentialBook } from '#community/access/credential-book.ts'
import type { SessionBook } from '#community/access/session-book.ts'
import type { LinkLook, SignInWay, UseLink } from '#contract/session.ts'
import type { Passwords } from '#http/passwords.ts'
import { choosePassword, refuseWeak } from './password-choice.ts'

type Need = {
  readonly accounts: AccountBook
  readonly links: LinkBook
  readonly credentials: CredentialBook
  readonly sessions: SessionBook
  readonly passwords: Passwords
}
type Used = { readonly account: AccountRow; readonly way: SignInWay }

/** Throws `bad_link`. */
export const lookAtLink = (token: string, { accounts, links, credentials }: Need): LinkLook => {
  const link = credentials.link(token)
  const account = link === undefined ? undefined : accounts.get(link.account)
  if (link !== undefined && account !== undefined)
    return { kind: link.kind, username: account.username, display_name: account.display_name }
  if (!links.good(token)) throw new Problem('bad_link')
  return { kind: accounts.any() ? 'sign_in' : 'first_account', username: null, display_name: null }
}

/** Whom the link signs in, and what it proves. Throws `bad_link`, `weak_password`, `invalid_request`, `account_exists`, `sign_in_busy`. */
export const accountFromLink = async (asked: UseLink, address: string, need: Need): Promise<Used> => {
  const invited = need.credentials.link(asked.token)
  if (invited !== undefined)
    return { account: await fromInvitation(asked, invited.account, address, need), way: 'account_link' }
  if (!need.links.good(asked.token)) throw new Problem('bad_link')
  return { account: await fromMachine(asked, address, need), way: 'machine_link' }
}

const fromMachine = async (
  { token, account }: UseLink,
  address: string,
  { accounts, links, passwords }: Need,
): Promise<AccountRow> => {
  const first = accounts.first()
  if (first !== undefined) {
    // Somebody filled in a first account that another link has made meanwhile: theirs would silently be dropped.
    if (account !== undefined) throw new Problem('account_exists')
    if (!links.use(token)) throw new Problem('bad_link')
    return first
  }
  if (account === undefined) throw new Problem('invalid_request', { field: 'body.account', reason: 'missing' })
  const { username, display_name, password } = account
  refuseWeak(password, account)
  const password_hash = await passwords.hash(password, address)
  if (!links.use(token)) throw new Problem('bad_link')
  const made = accounts.addFirst({ username, display_name, password_hash })
  if (made === undefined) throw new Problem('account_exists')
  return made
}

const fromInvitation = async (
  { token, password }: UseLink,
  id: number,
  address: string,
  need: Need,
): Promise<AccountRow> => {
  const account = need.accounts.get(id)
  if (account === undefined) throw new Problem('bad_link')
  if (password === undefined) throw new Problem('invalid_request', { field: 'body.password', reason: 'missing' })
  refuseWeak(password, account)
  if (!need.credentials.takeLink(token)) throw new Problem('bad_link')
  await choosePassword(need, account, password, address)
  return account
}
