// A station as its operator starts it: a process that can be killed. Its recorder outlives it on purpose, and goes with the test.

import { join } from 'node:path'
import type { Running, Workplace } from '#bench/workplace.ts'
import { matthan } from './command-line.ts'
import { Asked } from './neighbourhood.ts'
import { until } from './patience.ts'

export class StationProcess extends Asked {
  readonly running: Running

  constructor(data: string, running: Running) {
    super(data)
    this.running = running
  }

  static async start(
    stack: AsyncDisposableStack,
    place: Workplace,
    data: string,
    env: NodeJS.ProcessEnv = {},
    program: readonly [string, ...string[]] = [matthan, 'station', '--empty', '--port', '0', '--data'],
  ): Promise<StationProcess> {
    const [file, ...args] = program
    const running = place.start(file, [...args, data], env)
    await running.says(/đang chạy \(running\)/, 20_000)
    const station = new StationProcess(data, running)
    const pid = await station.recorderPid()
    stack.defer(() => end(pid))
    stack.defer(() => running.stop()) // before its recorder, or it would start another
    return station
  }

  /** One that looks after its disks twice a second. */
  static quick(stack: AsyncDisposableStack, place: Workplace, data: string): Promise<StationProcess> {
    const program = [process.execPath, join(import.meta.dirname, 'killable-station.ts')] as const
    return StationProcess.start(stack, place, data, {}, [...program])
  }

  recorderPid(): Promise<number> {
    return until('the recorder runs', async () => (await this.status()).recorder.pid ?? undefined)
  }
}

/** A recorder that its station left behind; one that is gone already is no matter. */
const end = async (pid: number): Promise<void> => {
  if (!alive(pid)) return
  process.kill(pid, 'SIGTERM')
  await until('the recorder left', () => !alive(pid))
}

export const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false // ESRCH: there is no such process
  }
}
