// Answers under way. A long one (a download, a span that is played) is cut off as soon as its caller may not have it any more.

import type { FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether what is being sent is still what would be sent now; what says nothing is. */
    stillSo: (() => boolean) | undefined
  }
}

export type OpenAnswers = {
  readonly add: (request: FastifyRequest, reply: FastifyReply) => void
  /** Cuts off whatever `allowed` says no to. */
  readonly review: (allowed: (request: FastifyRequest) => boolean) => void
}

export const createOpenAnswers = (): OpenAnswers => {
  const open = new Map<FastifyReply, FastifyRequest>()
  return {
    add: (request, reply) => {
      open.set(reply, request)
      reply.raw.once('close', () => open.delete(reply))
    },
    review: allowed => {
      for (const [reply, request] of open) if (!allowed(request)) reply.raw.destroy()
    },
  }
}
