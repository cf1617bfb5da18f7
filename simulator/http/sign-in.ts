// Sign-in over HTTP: digest with the device's realm, against its accounts as they are now (RFC 7616, MD5 as cameras do it).

import type { Device } from '#simulator/device/device.ts'
import { challenge, mayWatch, newNonce } from '#simulator/rtsp/auth.ts'
import type { HttpAnswer, HttpRequest } from './http-answer.ts'

export class SignIn {
  readonly #device: Device
  readonly #nonce = newNonce()

  constructor(device: Device) {
    this.#device = device
  }

  may(request: HttpRequest): boolean {
    const given = request.headers.get('authorization')
    const right = this.#device
      .accounts()
      .some(account => mayWatch('digest', account, this.#nonce, request, this.#realm()))
    if (!right && given !== undefined) this.#device.refuse('http')
    if (right && given !== undefined) this.#device.accept()
    return right
  }

  challenge(): HttpAnswer {
    const headers = {
      'WWW-Authenticate': `${challenge('digest', this.#nonce, this.#realm())}, qop="auth"`,
      'Content-Type': 'text/html',
    }
    return { status: 401, headers, body: '<html><head><title>401 Unauthorized</title></head></html>' }
  }

  #realm(): string {
    return this.#device.personality.realm(this.#device.serial)
  }
}
