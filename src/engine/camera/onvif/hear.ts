// Hear: one SOAP question over HTTP and what came back, with what tells a refused sign-in from everything else.

import { ok } from '#base/result.ts'
import type { HttpAnswer, HttpClient } from '#engine/camera/http-client.ts'
import { type OnvifResult, trouble } from '#engine/camera/onvif-trouble.ts'
import type { Credentials } from '#engine/camera/rtsp/auth.ts'
import type { XmlElement } from '#engine/camera/xml.ts'
import type { ServicePlace } from './foreign-address.ts'
import { envelope, type Fault, readAnswer } from './soap.ts'

export type Question = {
  readonly at: ServicePlace
  /** XML of the element inside the body. */
  readonly body: string
  /** More header elements (WS-Addressing). */
  readonly header?: string
  /** Asked without signing in, whatever is known: every device should answer it. */
  readonly open?: boolean
  readonly timeout_ms?: number
  readonly signal?: AbortSignal
  /** A last word: said also when whoever opened the device has stopped. */
  readonly parting?: boolean
}

/** An answer, and how long the device took to begin it. */
export type Answered = { readonly element: XmlElement; readonly waited_ms: number }

export type Heard = OnvifResult<Answered> & {
  readonly fault?: Fault
  /** The manner of signing in that its challenge asked for. */
  readonly wants?: HttpAnswer['wants']
  readonly status?: number
}

/** The name was resolved once: `ip` is dialled, always. */
export type Reached = { readonly host: string; readonly ip: string; readonly port: number }

/** Asks and listens. `token` goes into the SOAP header, `credentials` answer a challenge of HTTP; never both. */
export const hear = async (
  http: HttpClient,
  { host, ip }: Reached,
  question: Question,
  sign: { readonly token?: string; readonly credentials?: Credentials },
  usual_ms: number,
  signal: AbortSignal | undefined,
): Promise<Heard> => {
  const signals = [signal, question.signal].filter(one => one !== undefined)
  const { port, path, tls } = question.at
  const heard = await http.ask(
    {
      method: 'POST',
      url: `${tls ? 'https' : 'http'}://${inUrl(ip)}:${port}${path}`,
      headers: {
        Host: port === (tls ? 443 : 80) ? inUrl(host) : `${inUrl(host)}:${port}`,
        'Content-Type': 'application/soap+xml; charset=utf-8',
      },
      body: envelope((sign.token ?? '') + (question.header ?? ''), question.body),
      timeout_ms: question.timeout_ms ?? usual_ms,
      ...(signals.length === 0 ? {} : { signal: AbortSignal.any(signals) }),
    },
    sign.credentials,
  )
  if (heard.ok) return heardIn(heard.value)
  const { reason } = heard.problem
  return reason === 'auth_failed' ? { ...trouble(reason), status: 401 } : trouble(reason, heard.problem)
}

/** The device wants to know who asks, or does not take who we say we are. */
export const refusedSignIn = (heard: Heard): boolean =>
  !heard.ok && (heard.fault?.kind === 'not_authorized' || heard.fault?.kind === 'clock' || heard.status === 401)

const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host)

const heardIn = ({ status, body, wants, waited_ms, cut }: HttpAnswer): Heard => {
  const read = readAnswer(body)
  if (read.ok && status < 400) return ok({ element: read.value, waited_ms })
  if (!read.ok && read.problem.reason === 'fault') {
    const { fault } = read.problem
    const signIn = status === 401 || fault.kind === 'not_authorized' || fault.kind === 'clock'
    const reason = signIn ? 'auth_failed' : fault.kind === 'not_supported' ? 'not_supported' : 'refused'
    return { ...trouble(reason, { said: fault.said }), fault, wants, status }
  }
  if (status === 401) return { ...trouble('auth_failed'), wants, status }
  if (status === 403) return { ...trouble('refused', { said: 'HTTP 403' }), status }
  if (status >= 400) return { ...trouble('not_onvif', { said: `HTTP ${status}` }), status }
  const reason = read.ok || read.problem.reason === 'fault' ? 'rubbish' : read.problem.reason
  return { ...trouble(cut && reason === 'not_onvif' ? 'rubbish' : reason), status }
}
