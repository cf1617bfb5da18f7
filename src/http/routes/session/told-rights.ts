// What a session tells of rights: what its person may do now, and whom they work with. The page hides what would be refused; deciding is left to
// the one hook.

import type { AccountBook, SignedIn } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import { type Verb, verbCodes } from '#contract/access.ts'
import type { Session } from '#contract/session.ts'

/** Whoever may do one of these to the whole station reads lists in which others are named. */
const amongColleagues: readonly Verb[] = ['mark', 'read_log', 'manage_people', 'configure_station']

/** `account`: undefined for the machine’s operator. */
export const toldRights = (
  { decide }: Pick<Sight, 'decide'>,
  account: SignedIn | undefined,
  accounts: Pick<AccountBook, 'people'>,
): Pick<Session, 'people' | 'may'> => {
  const may = {
    somewhere: verbCodes.filter(verb => decide(verb, { kind: 'something' }).allowed),
    station: verbCodes.filter(verb => decide(verb, { kind: 'station' }).allowed),
  }
  const colleagues = amongColleagues.some(verb => may.station.includes(verb))
  return { people: colleagues ? [...accounts.people()] : account === undefined ? [] : [account], may }
}
