// Front page: what the web server of a device says of itself to a browser that has no password: its Server header, its realm, the title of
// its page and where that page sends the browser. No address that it names is followed. What it answers is foreign.

import { exchange } from '#engine/camera/onvif/exchange.ts'
import { realmOf } from '#engine/camera/rtsp/auth.ts'

export type FrontPage = { readonly server: string | undefined; readonly says: readonly string[] }

const MOST_BYTES = 256 * 1024
/** Names stand at the top of a page. */
const READ_CHARACTERS = 16 * 1024
const LONGEST = 120
const ANSWER_MS = 2000

/** Undefined when nobody answers in HTTP. Never rejects. */
export const readFrontPage = async (
  ip: string,
  port: number,
  signal: AbortSignal | undefined,
): Promise<FrontPage | undefined> => {
  const asked = await exchange({
    ip,
    port,
    tls: false,
    method: 'GET',
    path: '/',
    headers: { Host: `${ip.includes(':') ? `[${ip}]` : ip}:${port}`, Accept: 'text/html', Connection: 'close' },
    body: undefined,
    most_bytes: MOST_BYTES,
    timeout_ms: ANSWER_MS,
    signal,
  })
  if (!asked.ok) return undefined
  const { headers, body } = asked.value
  const realms = (headers.get('www-authenticate') ?? []).slice(0, 4).map(challenge => realmOf(challenge.slice(0, 1000)))
  const leads = headers.get('location')?.[0]
  return {
    server: printable(headers.get('server')?.[0]),
    says: [...realms, leads, ...wordsOfPage(body.toString('utf8', 0, READ_CHARACTERS))].flatMap(
      word => printable(word) ?? [],
    ),
  }
}

/** Its title, and the page that it opens by itself, such as `/doc/page/login.asp`. */
export const wordsOfPage = (html: string): readonly string[] => {
  const page = html.slice(0, READ_CHARACTERS)
  const title = /<title[^>]{0,200}>([^<]{1,200})/i.exec(page)?.[1]
  const leads = /\blocation(?:\.href)?\s{0,8}=\s{0,8}["']([^"'\n]{1,200})/i.exec(page)?.[1]
  return [title, leads].flatMap(word => printable(word) ?? [])
}

const printable = (text: string | undefined): string | undefined => {
  const plain = (text ?? '')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
  return plain === '' ? undefined : plain
}
