// Usual ports: whether this machine lets the makers' own ports (80, 554) be opened on a loopback address of its own.

import { once } from 'node:events'
import { createServer } from 'node:net'

/** What to say where it does not; false where it does. */
export const usualPortsMissing = async (): Promise<string | false> => {
  const server = createServer()
  server.listen(554, '127.99.99.99')
  try {
    await once(server, 'listening')
    server.close()
    return false
  } catch (error) {
    return `cần được mở cổng 80 và 554 (ports 80 and 554): ${(error as Error).message}`
  }
}
