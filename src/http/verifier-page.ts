// The verifier's page, the same that lies in every bundle: whoever was handed a bundle gets a copy here that did not come with it.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '#base/problems.ts'
import { type Route, route } from './route.ts'

/** What it may do is written into it: run its own script, and send nothing anywhere. */
const POLICY = /<meta http-equiv="Content-Security-Policy" content="([^"<>]{1,2000})">/

export const verifierPageRoutes = (web: string): readonly Route[] => [
  route({
    method: 'GET',
    path: '/kiem-tra.html',
    access: 'public',
    summary: 'The page that verifies and plays a bundle, the same that lies in every bundle.',
    answers: { 200: { type: 'text/html; charset=utf-8', says: 'One page with all that it needs.' } },
    handler: async (_, reply) => {
      const page = await readFile(join(web, 'kiem-tra.html'), 'utf8').catch(() => undefined)
      const policy = page === undefined ? undefined : POLICY.exec(page)?.[1]
      if (page === undefined || policy === undefined) throw new Problem('no_such_page')
      return reply
        .header('content-security-policy', `${policy}; frame-ancestors 'none'`)
        .header('cache-control', 'no-cache')
        .type('text/html; charset=utf-8')
        .send(page)
    },
  }),
]
