// ISAPI's own words: its namespace, and the status that answers whatever was set or could not be.

import { escapeXml } from '#simulator/onvif/xml.ts'
import { type HttpAnswer, xmlAnswer } from './http-answer.ts'

export const HIK = 'xmlns="http://www.hikvision.com/ver20/XMLSchema" version="2.0"'

const refusals = {
  missing: { http: 404, code: 4, text: 'Invalid Operation', sub: 'notSupport' },
  method: { http: 403, code: 4, text: 'Invalid Operation', sub: 'methodNotAllowed' },
  content: { http: 400, code: 6, text: 'Invalid Content', sub: 'badParameters' },
  format: { http: 400, code: 5, text: 'Invalid Format', sub: 'badXmlFormat' },
} as const

export const status = (url: string, why: 'done' | keyof typeof refusals): HttpAnswer => {
  const { http, code, text, sub } = why === 'done' ? { http: 200, code: 1, text: 'OK', sub: 'ok' } : refusals[why]
  return xmlAnswer(
    `<ResponseStatus ${HIK}><requestURL>${escapeXml(url)}</requestURL><statusCode>${code}</statusCode><statusString>${text}</statusString><subStatusCode>${sub}</subStatusCode></ResponseStatus>`,
    http,
  )
}
