// libav: the one place that loads `node-av`, the optional package that encodes and demuxes footage. Only the simulator's
// preparation uses it: once the packets are made, nothing of it runs.

import { Problem } from '#base/problems.ts'

export type Libav = typeof import('node-av')

export const loadLibav = async (): Promise<Libav> => {
  try {
    const av = await import('node-av')
    av.Log.setLevel(av.AV_LOG_ERROR)
    return av
  } catch (cause) {
    throw new Problem('footage_tool_missing', { package: 'node-av' }, { cause })
  }
}

/** Whether drawn footage can be made here; tests skip with these words when it cannot. */
export const libavMissing = async (): Promise<string | false> => {
  try {
    await import('node-av')
    return false
  } catch {
    return 'the optional package node-av is not installed'
  }
}

/** Turns a negative libav return into an error that says what was being done. */
export const check = (code: number, doing: string): number => {
  if (code < 0) throw new Error(`libav: ${doing} failed with ${code}`)
  return code
}
