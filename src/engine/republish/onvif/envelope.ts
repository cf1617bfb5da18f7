// SOAP 1.2 as a device answers it (ONVIF Core §5): the operation out of a stranger's envelope, and the answer or the fault around ours.

import { find, readXml, type XmlElement } from '#engine/camera/xml.ts'
import { escapeXml } from '#engine/camera/xml-writing.ts'

export const MOST_REQUEST_BYTES = 64 * 1024

export const spaces = {
  tds: 'http://www.onvif.org/ver10/device/wsdl',
  trt: 'http://www.onvif.org/ver10/media/wsdl',
  tr2: 'http://www.onvif.org/ver20/media/wsdl',
  tt: 'http://www.onvif.org/ver10/schema',
  ter: 'http://www.onvif.org/ver10/error',
} as const
const SOAP = 'http://www.w3.org/2003/05/soap-envelope'

export type Asked = { readonly operation: XmlElement; readonly header: XmlElement | undefined }

/** Undefined for whatever is no SOAP request. Never throws. */
export const readRequest = (bytes: Uint8Array): Asked | undefined => {
  if (bytes.length > MOST_REQUEST_BYTES) return undefined
  const read = readXml(bytes)
  if (!read.ok || read.value.name !== 'Envelope') return undefined
  const operation = find(read.value, 'Body')?.children[0]
  return operation === undefined ? undefined : { operation, header: find(read.value, 'Header') }
}

export const writeEnvelope = (body: string): string => {
  const declared = Object.entries(spaces).map(([prefix, space]) => ` xmlns:${prefix}="${space}"`)
  return `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="${SOAP}"${declared.join('')}><s:Body>${body}</s:Body></s:Envelope>`
}

/** `code` as `ter:NotAuthorized`. */
export const writeFault = (code: string, reason: string): string =>
  writeEnvelope(
    `<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>${code}</s:Value></s:Subcode></s:Code>` +
      `<s:Reason><s:Text xml:lang="en">${escapeXml(reason)}</s:Text></s:Reason></s:Fault>`,
  )
