// The web page's files. Every path outside /api that is no file gets index.html, where the page's own router takes over;
// `/tv` gets the televisions' own page.
// Files with a hash in their name may be kept for ever; the rest is asked for anew each time.

import { stat } from 'node:fs/promises'
import { join, normalize, sep } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '#base/problems.ts'
import { type Route, route } from './route.ts'

const YEAR_MS = 365 * 24 * 3600 * 1000
const notBuilt = `Trang web chưa được dựng. Hãy chạy ./start, hoặc npm run web.
(The web page is not built yet. Run ./start, or npm run web.)
`

export const pageRoutes = (web: string): readonly Route[] => [
  route({
    method: 'GET',
    path: '/*',
    access: 'public',
    summary: 'The web page and its files.',
    handler: (request, reply) => sendPage(web, request, reply),
  }),
]

const sendPage = async (
  web: string,
  request: Pick<FastifyRequest, 'url'>,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const path = filePath(request.url)
  if (path === undefined || path.startsWith('/api/') || path === '/api') throw new Problem('no_such_page')
  const hashed = path.startsWith('/assets/')
  if (!hashed) reply.header('cache-control', 'no-cache')
  if (path !== '/' && (await isFile(join(web, path))))
    return reply.sendFile(path, web, hashed ? { maxAge: YEAR_MS, immutable: true } : fresh)
  // A missing file is not a page: index.html in its place would only fail later and stranger.
  if (hashed || /\.[a-z0-9]{2,5}$/i.test(path)) throw new Problem('no_such_page')
  const page = path === '/tv' ? 'tv.html' : 'index.html'
  if (!(await isFile(join(web, page)))) return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt)
  return reply.sendFile(page, web, fresh)
}

// The header is set by hand above.
const fresh = { cacheControl: false } as const

// Undefined for what cannot be decoded or climbs out of the folder.
const filePath = (url: string): string | undefined => {
  try {
    const path = normalize(decodeURIComponent(url.split('?')[0] ?? '/'))
    return path.startsWith(sep) && !path.includes('\0') && !/(^|\/)\./.test(path) ? path : undefined
  } catch {
    return undefined // Not valid percent-encoding (decodeURIComponent throws); the caller answers that there is no such page.
  }
}

const isFile = async (file: string): Promise<boolean> => (await stat(file).catch(() => undefined))?.isFile() ?? false
