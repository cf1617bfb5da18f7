// Service: an operation of one of a device's services, asked where the device said that service is. A service that the device does not have
// is `not_supported` without asking.

import { ok } from '#base/result.ts'
import type { OnvifService } from '#engine/camera/onvif-device.ts'
import { type OnvifResult, trouble } from '#engine/camera/onvif-trouble.ts'
import type { XmlElement } from '#engine/camera/xml.ts'
import { escapeXml } from '#engine/camera/xml-writing.ts'
import type { Caller } from './caller.ts'
import type { ServicePlace } from './foreign-address.ts'
import type { Answered, Question } from './hear.ts'
import { SCHEMA, serviceSpaces } from './namespaces.ts'

export type Services = Map<OnvifService, ServicePlace>

/** Asks `operation` with this XML inside (the prefix `tt` is ONVIF's schema) and answers its response element. */
export type Ask = (
  service: OnvifService,
  operation: string,
  inside?: string,
  more?: Pick<Question, 'open' | 'timeout_ms' | 'signal'>,
) => Promise<OnvifResult<XmlElement>>

export const createAsk = (caller: Caller, services: Services, reached: ServicePlace): Ask => {
  return async (service, operation, inside = '', more = {}) => {
    const at = services.get(service)
    if (at === undefined) return trouble('not_supported', { said: `no ${service} service` })
    const body = operationBody(serviceSpaces[service], operation, inside)
    let answered = await caller.ask({ ...more, at, body })
    if (wrongPort(answered, at, reached)) {
      // Behind a router's forwarded port the device writes the port that it has inside.
      const here = { ...at, port: reached.port, tls: reached.tls }
      answered = await caller.ask({ ...more, at: here, body })
      if (answered.ok) services.set(service, here)
    }
    return responseOf(answered, operation)
  }
}

export const operationBody = (space: string, operation: string, inside: string): string =>
  `<${operation} xmlns="${space}" xmlns:tt="${SCHEMA}">${inside}</${operation}>`

/** What tells nothing but that it was done; some devices answer it with an empty body. */
const DEEDS = /^(Set|Continuous|Absolute|Relative|Stop|Goto|Remove|End|SystemReboot|Renew|Unsubscribe)/

/** The answer must be of the question: a device that answers another one is not understood. */
export const responseOf = (answered: OnvifResult<Answered>, operation: string): OnvifResult<XmlElement> => {
  if (!answered.ok) return answered
  const { element } = answered.value
  const silent = element.name === 'Body' && DEEDS.test(operation)
  if (silent || element.name === `${operation}Response`) return ok(element)
  return trouble('rubbish', { said: `it answered ${element.name}` })
}

export const tag = (name: string, value: string | number | boolean): string =>
  `<${name}>${escapeXml(String(value))}</${name}>`

const wrongPort = (answered: OnvifResult<Answered>, at: ServicePlace, reached: ServicePlace): boolean =>
  !answered.ok &&
  at.port !== reached.port &&
  (answered.problem.reason === 'unreachable' || answered.problem.reason === 'not_onvif')
