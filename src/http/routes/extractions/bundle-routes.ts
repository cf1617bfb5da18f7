// Bundles that leave: as one zip or one disc image with ranges, or encrypted under an address that works once. Purpose, case, cameras and spans come into the access log by the
// extraction that stands in the path.

import { randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, type WallTime90k, wallPlus } from '#base/units.ts'
import { nameOf } from '#community/access/accounts.ts'
import { type EncryptedAsk, encryptedAskShape, encryptedShape } from '#contract/extraction.ts'
import { toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import type { BundleDoor } from './bundle-door.ts'
import { extractionParams } from './extraction-routes.ts'
import {
  type BundleWholes,
  DISC_TYPE,
  type Leaving,
  mustEncrypt,
  sendBundle,
  sendDisc,
  sendEncryptedBundle,
} from './send-bundle.ts'

export type BundleRoutePorts = {
  readonly door: BundleDoor
  readonly bundles: BundleWholes
  /** What lies there is not what was sealed any more. */
  readonly damaged: (extraction: number, file: string) => void
  readonly clock: Clock
}

type Ticket = {
  readonly extraction: number
  readonly by: string
  readonly ask: EncryptedAsk
  readonly until: WallTime90k
}

const STANDS = spanFromMillis(5 * 60_000)
const MOST_TICKETS = 100
const ticketParams = extractionParams.extend({ ticket: z.string().regex(/^[\w-]{32}$/) })

export const bundleRoutes = (ports: BundleRoutePorts): readonly Route[] => {
  const tickets = new Map<string, Ticket>()
  return [wholeRoute(ports), discRoute(ports), askRoute(ports, tickets), encryptedRoute(ports, tickets)]
}

/** Throws `bundle_damaged`, before anything is sent or on the way; whoever answers for the footage is told. */
const leaving = async ({ bundles, damaged }: BundleRoutePorts, extraction: number, name: string): Promise<Leaving> => {
  const told = (error: unknown): unknown => {
    if (error instanceof Problem && error.code === 'bundle_damaged') damaged(extraction, String(error.where.file ?? ''))
    return error
  }
  try {
    await bundles.mustBeSealed(name)
  } catch (error) {
    throw told(error)
  }
  const read: Leaving['read'] = async function* (extents, from, to) {
    try {
      yield* bundles.read(name, extents, from, to)
    } catch (error) {
      throw told(error)
    }
  }
  return { zip: id => bundles.zip(id), disc: id => bundles.disc(id), read }
}

const wholeRoute = (ports: BundleRoutePorts): Route =>
  route({
    method: 'GET',
    path: '/api/extractions/:extraction/bundle.zip',
    access: 'session',
    does: toSome('extract'),
    summary: 'The sealed bundle as one zip, stored and not compressed, put together on the way.',
    params: extractionParams,
    answers: { 200: { type: 'application/zip', says: 'The bundle; HTTP ranges are answered.' } },
    handler: async ({ params, caller, sight }, reply) => {
      const { name } = ports.door({ caller, sight }, params.extraction)
      return sendBundle(reply.request, reply, await leaving(ports, params.extraction, name), name)
    },
  })

const discRoute = (ports: BundleRoutePorts): Route =>
  route({
    method: 'GET',
    path: '/api/extractions/:extraction/bundle.iso',
    access: 'session',
    does: toSome('extract'),
    summary:
      'The sealed bundle as an image to burn on a disc or to open as a drive (ISO 9660, Joliet), put together on the way.',
    params: extractionParams,
    answers: { 200: { type: DISC_TYPE, says: 'The image; HTTP ranges are answered.' } },
    handler: async ({ params, caller, sight }, reply) => {
      const { name } = ports.door({ caller, sight }, params.extraction)
      return sendDisc(reply.request, reply, await leaving(ports, params.extraction, name), name)
    },
  })

const askRoute = ({ door, clock }: BundleRoutePorts, tickets: Map<string, Ticket>): Route =>
  route({
    method: 'POST',
    path: '/api/extractions/:extraction/encrypted',
    access: 'session',
    does: toSome('extract'),
    summary: 'An address under which the bundle is fetched once, encrypted in the age format, within five minutes.',
    params: extractionParams,
    body: encryptedAskShape,
    answers: { 201: encryptedShape },
    handler: async ({ params, body, caller, sight }, reply) => {
      door({ caller, sight }, params.extraction)
      mustEncrypt(body)
      const now = clock.wall()
      for (const [key, { until }] of tickets) if (until < now) tickets.delete(key)
      const oldest = tickets.keys().next().value
      if (tickets.size >= MOST_TICKETS && oldest !== undefined) tickets.delete(oldest)
      const ticket = randomBytes(24).toString('base64url')
      const until = wallPlus(now, STANDS)
      tickets.set(ticket, { extraction: params.extraction, by: nameOf(caller), ask: body, until })
      const href = `/api/extractions/${params.extraction}/encrypted/${ticket}`
      return reply.code(201).send({ href, until_90k: until })
    },
  })

const encryptedRoute = (ports: BundleRoutePorts, tickets: Map<string, Ticket>): Route =>
  route({
    method: 'GET',
    path: '/api/extractions/:extraction/encrypted/:ticket',
    access: 'session',
    does: toSome('extract'),
    summary: 'The bundle, encrypted as it was asked for; by whoever asked, and once.',
    params: ticketParams,
    answers: { 200: { type: 'application/octet-stream', says: 'The zip, encrypted (age-encryption.org/v1).' } },
    handler: async ({ params, caller, sight }, reply): Promise<FastifyReply> => {
      const { name } = ports.door({ caller, sight }, params.extraction)
      const ticket = tickets.get(params.ticket)
      const good =
        ticket?.extraction === params.extraction && ticket.by === nameOf(caller) && ticket.until >= ports.clock.wall()
      if (ticket === undefined || !good) throw new Problem('encrypted_over', { extraction: params.extraction })
      const whole = await leaving(ports, params.extraction, name)
      tickets.delete(params.ticket)
      return sendEncryptedBundle(reply, whole, name, ticket.ask)
    },
  })
