// Members: people of a station who are no administrators, as the operator at its machine takes them in.

import type { StationUnderTest } from '#bench/station-under-test.ts'
import type { Scope } from '#contract/access.ts'
import type { AccountLinkMade, NewTotp } from '#contract/account.ts'
import type { Person } from '#contract/person.ts'
import { appCode } from './signing-in.ts'

export type Member = { readonly username: string; readonly password: string; readonly cookie: string }

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
  const password = 'mot cau that dai cua thanh vien'
  const { code } = (await station.ask('POST', `/api/accounts/${username}/link`, {})) as AccountLinkMade
  const answer = await acceptInvitation(station.url, code, password)
  return { username, password, cookie: sessionIn(answer) }
}

/** Sets up the code app that some roles need at their first sign-in; answers the member with a session that is open. */
export const enrolCodeApp = async ({ url }: Pick<StationUnderTest, 'url'>, member: Member): Promise<Member> => {
  const headers = { 'content-type': 'application/json', origin: url, cookie: `mt_session=${member.cookie}` }
  const post = async (path: string, body: object) => {
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return answer
  }
  const app = (await (await post('/api/sign-in/totp', {})).json()) as NewTotp
  return { ...member, cookie: sessionIn(await post('/api/sign-in/totp/proof', { code: appCode(app, Date.now()) })) }
}

const sessionIn = (answer: Response): string =>
  /mt_session=([^;]+)/.exec(answer.headers.getSetCookie().join('\n'))?.[1] ?? ''

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
