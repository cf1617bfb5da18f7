// Somebody who signs in at a station under test, as a browser does it: cookies are kept by name, and a code app is at hand.

import { wallFromUnixMillis } from '#base/units.ts'
import type { NewTotp } from '#contract/account.ts'
import type { Session } from '#contract/session.ts'
import { codeAt, stepAt } from '#http/totp.ts'

type Ask = (
  method: string,
  path: string,
  asked?: { readonly body?: unknown; readonly cookie?: string; readonly headers?: Record<string, string> },
) => Promise<Response>

export type Told<Body> = { readonly status: number; readonly body: Body; readonly answer: Response }

export const browserAt = (ask: Ask, agent = 'test') => {
  const cookies = new Map<string, string>()
  const say = async <Body = Session>(method: string, path: string, body?: unknown): Promise<Told<Body>> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await ask(method, path, {
      ...(body === undefined ? {} : { body }),
      ...(cookie === '' ? {} : { cookie }),
      headers: { 'user-agent': agent },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return { status: answer.status, body: (await answer.json()) as Body, answer }
  }
  return {
    say,
    cookies,
    /** The value of the session's cookie. */
    session: () => cookies.get('mt_session') ?? '',
  }
}

export type Browser = ReturnType<typeof browserAt>

/** What the code app shows at a moment. */
export const appCode = ({ secret }: Pick<NewTotp, 'secret'>, unix_ms: number): string =>
  codeAt(unBase32(secret), stepAt(wallFromUnixMillis(unix_ms)))

const unBase32 = (text: string): Uint8Array => {
  const bits = [...text].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}
