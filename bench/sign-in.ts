// Signs in as a person does: a one-time link from the machine itself, used over the network with an account behind it.

import type { NewLink } from '#contract/session.ts'
import type { StationUnderTest } from './station-under-test.ts'

/** Makes the first account through a one-time link; answers the session cookie's value. */
export const signIn = async (
  station: StationUnderTest,
  display_name = 'Đo đạc',
  username = 'do-dac',
): Promise<string> => {
  const { url } = (await station.ask('POST', '/api/sign-in/new-link')) as NewLink
  const token = new URL(url).hash.slice(1)
  const account = { username, display_name, password: 'mot cau that dai de do dac' }
  const answer = await fetch(`${station.url}/api/sign-in/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: station.url },
    body: JSON.stringify({ token, account }),
  })
  const cookie = /mt_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
  if (!answer.ok || cookie === undefined) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  keepAHand(station, cookie)
  return cookie
}

/** Why somebody looks, for as long as a task may last: old footage is played, and footage leaves, for nothing less. */
export const statePurpose = async (url: string, cookie: string): Promise<void> => {
  const answer = await fetch(`${url}/api/session/task`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify({ purpose: 'equipment_test', hours: 12 }),
  })
  if (!answer.ok) throw new Error(`state a purpose: ${answer.status} ${await answer.text()}`)
}

const HAND_EVERY_MS = 60_000

/** Somebody is at the page as long as the measuring or the test goes on; ends with the session or the station. */
const keepAHand = (station: StationUnderTest, cookie: string): void => {
  const timer = setInterval(async () => {
    const headers = { cookie: `mt_session=${cookie}`, origin: station.url }
    const answer = await fetch(`${station.url}/api/session/activity`, { method: 'POST', headers }).catch(
      () => undefined,
    )
    if (answer?.ok !== true) clearInterval(timer)
  }, HAND_EVERY_MS)
  timer.unref()
}
