// Station runs: whether a station, or a recorder that outlived one, works on a data folder.

import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { Problem } from '#base/problems.ts'
import { reachable } from '#http/listen.ts'

/** Throws `station_running`. */
export const refuseWhileRunning = async (data: string): Promise<void> => {
  if (await stationRuns(data)) throw new Problem('station_running', { data })
}

export const stationRuns = async (data: string): Promise<boolean> =>
  (await answers(join(data, 'station.sock'))) || (await answers(join(data, 'recorder.sock')))

const answers = (file: string): Promise<boolean> => {
  if (!existsSync(file)) return Promise.resolve(false)
  const { path, close } = reachable(file)
  return new Promise<boolean>(resolve => {
    const socket = connect(path)
    const done = (answer: boolean) => {
      socket.destroy()
      close()
      resolve(answer)
    }
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
  })
}
