// Tools: the arithmetic that a machine lends to the verifier. Node and browsers each have their own; what is done with it is the same.

export type StreamedHash = { readonly update: (bytes: Uint8Array) => void; readonly digest: () => Uint8Array }

export type Tools = {
  /** SHA-256 over what comes bit by bit. */
  readonly sha256: () => StreamedHash
  /** SHA-256 over a few pieces at hand. */
  readonly digest: (parts: readonly Uint8Array[]) => Uint8Array | Promise<Uint8Array>
  /** `key`: the 32 bytes of an Ed25519 public key. */
  readonly signed: (key: Uint8Array, signature: Uint8Array, bytes: Uint8Array) => boolean | Promise<boolean>
}

export const hexOf = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += HEX[byte]
  return text
}

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'))

/** Undefined for what is no hex. */
export const bytesOfHex = (text: string): Uint8Array | undefined => {
  if (text.length % 2 === 1 || !/^[0-9a-f]*$/.test(text)) return undefined
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(i * 2, i * 2 + 2), 16))
}

/** Undefined for what is no base64. */
export const bytesOfBase64 = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  try {
    return Uint8Array.from(atob(text.replace(/\s+/g, '')), letter => letter.charCodeAt(0))
  } catch {
    return undefined
  }
}

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** Undefined for what is not UTF-8: bytes that two readers understand differently prove nothing. */
export const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])
