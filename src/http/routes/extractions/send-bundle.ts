// Sends a bundle as one file: a zip or a disc image put together on the way out, with its length and ranges; or the zip encrypted in the age format. Who may have it was decided, and noted, by whoever calls.

import { Readable } from 'node:stream'
import { Encrypter } from 'age-encryption'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '#base/problems.ts'
import type { EncryptedAsk } from '#contract/extraction.ts'
import { type Extent, extentLength, readExtents } from '#engine/viewing/extents.ts'
import { sendExtents } from '#http/routes/recordings/send-extents.ts'

export const DISC_TYPE = 'application/vnd.efi.iso'

/** The station's own bundles. Throws `bundle_gone`, `bundle_damaged`. */
export type BundleWholes = {
  readonly zip: (id: string) => readonly Extent[]
  readonly disc: (id: string) => readonly Extent[]
}

/** Answers 200, 206 or 416. */
export const sendBundle = (
  request: FastifyRequest,
  reply: FastifyReply,
  bundles: BundleWholes,
  id: string,
): FastifyReply =>
  sendExtents(request, reply, { type: 'application/zip', extents: bundles.zip(id), name: `${id}.zip`, version: id })

/** Answers 200, 206 or 416. */
export const sendDisc = (
  request: FastifyRequest,
  reply: FastifyReply,
  bundles: BundleWholes,
  id: string,
): FastifyReply =>
  sendExtents(request, reply, {
    ...{ type: DISC_TYPE, extents: bundles.disc(id), name: `${id}.iso`, version: `${id}-disc` },
  })

/** Throws `bad_recipient`. */
export const sendEncryptedBundle = async (
  reply: FastifyReply,
  bundles: BundleWholes,
  id: string,
  ask: EncryptedAsk,
): Promise<FastifyReply> => {
  const extents = bundles.zip(id)
  const length = extents.reduce((sum, extent) => sum + extentLength(extent), 0)
  const encrypter = encrypterFor(ask)
  const plain = Readable.toWeb(Readable.from(readExtents(extents, 0, length), { objectMode: false }))
  const sealed = await encrypter.encrypt(plain as ReadableStream<Uint8Array>)
  reply.header('content-type', 'application/octet-stream')
  reply.header('content-disposition', `attachment; filename="${id}.zip.age"`)
  return reply.send(Readable.fromWeb(sealed as never))
}

/** Throws `bad_recipient`: asked before anything is promised. */
export const mustEncrypt = (ask: EncryptedAsk): void => void encrypterFor(ask)

const encrypterFor = (ask: EncryptedAsk): Encrypter => {
  const encrypter = new Encrypter()
  if (ask.kind === 'passphrase') {
    encrypter.setPassphrase(ask.passphrase.normalize('NFC'))
    return encrypter
  }
  try {
    encrypter.addRecipient(ask.recipient)
    return encrypter
  } catch (cause) {
    throw new Problem('bad_recipient', {}, { cause })
  }
}
