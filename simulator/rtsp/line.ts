// Line: what a conversation is held over: a TCP socket, TLS over one, or the two HTTP connections of a tunnel.

import type { Duplex } from 'node:stream'

export interface Line extends Duplex {
  readonly remoteAddress?: string | undefined
  setNoDelay(noDelay?: boolean): unknown
  destroySoon(): void
  /** Gone without good-bye. */
  resetAndDestroy(): unknown
}
