// Door: a port that other systems knock at. RTSP and ONVIF open and close theirs alike.

import type { Server } from 'node:net'
import type { Logger } from '#base/log.ts'

/** Answers the port. Throws the system's error where it cannot listen. */
export const openDoor = async (
  server: Server,
  at: { readonly host: string; readonly port: number },
  log: Logger,
): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(at, () => {
      server.off('error', reject)
      resolve()
    })
  })
  server.on('error', error => log.error('a door for other systems met an error', { error, port: at.port }))
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : at.port
}

/** No more come in; `hangUp` sends away those who are in. */
export const closeDoor = async (server: Server, hangUp: () => void): Promise<void> => {
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  hangUp()
  await closed
}
