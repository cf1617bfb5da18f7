// Self-telling: what the device behind an address says of itself to somebody who has no password: the realm of its RTSP server, the page of its
// web server, its ONVIF scopes. Each is asked once; nothing is signed in with.

import { readScopes } from '#engine/camera/onvif/device-service.ts'
import { exchange } from '#engine/camera/onvif/exchange.ts'
import { type Behind, onvifCall } from '#engine/camera/onvif/knock.ts'
import { readAnswer } from '#engine/camera/onvif/soap.ts'
import { readFrontPage } from './front-page.ts'
import { sayHello } from './hello.ts'

export type Opened = { readonly port: number } & Behind

export type SelfTelling = {
  readonly scopes: readonly string[]
  readonly servers: readonly string[]
  /** Realms, the title of its page and where that leads. */
  readonly says: readonly string[]
}

const ANSWER_MS = 2000
/** Many ports of one device tell the same. */
const MOST_PORTS = 2

/** Never rejects. */
export const askWhoItIs = async (
  ip: string,
  behind: readonly Opened[],
  signal: AbortSignal | undefined,
): Promise<SelfTelling> => {
  const [rtsp, onvif] = [portsThat(behind, 'rtsp'), portsThat(behind, 'onvif')]
  const web = [...onvif, ...portsThat(behind, 'http')].slice(0, MOST_PORTS)
  const never = new AbortController().signal
  const [hellos, pages, scopes] = await Promise.all([
    Promise.all(rtsp.map(port => sayHello(ip, port, ANSWER_MS, signal ?? never))),
    Promise.all(web.map(port => readFrontPage(ip, port, signal))),
    Promise.all(onvif.map(port => askScopes(ip, port, signal))),
  ])
  const heard = hellos.flatMap(hello => (typeof hello === 'object' ? [hello] : []))
  const told = pages.flatMap(page => page ?? [])
  return {
    scopes: scopes.flat().slice(0, 64),
    servers: [...told, ...heard].flatMap(({ server }) => server ?? []),
    says: [...told.flatMap(({ says }) => says), ...heard.flatMap(({ realm }) => realm ?? [])],
  }
}

const portsThat = (behind: readonly Opened[], what: Behind['speaks']): readonly number[] =>
  behind.flatMap(({ port, speaks }) => (speaks === what ? [port] : [])).slice(0, MOST_PORTS)

/** Some devices tell them to anybody; the others answer with a fault. */
const askScopes = async (ip: string, port: number, signal: AbortSignal | undefined): Promise<readonly string[]> => {
  const asked = await exchange(onvifCall({ ip, port, operation: 'GetScopes', timeout_ms: ANSWER_MS, signal }))
  const read = asked.ok ? readAnswer(asked.value.body) : undefined
  return read?.ok === true && read.value.name === 'GetScopesResponse' ? readScopes(read.value) : []
}
