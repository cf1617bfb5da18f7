// Sends extents as one body with Content-Length and HTTP ranges (RFC 9110 §14): one range a request, as players ask.

import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Extent, extentLength, readExtents } from '#engine/viewing/extents.ts'

export type Body = {
  readonly type: string
  readonly extents: readonly Extent[]
  readonly name?: string
  /** Of files that may be replaced by others: tells one from the next. */
  readonly version?: string
  /** Reads what is checked on its way out; else `readExtents`. */
  readonly read?: (extents: readonly Extent[], from: number, to: number) => AsyncIterable<Buffer>
}

/** Answers 200, 206 or 416. */
export const sendExtents = (request: FastifyRequest, reply: FastifyReply, body: Body): FastifyReply => {
  const length = body.extents.reduce((sum, extent) => sum + extentLength(extent), 0)
  const tag = `"${tagOf(body)}"`
  reply.header('content-type', body.type).header('accept-ranges', 'bytes').header('etag', tag)
  if (body.name !== undefined) reply.header('content-disposition', `attachment; filename="${body.name}"`)
  const asked = request.headers.range
  const fresh = request.headers['if-range'] === undefined || request.headers['if-range'] === tag
  const range = asked === undefined || !fresh ? undefined : readRange(asked, length)
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${length}`).send()
  const [from, to] = range ?? [0, length]
  if (range !== undefined) reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${length}`)
  reply.header('content-length', to - from)
  // Fastify would call an absent body 0 bytes long; an empty stream leaves the length as it was told.
  if (request.method === 'HEAD') return reply.send(Readable.from([]))
  // One piece ahead and no more: what is lent is filled anew only when the socket has drained.
  const pieces = body.read?.(body.extents, from, to) ?? readExtents(body.extents, from, to, 'lent')
  return reply.send(Readable.from(pieces, { objectMode: false, highWaterMark: 1 }))
}

/** `bytes=a-b`, `bytes=a-` or `bytes=-n` as [from, to); several ranges or another unit are answered whole. */
const readRange = (text: string, length: number): readonly [number, number] | 'unsatisfiable' | undefined => {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(text.trim())
  if (!found || (found[1] === '' && found[2] === '')) return undefined
  if (found[1] === '') {
    const last = Math.min(length, Number(found[2]))
    return last === 0 ? 'unsatisfiable' : [length - last, length]
  }
  const from = Number(found[1])
  const to = found[2] === '' ? length : Math.min(length, Number(found[2]) + 1)
  if (from >= length) return 'unsatisfiable'
  return to > from ? [from, to] : undefined // RFC 9110 §14.1.1: not a range at all
}

/** Says which bytes these are without reading them: footage never changes where it is written. */
const tagOf = ({ extents, version = '' }: Body): string => {
  const hash = createHash('sha256').update(version)
  for (const extent of extents) {
    if (extent.kind === 'bytes') hash.update(extent.bytes)
    else hash.update(`${extent.file} ${extent.at} ${extent.length}\n`)
  }
  return hash.digest('hex').slice(0, 32)
}
