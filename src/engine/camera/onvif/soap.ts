// SOAP: a question put into an envelope, and the element that answers it taken out of one, or the fault. SOAP 1.2 is spoken, 1.1 is read;
// prefixes and half the namespaces are as each maker likes them, so local names decide.

import { no, ok, type Result } from '#base/result.ts'
import { all, find, readXml, textOf, type XmlElement } from '#engine/camera/xml.ts'
import { SOAP } from './namespaces.ts'

export type Fault = {
  readonly kind: 'not_authorized' | 'clock' | 'not_supported' | 'other'
  /** Codes and words of the device, for the log. */
  readonly said: string
}

export type SoapReason = 'not_onvif' | 'rubbish' | 'too_large'
export type SoapTrouble = { readonly reason: SoapReason } | { readonly reason: 'fault'; readonly fault: Fault }

/** An envelope; header and body are XML already. */
export const envelope = (header: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="${SOAP}"><s:Header>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`

/**
 * The element inside the body, or the body itself where it is empty. Of an answer that was cut short it is taken when it is whole itself.
 * Never throws.
 */
export const readAnswer = (bytes: Uint8Array): Result<XmlElement, SoapTrouble> => {
  const read = readXml(bytes, { cut: true })
  if (!read.ok) return no({ reason: reasonOf(bytes, read.problem) })
  const root = read.value
  if (root.name !== 'Envelope') return no({ reason: 'not_onvif' })
  const body = find(root, 'Body')
  const inside = body?.children[0]
  if (body?.closed === true && inside === undefined) return ok(body)
  if (inside === undefined || !inside.closed) return no({ reason: 'rubbish' })
  return inside.name === 'Fault' ? no({ reason: 'fault', fault: readFault(inside) }) : ok(inside)
}

/** The header's elements and the body's first one, as discovery needs them. */
export const readEnvelope = (bytes: Uint8Array): { header: XmlElement | undefined; body: XmlElement } | undefined => {
  const read = readXml(bytes)
  if (!read.ok || read.value.name !== 'Envelope') return undefined
  const body = find(read.value, 'Body')?.children[0]
  return body === undefined ? undefined : { header: find(read.value, 'Header'), body }
}

const reasonOf = (bytes: Uint8Array, problem: string): SoapReason => {
  if (problem === 'too_large' || problem === 'too_deep' || problem === 'too_many') return 'too_large'
  const start = Buffer.from(bytes.subarray(0, 400)).toString('latin1')
  const page = /<!doctype html|<html/i.test(start)
  return !page && (problem === 'doctype' || /envelope/i.test(start)) ? 'rubbish' : 'not_onvif'
}

/** SOAP 1.2 (Code, Subcode, Reason) and SOAP 1.1 (faultcode, faultstring), also one inside an envelope of the other. */
const readFault = (fault: XmlElement): Fault => {
  const codes: string[] = []
  for (let code = find(fault, 'Code'); code !== undefined && codes.length < 6; code = find(code, 'Subcode'))
    codes.push(textOf(code, 'Value') ?? '')
  const texts = all(find(fault, 'Reason'), 'Text').map(({ text }) => text)
  const old = [textOf(fault, 'faultcode'), textOf(fault, 'faultstring')]
  const details = [textOf(fault, 'Detail/Text'), textOf(fault, 'detail')]
  const said = [...codes, ...texts, ...old, ...details]
    .filter(part => part !== undefined && part !== '')
    .join(' ')
    .slice(0, 300)
  return { kind: kindOf(said), said }
}

const kindOf = (said: string): Fault['kind'] => {
  if (/MessageExpired|time ?check|time ?stamp|clock|wsu:Created/i.test(said)) return 'clock'
  if (
    /NotAuthorized|not authori[sz]ed|unauthori[sz]ed|authori[sz]ation|FailedAuthentication|FailedCheck|InvalidSecurity|wsse/i.test(
      said,
    )
  )
    return 'not_authorized'
  if (
    /ActionNotSupported|NotImplemented|not implemented|not supported|not recognized|NoSuchService|unknown action/i.test(
      said,
    )
  )
    return 'not_supported'
  return 'other'
}
