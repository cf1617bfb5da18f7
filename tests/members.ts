// Members: people of a station who are no administrators, as the operator at its machine takes them in.

import type { StationUnderTest } from '#bench/station-under-test.ts'
import type { Scope } from '#contract/access.ts'
import type { AccountLinkMade } from '#contract/account.ts'
import type { Person } from '#contract/person.ts'

export type Member = { readonly username: string; readonly password: string }

type Station = Pick<StationUnderTest, 'ask' | 'url'>

/** A duty officer with the whole station, who signs in with a password alone while in the office. */
export const addDutyOfficer = (station: Station): Promise<Member> =>
  addMember(station, 'Trực ban', 'duty_officer', 'truc-ban')

/** Somebody with a role, who was invited and has chosen a password. */
export const addMember = async (
  station: Station,
  name: string,
  role: string,
  username: string,
  scope: Scope = { kind: 'station' },
): Promise<Member> => {
  const { id } = (await station.ask('POST', '/api/people', { name, role })) as Person
  await station.ask('POST', '/api/grants', { person: id, role, scope, reason: 'trực ban' })
  await station.ask('POST', '/api/accounts', { person: id, username })
  const member = { username, password: 'mot cau that dai cua thanh vien' }
  const { code } = (await station.ask('POST', `/api/accounts/${username}/link`, {})) as AccountLinkMade
  await acceptInvitation(station.url, code, member.password)
  return member
}

/** Chooses a password with the code that was handed out; answers the cookies of whoever is then signed in. */
export const acceptInvitation = async (url: string, code: string, password: string): Promise<Response> => {
  const answer = await fetch(`${url}/api/sign-in/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token: code, password }),
  })
  if (!answer.ok) throw new Error(`the invitation was refused: ${await answer.text()}`)
  return answer
}
