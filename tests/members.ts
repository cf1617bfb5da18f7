// Members: people of a station who are no administrators, as the operator at its machine takes them in.

import type { StationUnderTest } from '#bench/station-under-test.ts'
import type { Person } from '#contract/person.ts'

export type Member = { readonly username: string; readonly password: string }

/** A duty officer with the whole station, who signs in with a password alone while in the office. */
export const addDutyOfficer = async (station: Pick<StationUnderTest, 'ask'>): Promise<Member> => {
  const role = 'duty_officer'
  const { id } = (await station.ask('POST', '/api/people', { name: 'Trực ban', role })) as Person
  await station.ask('POST', '/api/grants', { person: id, role, scope: { kind: 'station' }, reason: 'trực ban' })
  const member = { username: 'truc-ban', password: 'mot cau that dai cua truc ban' }
  await station.ask('POST', '/api/accounts', { person: id, ...member })
  return member
}
