// Sends a bundle as one file: a zip or a disc image put together on the way out, with its length and ranges; or the zip encrypted in the age format. Who may have it was decided, and noted, by whoever calls.

import { Readable } from 'node:stream'
import { Encrypter } from 'age-encryption'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '#base/problems.ts'
import type { EncryptedAsk } from '#contract/extraction.ts'
import { type Extent, extentLength } from '#engine/viewing/extents.ts'
import { type Body, sendExtents } from '#http/routes/recordings/send-extents.ts'

export const DISC_TYPE = 'application/vnd.efi.iso'

/** The station's own bundles. Throws `bundle_gone`, `bundle_damaged`. */
export type BundleWholes = {
  readonly zip: (id: string) => readonly Extent[]
  readonly disc: (id: string) => readonly Extent[]
  /** What lies there is what was sealed; files that were touched since are read for it. */
  readonly mustBeSealed: (id: string) => Promise<void>
  /** Reads it, and holds each file against what was sealed while it goes out. */
  readonly read: (id: string, extents: readonly Extent[], from: number, to: number) => AsyncIterable<Buffer>
}

/** A bundle that may leave, and how it is read. */
export type Leaving = Pick<BundleWholes, 'zip' | 'disc'> & { readonly read: NonNullable<Body['read']> }

/** Answers 200, 206 or 416. */
export const sendBundle = (
  request: FastifyRequest,
  reply: FastifyReply,
  { zip, read }: Leaving,
  id: string,
): FastifyReply =>
  sendExtents(request, reply, { type: 'application/zip', extents: zip(id), name: `${id}.zip`, version: id, read })

/** Answers 200, 206 or 416. */
export const sendDisc = (
  request: FastifyRequest,
  reply: FastifyReply,
  { disc, read }: Leaving,
  id: string,
): FastifyReply =>
  sendExtents(request, reply, {
    ...{ type: DISC_TYPE, extents: disc(id), name: `${id}.iso`, version: `${id}-disc`, read },
  })

/** Throws `bad_recipient`. */
export const sendEncryptedBundle = async (
  reply: FastifyReply,
  { zip, read }: Leaving,
  id: string,
  ask: EncryptedAsk,
): Promise<FastifyReply> => {
  const extents = zip(id)
  const length = extents.reduce((sum, extent) => sum + extentLength(extent), 0)
  const encrypter = encrypterFor(ask)
  const plain = Readable.toWeb(Readable.from(read(extents, 0, length), { objectMode: false }))
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
