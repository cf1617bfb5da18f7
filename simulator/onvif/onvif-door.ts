// ONVIF door: a SOAP request over HTTP goes to the service that its namespace names, once it has shown user and password in the way this maker
// wants them; the answer or the fault goes back.

import type { OnvifService } from '#simulator/brands/personality.ts'
import type { Device } from '#simulator/device/device.ts'
import { type HttpAnswer, type HttpRequest, says } from '#simulator/http/http-answer.ts'
import type { SignIn } from '#simulator/http/sign-in.ts'
import { deviceService } from './device-service.ts'
import { eventsService, subscriptionService } from './events-service.ts'
import { imagingService } from './imaging-service.ts'
import { mediaService } from './media-service.ts'
import { media2Service } from './media2-service.ts'
import { ptzService } from './ptz-service.ts'
import { recordingService, replayService, searchService } from './recording-services.ts'
import { type Asked, notAuthorized, type Reply, readRequest, refuses, type Service, writeEnvelope } from './soap.ts'
import { TokenCheck } from './token.ts'

/** By the name that a personality lists them under. */
const named: Readonly<Partial<Record<OnvifService, readonly Service[]>>> = {
  media: [mediaService],
  media2: [media2Service],
  events: [eventsService, subscriptionService],
  ptz: [ptzService],
  imaging: [imagingService],
  recording: [recordingService],
  search: [searchService],
  replay: [replayService],
}

export class OnvifDoor {
  readonly #device: Device
  readonly #signIn: SignIn
  readonly #tokens: TokenCheck

  constructor(device: Device, signIn: SignIn) {
    this.#device = device
    this.#signIn = signIn
    this.#tokens = new TokenCheck(() => device.clock_ms())
  }

  async answer(request: HttpRequest): Promise<HttpAnswer> {
    const asked = readRequest(request.body.toString('utf8'))
    // curl and others ask with an empty body first, to be told how to sign in.
    if (request.body.length === 0 && this.#device.personality.onvif?.sign_in !== 'token' && !this.#signIn.may(request))
      return this.#signIn.challenge()
    if (asked === undefined) return this.#write(refuses('ter:WellFormed', 'No SOAP request'))
    const service = this.#serviceOf(asked)
    const operation = service?.operations[asked.operation.name]
    if (service === undefined || operation === undefined)
      return this.#write(refuses('ter:ActionNotSupported', 'Optional Action Not Implemented', 'Receiver'))
    if (service.open?.includes(asked.operation.name) !== true) {
      const refused = this.#refusal(asked, request)
      if (refused !== undefined) return refused
    }
    const { name } = asked.operation
    const { header, operation: body } = asked
    const [path = '', query = ''] = request.url.split('?', 2)
    const call = {
      device: this.#device,
      operation: name,
      body,
      header,
      reached: request.reached,
      path,
      query,
      gone: request.gone,
    }
    return this.#write(await operation(call))
  }

  #serviceOf({ operation }: Asked): Service | undefined {
    const offered = (this.#device.personality.onvif?.services ?? []).flatMap(name => named[name] ?? [])
    return [deviceService, ...offered].find(({ space }) => space === operation.space)
  }

  #refusal(asked: Asked, request: HttpRequest): HttpAnswer | undefined {
    const { sign_in = 'either' } = this.#device.personality.onvif ?? {}
    const token = sign_in === 'digest' ? 'none' : this.#tokens.judge(asked.header, this.#device.accounts())
    if (token === 'right') return undefined
    if (token !== 'none') {
      if (token === 'wrong_password') this.#device.refuse('http')
      return this.#write(notAuthorized)
    }
    if (sign_in === 'token') return this.#write(notAuthorized)
    return this.#signIn.may(request) ? undefined : this.#signIn.challenge()
  }

  #write(reply: Reply): HttpAnswer {
    const status = reply.kind === 'answer' ? 200 : reply.code === 'Sender' ? 400 : 500
    const text = writeEnvelope(reply, this.#device.personality.onvif?.prefix ?? 'env')
    return says(status, 'application/soap+xml; charset=utf-8', text)
  }
}
