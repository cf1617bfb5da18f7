// SOAP 1.2 as a camera speaks it: an envelope in, the operation's answer or a fault out (ONVIF Core §5). Services say what they offer; this file
// knows none of them.

import type { Device } from '#simulator/device/device.ts'
import { childOf, type Element, escapeXml, readXml, within } from './xml.ts'

export type Call = {
  readonly device: Device
  readonly operation: string
  /** The operation's element. */
  readonly body: Element
  readonly header: Element | undefined
  /** `host:port` by which the client reached it. */
  readonly reached: string
  /** The path it was posted to. */
  readonly path: string
  /** What stood behind its question mark. */
  readonly query: string
  /** Aborted when the client hangs up. */
  readonly gone: AbortSignal
}

export type Reply =
  /** What stands in the answer's body. */
  | { readonly kind: 'answer'; readonly body: string; readonly header?: string }
  | { readonly kind: 'fault'; readonly code: 'Sender' | 'Receiver'; readonly subcode: string; readonly reason: string }

export type Operation = (call: Call) => Reply | Promise<Reply>

export type Service = {
  readonly space: string
  readonly operations: Readonly<Record<string, Operation>>
  /** Answered without user and password (ONVIF Core §5.9.2: pre-auth). */
  readonly open?: readonly string[]
}

export const answers = (body: string, header = ''): Reply => ({ kind: 'answer', body, header })

export const refuses = (subcode: string, reason: string, code: 'Sender' | 'Receiver' = 'Sender'): Reply => ({
  kind: 'fault',
  code,
  subcode,
  reason,
})

export const notAuthorized: Reply = refuses('ter:NotAuthorized', 'Sender not Authorized')
export const noEntity = (what: string): Reply => refuses('ter:InvalidArgVal', `No such ${what}`)

export type Asked = { readonly header: Element | undefined; readonly operation: Element }

/** The operation that a request asks for; undefined where it is no SOAP. */
export const readRequest = (text: string): Asked | undefined => {
  const envelope = readXml(text)
  if (envelope?.name !== 'Envelope') return undefined
  const operation = within(envelope, 'Body')?.children[0]
  return operation === undefined ? undefined : { header: childOf(envelope, 'Header'), operation }
}

export const spaces = {
  tds: 'http://www.onvif.org/ver10/device/wsdl',
  trt: 'http://www.onvif.org/ver10/media/wsdl',
  tr2: 'http://www.onvif.org/ver20/media/wsdl',
  tev: 'http://www.onvif.org/ver10/events/wsdl',
  tptz: 'http://www.onvif.org/ver20/ptz/wsdl',
  timg: 'http://www.onvif.org/ver20/imaging/wsdl',
  trc: 'http://www.onvif.org/ver10/recording/wsdl',
  tse: 'http://www.onvif.org/ver10/search/wsdl',
  trp: 'http://www.onvif.org/ver10/replay/wsdl',
  tt: 'http://www.onvif.org/ver10/schema',
  ter: 'http://www.onvif.org/ver10/error',
  tns1: 'http://www.onvif.org/ver10/topics',
  wsnt: 'http://docs.oasis-open.org/wsn/b-2',
  wsa5: 'http://www.w3.org/2005/08/addressing',
} as const

/** The whole answer, with the envelope's prefix as this maker writes it. */
export const writeEnvelope = (reply: Reply, prefix: string): string => {
  const declared = Object.entries(spaces).map(([name, uri]) => ` xmlns:${name}="${uri}"`)
  const content = reply.kind === 'answer' ? reply.body : faultBody(reply, prefix)
  const header = reply.kind === 'answer' && reply.header ? `<${prefix}:Header>${reply.header}</${prefix}:Header>` : ''
  return `<?xml version="1.0" encoding="UTF-8"?>
<${prefix}:Envelope xmlns:${prefix}="http://www.w3.org/2003/05/soap-envelope"${declared.join('')}>${header}<${prefix}:Body>${content}</${prefix}:Body></${prefix}:Envelope>`
}

const faultBody = ({ code, subcode, reason }: Reply & { kind: 'fault' }, prefix: string): string =>
  `<${prefix}:Fault><${prefix}:Code><${prefix}:Value>${prefix}:${code}</${prefix}:Value><${prefix}:Subcode><${prefix}:Value>${subcode}</${prefix}:Value>` +
  `</${prefix}:Subcode></${prefix}:Code><${prefix}:Reason><${prefix}:Text xml:lang="en">${escapeXml(reason)}</${prefix}:Text></${prefix}:Reason></${prefix}:Fault>`
