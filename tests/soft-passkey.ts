// A passkey in software, as an authenticator makes and gives one (WebAuthn level 3, §6.5): ES256, no attestation, its person verified.

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const USER_PRESENT = 1
const USER_VERIFIED = 4
const KEY_INCLUDED = 64

type Options = { readonly options: Record<string, unknown> }

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()
const url64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url')
const bytesOf = (head: number, bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from([head, bytes.length]), bytes])
const textOf = (text: string): Buffer => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])

export class SoftPasskey {
  readonly id = url64(randomBytes(16))
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #name: string
  readonly #origin: string
  counter = 0

  /** `name`: whose passkey it is, such as `localhost`; `origin`: the page that asks for it. */
  constructor(name: string, origin: string) {
    this.#name = name
    this.#origin = origin
  }

  /** What `navigator.credentials.create` answers. `format`: the attestation, which is none. */
  make({ options }: Options, format = 'none'): object {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    const point = [x, y].map(part => bytesOf(0x58, Buffer.from(part, 'base64url')))
    const key = Buffer.concat([
      Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21]),
      point[0]!,
      Buffer.from([0x22]),
      point[1]!,
    ])
    const id = Buffer.from(this.id, 'base64url')
    const data = Buffer.concat([this.#data(KEY_INCLUDED), Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
    const long = Buffer.from([0x58, data.length])
    const attestation = [
      Buffer.from([0xa3]),
      ...[textOf('fmt'), textOf(format), textOf('attStmt'), Buffer.from([0xa0]), textOf('authData'), long, data],
    ]
    return this.#answer({
      clientDataJSON: url64(this.#said('webauthn.create', options)),
      attestationObject: url64(Buffer.concat(attestation)),
      transports: ['internal'],
    })
  }

  /** What `navigator.credentials.get` answers. */
  give({ options }: Options, verified = true): object {
    this.counter++
    const data = this.#data(0, verified)
    const said = this.#said('webauthn.get', options)
    const signature = sign('sha256', Buffer.concat([data, sha256(said)]), this.#keys.privateKey)
    return this.#answer({
      clientDataJSON: url64(said),
      authenticatorData: url64(data),
      signature: url64(signature),
    })
  }

  #data(flags: number, verified = true): Buffer {
    const head = Buffer.alloc(5)
    head[0] = flags | USER_PRESENT | (verified ? USER_VERIFIED : 0)
    head.writeUInt32BE(this.counter, 1)
    return Buffer.concat([sha256(this.#name), head])
  }

  #said(type: string, { challenge }: Record<string, unknown>): string {
    return JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false })
  }

  #answer(response: object): object {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response }
  }
}
