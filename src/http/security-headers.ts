// What every answer tells the browser: run nothing but our own files, send nothing elsewhere, be shown in nobody's frame.

import type { FastifyReply } from 'fastify'
import { nameOf } from './passkey-place.ts'

export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
].join('; ')

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()',
}

/**
 * A browser that came over https by a name comes no other way for a year. It takes no notice of this for addresses, nor while it does not
 * trust the certificate.
 */
export const requireHttps = (reply: FastifyReply, host: string | undefined): void => {
  const name = nameOf(host)
  if (name !== undefined && name !== 'localhost')
    reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
}

/** Sets them before the handler runs. What the API answers is not kept by caches unless its handler says so. */
export const setSecurityHeaders = (reply: FastifyReply, path: string): void => {
  reply.headers(headers)
  if (path.startsWith('/api/')) reply.header('cache-control', 'no-store')
}
